import type { FoodsFile } from "./foods.js";
import type { FoodFilter, FoodFilters } from "./people.js";
import type { Problem } from "./problems.js";
import type { Read } from "./read-yaml.js";
import { MEALS, TAGS } from "./schema.js";

const FILE = "content/food-filters.yaml";

/** Tags, groups and meals that foods.csv knows, and filters that let something through. */
export function checkFilters(
  { value, lineOf }: Read<FoodFilters>,
  { foods }: FoodsFile,
  problems: Problem[],
): void {
  const groups = new Set([...foods.values()].map(({ group }) => group));
  const filters: [PropertyKey[], FoodFilter][] = [
    ...Object.entries(value.diets).map(([id, one]): [PropertyKey[], FoodFilter] => [["diets", id], one]),
    ...Object.entries(value.groups).map(([id, one]): [PropertyKey[], FoodFilter] => [["groups", id], one]),
    ...value.words.map((one, i): [PropertyKey[], FoodFilter] => [["words", i], one]),
  ];
  for (const [path, filter] of filters) {
    const complain = (what: string, fix: string) =>
      problems.push({ file: FILE, line: lineOf(path), what, fix });
    for (const tag of [...filter.any, ...filter.without, ...filter.tags]) {
      if (!(TAGS as readonly string[]).includes(tag))
        complain(`unknown tag "${tag}"`, `use ${TAGS.join(", ")}`);
    }
    for (const group of [...filter.groups, ...filter.withoutGroups].filter((one) => !groups.has(one))) {
      complain(`no food is of the group "${group}"`, `use ${[...groups].join(", ")}`);
    }
    for (const meal of filter.meals) {
      if (!(MEALS as readonly string[]).includes(meal))
        complain(`unknown meal "${meal}"`, `use ${MEALS.join(", ")}`);
    }
  }
}
