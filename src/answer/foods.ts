import { amountText, roundedAmount } from "../content/amounts.js";
import type { Asked, Portion } from "../content/asked.js";
import type { Food, Library, Nutrient } from "../content/schema.js";
import type { AnswerBlock } from "./answer.js";
import type { Citer } from "./cite.js";
import { capitalised, needText } from "./figures.js";
import { fill, type Values } from "./fill.js";
import { perServing, ranked, richestFoods, shareOf, shareOfBoth } from "./food-ranking.js";
import { amountsOf, type Whom, whomOf } from "./person.js";

/** Data of every food figure. */
export const FOOD_SOURCE = "usda-fdc";
/** A serving with less of the Daily Value is no source of a nutrient. */
const LEAST_SHARE = 0.02;
/** Of two nutrients a food on their list has at least as much of each. */
const LEAST_OF_BOTH = 0.05;
/** More than this nobody eats for the sake of one nutrient. */
const MOST_SERVINGS = 12;
const MOST_GRAMS = 1000;
/** Brazil nuts: their selenium adds up long before any other nutrient does. */
const FEW_A_DAY = "few-a-day";

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** A list for one or two nutrients, narrowed to what was asked for, with what has to be said of such a list. */
export function foodList(nutrients: Nutrient[], asked: Asked, library: Library, citer: Citer): AnswerBlock[] {
  const [first, second] = nutrients;
  if (!first) return [];
  const { filters } = asked;
  const named: Values = {
    name: first.name,
    second: second?.name ?? "",
    filters: filters.length > 0 ? ` (${filters.map(({ name }) => name).join(", ")})` : "",
    count: String(library.foods.size),
    source: { figure: "", source: FOOD_SOURCE },
  };
  const say = (name: Parameters<typeof fill<"food-list">>[2], values: Values = {}) =>
    fill(library, "food-list", name, { ...named, ...values }, citer);
  const foods = second
    ? ranked(library, filters, (food) => shareOfBoth(food, first, second, library))
    : richestFoods(library, first, filters);
  const least = second ? LEAST_OF_BOTH : LEAST_SHARE;
  const worth = foods.filter((food) => nutrients.every((one) => shareOf(food, one, library) >= least));
  const whom = whomOf(asked.person, library.people);
  const table = second
    ? twoNutrientsTable(worth, first, second, library)
    : foodsTable(worth, first, library, asked.person && whom);
  const list =
    worth.length === 0
      ? say("nothing-found")
      : say(asked.wantsLittle ? "little" : second ? "two-nutrients" : "one-nutrient", {
          table: { blocks: () => [table] },
        });
  const needs = nutrients.flatMap((nutrient) => {
    const daily = needText(nutrient, whom);
    return daily ? say("need", { name: nutrient.name, daily, "person-first": capitalised(whom.name) }) : [];
  });
  const notes = new Set(filters.flatMap(({ note }) => note ?? []));
  const isFiltered = filters.some(({ any, without }) => any.length + without.length > 0);
  return [
    ...list,
    ...needs,
    ...(isFiltered ? say("filtered") : []),
    ...[...notes].flatMap((note) => say(note)),
  ];
}

/** "Spinach, boiled (1/2 cup): 3.2 mg, 18%": what each named food holds of a nutrient, the richest first. */
export function namedFoods(asked: Asked, nutrient: Nutrient, library: Library, citer: Citer): AnswerBlock[] {
  const { foods, portion, howMuchFood } = asked;
  const byAmount = foods.toSorted(
    (a, b) => (perServing(b, nutrient.id) ?? 0) - (perServing(a, nutrient.id) ?? 0),
  );
  return byAmount.flatMap((food) => {
    const values: Values = {
      food: food.name,
      name: nutrient.name,
      source: { figure: "", source: FOOD_SOURCE },
    };
    const per100g = food.per100g.get(nutrient.id);
    if (per100g === undefined) return fill(library, "portion", "no-figure", values, citer);
    if (per100g === 0) return fill(library, "portion", "none", values, citer);
    if (howMuchFood && !portion) return foodForADay(food, per100g, nutrient, asked, values, library, citer);
    const isFirst = food === foods[0];
    const grams = (isFirst ? portion?.grams : undefined) ?? food.grams;
    const amount = (per100g * grams) / 100;
    const share = nutrient.label && `${Math.round((100 * amount) / nutrient.label.amount)}%`;
    return fill(
      library,
      "portion",
      foods.length > 1 ? "compared" : "portion",
      {
        ...values,
        per100g: amountText(roundedAmount(per100g), { unit: nutrient.unit }),
        portion: isFirst && portion ? portionText(portion, food) : servingText(food),
        amount: amountText(roundedAmount(amount), { unit: nutrient.unit }),
        share: share ? `, ${share} ${library.wording.labels.labelShare}` : "",
      },
      citer,
    );
  });
}

