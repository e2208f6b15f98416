import type { ListFilter } from "../content/asked.js";
import type { Food, Library, Nutrient } from "../content/schema.js";
import { amountsOf, whomOf } from "./person.js";

/** Foods of a list: enough to choose from, short enough for one screen. */
const LISTED_FOODS = 10;

/** The foods richest in a nutrient by household serving, best first; of seven livers the richest alone. */
export function richestFoods(library: Library, nutrient: Nutrient, filters: ListFilter[] = []): Food[] {
  return ranked(library, filters, (food) => perServing(food, nutrient.id));
}

export function ranked(
  library: Library,
  filters: ListFilter[],
  amountOf: (food: Food) => number | undefined,
): Food[] {
  const fitting = [...library.foods.values()].filter((food) =>
    filters.every((filter) => passes(food, filter)),
  );
  const valued = fitting
    .map((food) => ({ food, value: amountOf(food) ?? 0 }))
    .filter(({ value }) => value > 0);
  valued.sort((a, b) => b.value - a.value);
  // Who asks for cheese wants to compare cheeses.
  if (filters.some(({ groups, kindOf: kind }) => groups.length > 0 || kind))
    return valued.slice(0, LISTED_FOODS).map(({ food }) => food);
  const kinds = new Map<string, Food>();
  for (const { food } of valued) if (!kinds.has(kindOf(food.name))) kinds.set(kindOf(food.name), food);
  return [...kinds.values()].slice(0, LISTED_FOODS);
}

function passes(food: Food, filter: ListFilter): boolean {
  const { tags, group, meals } = food;
  return (
    (filter.any.length === 0 || filter.any.some((tag) => tags.includes(tag))) &&
    !filter.without.some((tag) => tags.includes(tag)) &&
    !filter.withoutGroups.includes(group) &&
    !filter.withoutFoods?.some((one) => isOfKind(food, one)) &&
    (!filter.kindOf || isOfKind(food, filter.kindOf)) &&
    (filter.groups.length === 0 || filter.groups.includes(group)) &&
    (filter.meals.length === 0 || filter.meals.some((meal) => meals.includes(meal)))
  );
}

function isOfKind(food: Food, other: Food): boolean {
  return food.group === other.group && kindOf(food.name) === kindOf(other.name);
}

/** "liver" of "Calf liver, fried", "salmon" of "Canned pink salmon with bones": the last word of the name proper. */
function kindOf(name: string): string {
  const [proper = name] = name
    .toLowerCase()
    .replace(/ \([^)]*\)/g, "")
    .split(/,| with | in | and /);
  return (proper.trim().split(" ").at(-1) ?? proper).replace(/e?s$/, "");
}

/** Amount in one household serving, in the unit of the nutrient; undefined where USDA has no value. */
export function perServing(food: Food, nutrient: string): number | undefined {
  const per100g = food.per100g.get(nutrient);
  return per100g === undefined ? undefined : (per100g * food.grams) / 100;
}

/** Of the Daily Value, or of an adult's daily amount where there is none. */
export function shareOf(food: Food, nutrient: Nutrient, { people }: Library): number {
  const whole = nutrient.label?.amount ?? amountsOf(nutrient.daily.amounts, whomOf(undefined, people))?.most;
  return whole ? (perServing(food, nutrient.id) ?? 0) / whole : 0;
}

export function shareOfBoth(food: Food, first: Nutrient, second: Nutrient, library: Library): number {
  return Math.min(shareOf(food, first, library), shareOf(food, second, library));
}
