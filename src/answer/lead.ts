import type { Asked } from "../content/asked.js";
import type { AnswerId } from "../content/fields.js";
import type { Library, Nutrient } from "../content/schema.js";
import { adviceFor } from "./advice.js";
import type { AnswerBlock } from "./answer.js";
import type { Citer } from "./cite.js";
import { doseCheck } from "./doses.js";
import { capitalised, rowsForPerson } from "./figures.js";
import { fill } from "./fill.js";
import { foodList, namedFoods } from "./foods.js";
import { levelCheck } from "./levels.js";
import { namedMedicines, namedPairs } from "./medicines.js";
import { whomOf } from "./person.js";

const LOOKUP: AnswerId = "food/lookup";
const MOST_DOSES = 2;
/** Answers that begin with a check of the dose, where one was named. */
const ON_DOSES = new Set(["limits", "daily-amount", "supplements", "overview"]);

/**
 * What stands before the written text: the figures for what the question named, a dose, a person, a diet, a medicine,
 * a lab value. Empty where it named nothing of that kind.
 */
export function leadOf(id: AnswerId, asked: Asked, library: Library, citer: Citer): AnswerBlock[] {
  const [head = "", aspect = ""] = id.split("/");
  const nutrient = library.nutrients.get(head);
  if (id === "faq/medicines") return namedMedicines(asked, [], library, citer);
  if (id === "faq/too-much" || id === "faq/supplements") return dosesLead(asked, undefined, library, citer);
  if (!nutrient) return [];
  if (ON_DOSES.has(aspect)) {
    const doses = dosesLead(asked, nutrient, library, citer);
    if (doses.length > 0) return doses;
  }
  switch (aspect) {
    case "daily-amount":
      if (asked.howMuchFood && asked.foods.length > 0) return namedFoods(asked, nutrient, library, citer);
      return asked.person ? personLead("daily", nutrient, asked, library, citer) : [];
    case "limits":
      return asked.person ? personLead("limits", nutrient, asked, library, citer) : [];
    case "foods":
      return foodsLead(nutrient, asked, library, citer);
    case "interactions":
      return [...namedMedicines(asked, [nutrient], library, citer), ...namedPairs(asked, library, citer)];
    case "testing":
      return asked.levels
        .filter((level) => level.nutrient === nutrient)
        .flatMap((level) => levelCheck(level, library, citer));
    default:
      return [];
  }
}

/** The title, where what was named changes it. */
export function titleOf(id: AnswerId, asked: Asked, library: Library): string | undefined {
  if (id === LOOKUP) return asked.foods.map(({ name }) => name).join(" · ") || undefined;
  const [first, second] = pairOfNutrients(id, asked);
  if (!first || !second) return undefined;
  return capitalised(library.aspects.foods.title.replace("{name}", LIST.format([first.name, second.name])));
}

const LIST = new Intl.ListFormat("en");

function dosesLead(
  { doses, person }: Asked,
  nutrient: Nutrient | undefined,
  library: Library,
  citer: Citer,
): AnswerBlock[] {
  return doses
    .filter((dose) => !nutrient || dose.nutrient === nutrient)
    .slice(0, MOST_DOSES)
    .flatMap((dose) => doseCheck(dose, person, library, citer));
}

function personLead(
  kind: "daily" | "limits",
  nutrient: Nutrient,
  { person }: Asked,
  library: Library,
  citer: Citer,
): AnswerBlock[] {
  const whom = whomOf(person, library.people);
  const table = { blocks: () => rowsForPerson(kind, nutrient, whom, library, citer) };
  const { limits, name } = nutrient;
  const values = {
    name,
    "name-first": capitalised(name),
    person: whom.name,
    covers: limits.covers,
    "limit-source": { figure: "", source: limits.source },
    table,
  };
  return [
    ...fill(library, "needs", kind === "daily" ? "daily-amount" : "limits", values, citer),
    ...adviceFor(nutrient, person, library, citer),
  ];
}

function foodsLead(nutrient: Nutrient, asked: Asked, library: Library, citer: Citer): AnswerBlock[] {
  if (asked.foods.length > 0) return namedFoods(asked, nutrient, library, citer);
  const [, second] = pairOfNutrients(`${nutrient.id}/foods`, asked);
  if (asked.filters.length === 0 && !second && !asked.person && !asked.wantsLittle) return [];
  return [
    ...foodList(second ? [nutrient, second] : [nutrient], asked, library, citer),
    ...adviceFor(nutrient, asked.person, library, citer),
  ];
}

/** "Iron and b12 foods": two nutrients that are wanted at once. */
function pairOfNutrients(id: AnswerId, { nutrients, foods }: Asked): Nutrient[] {
  if (!id.endsWith("/foods") || foods.length > 0 || nutrients.length !== 2) return [];
  const first = nutrients.find((one) => id.startsWith(`${one.id}/`));
  return first ? [first, ...nutrients.filter((one) => one !== first)] : [];
}

/** Whether one answer speaks of both nutrients, so that the second needs none of its own. */
export function isForBoth(id: AnswerId, asked: Asked): boolean {
  return pairOfNutrients(id, asked).length === 2;
}