/** "How many almonds for a day's magnesium": the food that would give all of it. */
function foodForADay(
  food: Food,
  per100g: number,
  nutrient: Nutrient,
  { person }: Asked,
  values: Values,
  library: Library,
  citer: Citer,
): AnswerBlock[] {
  const whom = whomOf(person, library.people);
  const need = amountsOf(nutrient.daily.amounts, whom);
  const daily = needText(nutrient, whom);
  if (!need || !daily) return [];
  const grams = (need.most / per100g) * 100;
  const servings = grams / food.grams;
  const { piece } = food;
  const said: Values = {
    ...values,
    daily,
    person: whom.name,
    grams: `${NUMBER.format(roundedAmount(grams))} g`,
    pieces: piece ? ` (${Math.ceil(grams / piece.grams)} × ${piece.name})` : "",
    servings: NUMBER.format(roundedAmount(servings)),
    serving: servingText(food),
  };
  const isTooMuch = servings > MOST_SERVINGS || grams > MOST_GRAMS || food.tags.includes(FEW_A_DAY);
  return fill(library, "portion", isTooMuch ? "too-much-food" : "for-a-day", said, citer);
}

export function foodsTable(foods: Food[], nutrient: Nutrient, library: Library, whom?: Whom): AnswerBlock {
  const { food, amount, labelShare, need } = library.wording.labels;
  const most = whom && amountsOf(nutrient.daily.amounts, whom)?.most;
  const rows = foods.map((one) => {
    const share = most && `${Math.round((100 * (perServing(one, nutrient.id) ?? 0)) / most)}%`;
    return [
      `${one.name} (${servingText(one)})`,
      ...amountAndShare(one, nutrient, library),
      ...(share ? [share] : []),
    ];
  });
  const columns = [food, amount, ...(nutrient.label ? [labelShare] : []), ...(most ? [need] : [])];
  return { type: "table", columns, rows };
}

function twoNutrientsTable(foods: Food[], first: Nutrient, second: Nutrient, library: Library): AnswerBlock {
  const cell = (food: Food, nutrient: Nutrient) => {
    const amount = perServing(food, nutrient.id) ?? 0;
    return `${amountText(roundedAmount(amount), { unit: nutrient.unit })} ${nutrient.name}`;
  };
  const rows = foods.map((food) => [
    `${food.name} (${servingText(food)})`,
    cell(food, first),
    cell(food, second),
  ]);
  return { type: "table", columns: [library.wording.labels.food, first.name, second.name], rows };
}

/** What a food holds of every covered nutrient, in a portion or a serving. */
export function lookupTable(food: Food, portion: Portion | undefined, library: Library): AnswerBlock {
  const { perServing: head, amount } = library.wording.labels;
  const rows = [...library.nutrients.values()].map((nutrient) => {
    return [capitalised(nutrient.name), ...amountAndShare(food, nutrient, library, portion?.grams)];
  });
  // The text above the table says what the share is of.
  return { type: "table", columns: [head, amount, ""], rows };
}

/** "1/2 cup, 90 g": a household measure for some, grams for the others. */
export function servingText({ serving, grams }: Food): string {
  return `${serving}, ${Math.round(grams)} g`;
}

/** "100 g", "3 oz (85 g)", "2 × egg (100 g)". */
export function portionText({ typed, grams }: Portion, { piece }: Food): string {
  const weight = `${NUMBER.format(roundedAmount(grams))} g`;
  if (/^\d+(\.\d+)? (g|gm|grams?)$/.test(typed)) return weight;
  return `${/^\w+$/.test(typed) && piece ? `${typed} × ${piece.name}` : typed} (${weight})`;
}

/** "6.5 mg" and "36%" (of the label's Daily Value, where there is one); one cell where USDA has no figure. */
function amountAndShare(
  food: Food,
  nutrient: Nutrient,
  { wording }: Library,
  grams = food.grams,
): [string] | [string, string] {
  const per100g = food.per100g.get(nutrient.id);
  if (per100g === undefined) return [wording.labels.noFigure];
  const amount = (per100g * grams) / 100;
  const text = amountText(roundedAmount(amount), { unit: nutrient.unit });
  if (!nutrient.label) return [text];
  return [text, `${Math.round((100 * amount) / nutrient.label.amount)}%`];
}
