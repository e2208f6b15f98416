import { WHO } from "./fields.js";
import type { AmountRow, Nutrient } from "./schema.js";

export type Who = (typeof WHO)[number];

export function isWho(value: string): value is Who {
  return (WHO as readonly string[]).includes(value);
}

/** The row that holds for a person; `everyone` rows hold for both sexes. `age` in years. */
export function rowFor<R extends AmountRow>(rows: readonly R[], who: Who, age: number): R | undefined {
  const holds = (row: R) => row.age.from <= age && age < row.age.to;
  const sexes: Who[] = who === "male" || who === "female" ? [who, "everyone"] : [who];
  return rows.find((row) => sexes.includes(row.who) && holds(row));
}

/**
 * Life stages that no row or more than one row speaks of. Males and females need every age from birth on,
 * pregnancy and breastfeeding 14 to 50 years.
 */
export function gapsIn(rows: readonly AmountRow[]): string[] {
  const edges = [...new Set(rows.flatMap((row) => [row.age.from, row.age.to]))].filter(Number.isFinite);
  const stages: [Who, number, number][] = [
    ["male", 0, 120],
    ["female", 0, 120],
    ["pregnant", 14, 51],
    ["breastfeeding", 14, 51],
  ];
  return stages.flatMap(([who, from, to]) => {
    const starts = [from, ...edges.filter((edge) => edge > from && edge < to)].sort((a, b) => a - b);
    return starts.flatMap((age) => {
      const found = rows.filter((row) => rowFor([row], who, age)).length;
      if (found === 1) return [];
      return [`${who}, ${ageText(age)}: ${found === 0 ? "no row" : `${found} rows`}`];
    });
  });
}

function ageText(years: number): string {
  return years < 1 ? `${Math.round(years * 12)} months` : `${years} years`;
}

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** "1,300 mg", "15 µg (600 IU)". `amount` in the unit of the nutrient. */
export function amountText(amount: number, nutrient: Pick<Nutrient, "unit" | "also">): string {
  const main = `${NUMBER.format(amount)} ${nutrient.unit}`;
  if (!nutrient.also) return main;
  return `${main} (${NUMBER.format(amount * nutrient.also.per)} ${nutrient.also.unit})`;
}

/** A figure as a person needs it: whole from 10 on, else at most two significant digits. */
export function roundedAmount(amount: number): number {
  return amount >= 10 ? Math.round(amount) : Number(amount.toPrecision(2));
}
