import { type Dose, type Level, type Portion, sameUnit } from "../content/asked.js";
import type { Food, Library, Nutrient } from "../content/schema.js";
import type { Reading } from "./entities.js";
import type { Entity } from "./entity.js";
import { NUMBER, numberOf, timesADay } from "./frequency.js";

/** Doses with the nutrient each belongs to: the next one for "5000 iu of vitamin d", else the one before it. */
export function dosesIn(
  { entities, masked, synonyms }: Reading,
  about: Nutrient | undefined,
  library: Library,
): Dose[] {
  const words = masked.join(" ");
  const inOrder = entities.filter(
    ({ kind, id }) => kind === "nutrient" || (kind === "amount" && id === "dose"),
  );
  const amounts = inOrder.filter(({ kind }) => kind === "amount");
  const amountsFirst = inOrder[0]?.kind === "amount";
  const perDay = amounts.length === 1 ? timesADay(words) : 1;
  const named = (nutrient: Nutrient, of?: Entity) => {
    // "ferrous sulfate" is read as its plain name; what was typed tells the compound.
    const typed = synonyms.find((one) => nutrient.compounds.some(({ names }) => names.includes(one)));
    return masked.includes("elemental") ? nutrient.name : (typed ?? of?.text ?? nutrient.name);
  };
  const doses = inOrder.flatMap((entity, i): Dose[] => {
    const { measure } = entity;
    if (!measure || measure.unit === "ml" || measure.unit === "oz") return [];
    const [before, after] = [inOrder[i - 1], inOrder[i + 1]];
    const isOfAnother = amountsFirst && !after && amounts.length > 1 && !ENDS_DOSE.test(words);
    const of = (amountsFirst ? [after, before] : [before, after]).find((one) => one?.kind === "nutrient");
    const nutrient = of ? library.nutrients.get(of.id) : about;
    return nutrient && !isOfAnother ? [{ nutrient, ...measure, perDay, named: named(nutrient, of) }] : [];
  });
  if (amounts.length > 0) return TOGETHER.test(words) && !APART.test(words) ? summed(doses) : doses;
  const bare = Number(BARE_NUMBER.exec(words)?.[1]);
  if (!about || !(bare >= LEAST_BARE)) return [];
  // Labels give vitamin D in IU; everything else is counted in the unit of its tables.
  const unit = about.also?.unit ?? about.unit;
  return [{ nutrient: about, value: bare, unit, perDay: timesADay(words), named: named(about) }];
}

/** What may stand after the last amount where it is of the nutrient before: "zinc 15 mg and 10 mg at night". */
const ENDS_DOSE =
  /\{amount\}( (a|per|each|every|daily|day|at|in|the|night|morning|evening|twice|once|safe|ok|too|tablets?|pills?|capsules?|lozenges?)\b.*)?$/;
const TOGETHER = /\{amount\}.*\b(and|plus|with)\b.*\{amount\}/;
const APART = /\b(or|vs|versus|than|better|instead)\b/;
/** "vit d 5000", "ferritin level of 12": a number without its unit. */
const BARE_NUMBER =
  /\{nutrient\} (?:(?:supplement|tablet|pill|level|levels|blood|test|result|came|back|of|is|was|at|a|only|just) )*(\d+(?:\.\d+)?)(?= |$)/;
/** A smaller number after a name is hardly a dose. */
const LEAST_BARE = 10;

/** "200 mg in the morning and 200 mg at night" is 400 mg. */
function summed(doses: Dose[]): Dose[] {
  const sums = new Map<string, Dose>();
  for (const dose of doses) {
    const key = `${dose.nutrient.id} ${dose.unit} ${dose.named}`;
    const before = sums.get(key);
    sums.set(key, before ? { ...before, value: before.value + dose.value } : dose);
  }
  return [...sums.values()];
}

/** A number from a lab report, with the test it is of; the one that is named first of all. */
export function levelsIn({ entities, masked, synonyms }: Reading, nutrients: Nutrient[]): Level[] {
  const words = masked.join(" ");
  const asTyped = [words, ...synonyms, ...entities.map(({ text }) => text)].join(" ");
  const isNamed = ({ test }: Level) => test.words.some((word) => asTyped.includes(word));
  const tests = (measure: { value: number; unit?: string }) =>
    nutrients.flatMap((nutrient) => nutrient.tests.map((test): Level => ({ nutrient, test, ...measure })));
  const choose = (levels: Level[]) =>
    levels.length > 0 ? [levels.find(isNamed) ?? (levels[0] as Level)] : [];
  const measured = entities.flatMap(({ id, measure }) => (id === "level" && measure ? [measure] : []));
  if (measured.length > 0) {
    const isOf = ({ test, unit = "" }: Level) => test.units.some((one) => sameUnit(one.unit, unit));
    return measured.flatMap((measure) => choose(tests(measure).filter(isOf)));
  }
  const bare = BARE_NUMBER.exec(words)?.[1];
  return bare && !masked.includes("{amount}") ? choose(tests({ value: Number(bare) })) : [];
}

const GRAMS: Record<string, number> = { g: 1, oz: 28.35 };

/** "100 g", "3 oz", "2 cups", "half a cup" or "2 eggs" of the first food named. */
export function portionOf({ entities, masked }: Reading, food: Food): Portion | undefined {
  const words = masked.join(" ");
  const weight = entities.find(({ kind, measure }) => kind === "amount" && measure && measure.unit in GRAMS);
  if (weight?.measure) {
    return { typed: weight.text, grams: weight.measure.value * (GRAMS[weight.measure.unit] ?? 1) };
  }
  const number = `(${NUMBER})`;
  const [, measures, measure, plural = ""] =
    new RegExp(
      `\\b${number} (?:an? )?(cup|tablespoon|tbsp|teaspoon|tsp|slice|glass|can|serving)(e?s)? (?:of )?(?:\\w+ )?\\{food\\}`,
    ).exec(words) ?? [];
  if (measures && measure) {
    const [amount = 1, unit = ""] = servingOf(food);
    const asked = measure.replace("tbsp", "tablespoon").replace("tsp", "teaspoon").replace("glass", "cup");
    if (asked === "serving") return { typed: `${measures} servings`, grams: numberOf(measures) * food.grams };
    if (unit !== asked) return undefined;
    return { typed: `${measures} ${measure}${plural}`, grams: (numberOf(measures) / amount) * food.grams };
  }
  const pieces = new RegExp(`\\b${number} (?:\\w+ )?\\{food\\}`).exec(words)?.[1];
  if (!pieces || !food.piece) return undefined;
  return { typed: pieces, grams: numberOf(pieces) * food.piece.grams };
}

/** "1/2 cup, sliced" is half a cup. */
function servingOf({ serving }: Food): [number, string] {
  const [, whole = "", part, unit = ""] = /^(\d+(?:\.\d+)?)(?:\/(\d+))? (\w+?)s?\b/.exec(serving) ?? [];
  return [Number(whole) / Number(part ?? 1), unit];
}
