import type { Asked } from "../content/asked.js";
import type { Person, Stage } from "../content/people.js";
import type { Library } from "../content/schema.js";
import { dosesIn, levelsIn, portionOf } from "./amounts.js";
import type { Reading } from "./entities.js";
import type { Entity } from "./entity.js";
import { readFilters, wantsLittle } from "./filters.js";

const MOST_FOODS = 3;

/**
 * @param about the nutrients the decision is about, where the message names none
 * @param person who it is for, as told now or before
 * @param conditions the illnesses named now or before, by id
 */
export function readAsked(
  reading: Reading,
  about: string[],
  library: Library,
  person: Person | undefined,
  conditions: string[],
): Asked {
  const { entities, masked } = reading;
  const words = masked.join(" ");
  const named = unique(entities.flatMap((one) => (one.kind === "nutrient" ? [one.id] : [])));
  const nutrients = unique([...named, ...about]).flatMap((id) => library.nutrients.get(id) ?? []);
  const { filters, wanted } = readFilters(reading, person, library);
  const foods = unique(wanted.flatMap((id) => library.foods.get(id) ?? [])).slice(0, MOST_FOODS);
  const portion = foods[0] && portionOf(reading, foods[0]);
  const first = nutrients[0];
  return {
    nutrients,
    foods,
    ...(portion && { portion }),
    howMuchFood: /\bhow (much|many) (\w+ ){0,2}\{food\}/.test(words),
    filters,
    wantsLittle: wantsLittle(words, nutrients, library),
    doses: portion ? [] : dosesIn(reading, first, library),
    levels: levelsIn(reading, nutrients),
    medicines: medicinesIn(entities, library),
    others: unique([
      ...entities.flatMap(({ kind, id }) => (kind === "food" || kind === "nutrient" ? [id] : [])),
      ...masked,
    ]),
    conditions,
    ...(person && { person }),
  };
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}

/** The stage the message tells most of, with sex and age where they stand in it. */
export function personIn(entities: Entity[], { people }: Library): Person | undefined {
  const persons = entities.filter(({ kind }) => kind === "person");
  const stages = persons.flatMap(({ id }) => people.stages.find((stage) => stage.id === id) ?? []);
  const said = persons.flatMap(({ text }) => text.split(" "));
  const sex = (["female", "male"] as const).find((one) =>
    said.some((word) => people.sexes[one].includes(word)),
  );
  const years = persons.find((one) => one.years !== undefined)?.years;
  // "pregnant woman of 30": what sets people apart comes before "woman" and "adult".
  const ofSex = (stage: Stage) => stage.who !== "everyone" && stage.who !== "female" && stage.who !== "male";
  const stage = stages.find(ofSex) ?? stages.find(({ id }) => id !== "woman" && id !== "man") ?? stages[0];
  if (!stage) return undefined;
  return { stage: stage.id, ...(sex && { sex }), ...(years !== undefined && { years }) };
}

function medicinesIn(entities: Entity[], { medicines }: Library): Asked["medicines"] {
  const named = entities.filter(({ kind }) => kind === "medicine");
  return [...new Map(named.map((one) => [one.id, one])).values()].map(
    ({ id, text }) => medicines.medicines.find((medicine) => medicine.id === id) ?? { id, name: text },
  );
}
