import { amountText, isWho, roundedAmount, rowFor } from "../content/amounts.js";
import type { AmountRow, Food, Library, Nutrient, SlotCall } from "../content/schema.js";
import type { Wording } from "../content/wording.js";
import type { AnswerBlock } from "./answer.js";

/** Foods of a list: enough to choose from, short enough for one screen. */
const LISTED_FOODS = 10;

/** The text of `{{daily female 30}}`, `{{limit everyone 30}}` or `{{label}}`. Slots are proved at load. */
export function figureText({ name, args }: SlotCall, nutrient: Nutrient): string {
  if (name === "label" && nutrient.label) return amountText(nutrient.label.amount, nutrient);
  const [who = "", age = ""] = args;
  const rows: readonly AmountRow[] = name === "daily" ? nutrient.daily.amounts : nutrient.limits.amounts;
  const row = isWho(who) ? rowFor(rows, who === "everyone" ? "male" : who, Number(age)) : undefined;
  if (!row || row.amount === "none") throw new Error(`no figure for {{${name} ${args.join(" ")}}}`);
  return amountText(row.amount, nutrient);
}

/** Amounts by life stage, rows of equal age side by side. */
export function amountsTable(rows: readonly AmountRow[], nutrient: Nutrient, wording: Wording): AnswerBlock {
  const labels = wording.labels;
  const cells = rows.map((row) => {
    const amount = row.amount === "none" ? labels.noLimit : amountText(row.amount, nutrient);
    const kind = "kind" in row && row.kind === "AI" ? ` ${labels.adequateIntake}` : "";
    return [`${wording.who[row.who]}, ${row.age.label.replace("-", "–")}`, amount + kind];
  });
  return { type: "table", columns: [labels.who, labels.amount], rows: cells };
}

/** The foods richest in a nutrient by household serving, best first; of seven livers the richest alone. */
export function richestFoods(foods: Iterable<Food>, nutrient: Nutrient): Food[] {
  const ranked = [...foods].filter((food) => perServing(food, nutrient.id) !== undefined);
  ranked.sort((a, b) => (perServing(b, nutrient.id) ?? 0) - (perServing(a, nutrient.id) ?? 0));
  const kinds = new Map<string, Food>();
  for (const food of ranked) if (!kinds.has(kindOf(food.name))) kinds.set(kindOf(food.name), food);
  return [...kinds.values()].slice(0, LISTED_FOODS);
}

/** "liver" of "Calf liver, fried", "salmon" of "Canned pink salmon with bones": the last word of the name proper. */
function kindOf(name: string): string {
  const [proper = name] = name
    .toLowerCase()
    .replace(/ \([^)]*\)/g, "")
    .split(/,| with | in | and /);
  return (proper.trim().split(" ").at(-1) ?? proper).replace(/e?s$/, "");
}

export function foodsTable(foods: Food[], nutrient: Nutrient, wording: Wording): AnswerBlock {
  const { food, amount, labelShare } = wording.labels;
  const rows = foods.map((one) => [
    `${one.name} (${servingText(one)})`,
    ...amountAndShare(one, nutrient, wording),
  ]);
  return { type: "table", columns: nutrient.label ? [food, amount, labelShare] : [food, amount], rows };
}

/** What a food holds of every covered nutrient, per serving. */
export function lookupTable(food: Food, library: Library): AnswerBlock {
  const { wording } = library;
  const { perServing: head, amount } = wording.labels;
  const rows = [...library.nutrients.values()].map((nutrient) => {
    return [capitalised(nutrient.name), ...amountAndShare(food, nutrient, wording)];
  });
  // The text above the table says what the share is of.
  return { type: "table", columns: [head, amount, ""], rows };
}

/** "1/2 cup, 90 g": a household measure for some, grams for the others. */
export function servingText({ serving, grams }: Food): string {
  return `${serving}, ${Math.round(grams)} g`;
}

/** "6.5 mg" and "36%" (of the label's Daily Value, where there is one); one cell where USDA has no figure. */
export function amountAndShare(
  food: Food,
  nutrient: Nutrient,
  wording: Wording,
): [string] | [string, string] {
  const amount = perServing(food, nutrient.id);
  if (amount === undefined) return [wording.labels.noFigure];
  const text = amountText(roundedAmount(amount), { unit: nutrient.unit });
  if (!nutrient.label) return [text];
  return [text, `${Math.round((100 * amount) / nutrient.label.amount)}%`];
}

/** Amount in one household serving, in the unit of the nutrient; undefined where USDA has no value. */
function perServing(food: Food, nutrient: string): number | undefined {
  const per100g = food.per100g.get(nutrient);
  return per100g === undefined ? undefined : (per100g * food.grams) / 100;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
