import type { ListFilter } from "../content/asked.js";
import type { FoodFilter, Person } from "../content/people.js";
import type { Food, Library, Nutrient } from "../content/schema.js";
import type { Reading } from "./entities.js";

/** "without meat", "no milk or cheese", "other than fish", "allergic to sesame": the food that follows is not wanted. */
const NOT_WANTED =
  /\b(?:without|no|not|except|avoid|avoiding|besides|minus|skip|exclude|excluding|hate|dislike|w o|(?:other|rather) than|apart from|instead of|allerg(?:ic|y) to|intolerant to|intolerance to|free (?:of|from)|not (?:from|eat|like|have|want))(?: any| the| my| eating| cows?)?$/;
/** "sesame allergy", "egg free", "egg and dairy free" (the latter is a diet). */
const NOT_WANTED_AFTER = /^(?:free|allerg\w+|intoleran\w+)\b|^(?:and|or) \{diet\}/;
/** What may stand between two foods that are not wanted. */
const GOES_ON = /^(?:and|or|nor)?$/;

/**
 * Diets, allergies, groups and meals that a list is narrowed to, and the foods that are asked about; a food that is
 * not wanted narrows the list too.
 */
export function readFilters(
  { entities, masked }: Reading,
  person: Person | undefined,
  library: Library,
): { filters: ListFilter[]; wanted: string[] } {
  const { diets, groups, words } = library.foodFilters;
  const filters: ListFilter[] = [];
  const wanted: string[] = [];
  const places = masked.flatMap((word, i) => (/^\{\w+\}$/.test(word) ? [i] : []));
  let refusedUpTo = -1;
  for (const [i, { kind, id, text }] of entities.entries()) {
    const place = places[i] ?? 0;
    const diet = kind === "diet" ? diets[id] : undefined;
    if (diet) filters.push(diet);
    if (kind !== "food") continue;
    const goesOn = refusedUpTo >= 0 && GOES_ON.test(masked.slice(refusedUpTo + 1, place).join(" "));
    const isRefused =
      goesOn ||
      NOT_WANTED.test(masked.slice(0, place).join(" ")) ||
      NOT_WANTED_AFTER.test(masked.slice(place + 1).join(" "));
    refusedUpTo = isRefused ? place : -1;
    const food = library.foods.get(id);
    const group = groups[id];
    if (isRefused)
      filters.push(...(group ? [refusal(group, library)] : food ? [refusalOf(food, text, library)] : []));
    else if (food && COMPARES.test(masked.slice(0, place).join(" "))) {
      filters.push({ ...NO_FILTER, name: text, kindOf: food });
    } else if (food) wanted.push(id);
    else if (group) filters.push(group);
  }
  const forPerson = person && diets[person.stage];
  if (forPerson) filters.push(forPerson);
  filters.push(...words.filter((one) => one.words.some((word) => masked.includes(word))));
  return { filters: [...new Map(filters.map((filter) => [filter.name, filter])).values()], wanted };
}

function refusal({ name, groups, tags }: FoodFilter, { wording }: Library): ListFilter {
  const without = wording.labels.without.replace("{name}", name);
  return { ...NO_FILTER, name: without, without: tags, withoutGroups: groups };
}

/** @param name as the user called it */
function refusalOf(food: Food, name: string, { wording }: Library): ListFilter {
  return { ...NO_FILTER, name: wording.labels.without.replace("{name}", name), withoutFoods: [food] };
}

/** "which cheese has most calcium": one of a kind is asked for, not this one. */
const COMPARES = /\b(?:which|what kind of|what type of|best)$/;

const NO_FILTER = {
  any: [],
  without: [],
  groups: [],
  meals: [],
  tags: [],
  withoutGroups: [],
  withoutFoods: [],
};

const FOOD = "(?:foods?|diet|drinks?|snacks?|meals?|\\{food\\})";
const LOW_IN = new RegExp(
  `${FOOD} (?:that (?:are|is) |are |with )?(?:very )?(?:low|lowest|least|little)(?: in| of)? \\{nutrient\\}`,
);
const LOW_FOODS = new RegExp(`\\b(?:low|lowest|least|no|less) \\{nutrient\\} ${FOOD}`);

/** "foods low in potassium"; "low iron foods" are for a lack, "low potassium foods" for those who must keep it low. */
export function wantsLittle(words: string, nutrients: Nutrient[], { foodFilters }: Library): boolean {
  const isRestricted = nutrients.some(({ id }) => foodFilters.restricted.includes(id));
  return LOW_IN.test(words) || (isRestricted && LOW_FOODS.test(words));
}
