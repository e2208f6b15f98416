import { amountText } from "../content/amounts.js";
import type { AmountRow, Library, Nutrient } from "../content/schema.js";
import type { Wording } from "../content/wording.js";
import type { AnswerBlock } from "./answer.js";
import type { Citer } from "./cite.js";
import { amountsOf, type Range, rowsOf, type Whom } from "./person.js";

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const PLACES = ["uk", "eu"] as const;

/** Amounts by life stage, rows of equal age side by side. */
export function amountsTable(
  { amounts, source }: { amounts: readonly AmountRow[]; source: string },
  nutrient: Nutrient,
  { wording }: Library,
  citer: Citer,
): AnswerBlock {
  const { who, amount } = wording.labels;
  const rows = amounts.map((row) => amountRow(row, nutrient, wording));
  return { type: "table", columns: [who, amount], rows, cite: citer.cite(source) };
}

/** "Female, 31+ years", "320 mg". */
function amountRow(row: AmountRow, nutrient: Nutrient, { labels, who }: Wording): [string, string] {
  const amount = row.amount === "none" ? labels.noLimit : amountText(row.amount, nutrient);
  const kind = "kind" in row && row.kind === "AI" ? ` ${labels.adequateIntake}` : "";
  return [`${who[row.who]}, ${row.age.label.replace("-", "–")}`, amount + kind];
}

/** What the UK and the EU say, where that differs from the US for anybody: a heading and a table for each. */
export function tablesElsewhere(
  kind: "daily" | "limits",
  nutrient: Nutrient,
  library: Library,
  citer: Citer,
): AnswerBlock[] {
  return PLACES.flatMap((place): AnswerBlock[] => {
    const said = nutrient[place]?.[kind];
    if (!said?.amounts.some((row) => differs(row, nutrient[kind].amounts))) return [];
    const covers = "covers" in said ? ` (${said.covers})` : "";
    const heading: AnswerBlock = { type: "heading", text: `${library.wording.places[place]}${covers}` };
    return [heading, amountsTable(said, nutrient, library, citer)];
  });
}

/** Rows of the US, the UK and the EU for one kind of people; each place is named where there is more than one. */
export function rowsForPerson(
  kind: "daily" | "limits",
  nutrient: Nutrient,
  whom: Whom,
  { wording }: Library,
  citer: Citer,
): AnswerBlock[] {
  return (["us", ...PLACES] as const).flatMap((place): AnswerBlock[] => {
    const said = place === "us" ? nutrient[kind] : nutrient[place]?.[kind];
    const rows = said ? rowsOf<AmountRow>(said.amounts, whom) : [];
    if (!said || rows.length === 0) return [];
    const named = rows.map((row) => {
      const [head, amount] = amountRow(row, nutrient, wording);
      return [`${wording.places[place]}: ${head}`, amount];
    });
    const columns = [wording.labels.who, wording.labels.amount];
    return [{ type: "table", columns, rows: named, cite: citer.cite(said.source) }];
  });
}

/** A day's need of such people, "8 mg – 18 mg", with its source; undefined where none is set. */
export function needText(nutrient: Nutrient, whom: Whom): { figure: string; source: string } | undefined {
  const need = amountsOf(nutrient.daily.amounts, whom);
  return need && { figure: rangeText(need, nutrient), source: nutrient.daily.source };
}

/** "8–18 mg", "15–20 µg (600–800 IU)". */
export function rangeText({ least, most }: Range, nutrient: Nutrient): string {
  if (least === most) return amountText(least, nutrient);
  const { unit, also } = nutrient;
  const range = (per: number) => `${NUMBER.format(least * per)}–${NUMBER.format(most * per)}`;
  return `${range(1)} ${unit}${also ? ` (${range(also.per)} ${also.unit})` : ""}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a row says another amount than the US table for anybody it speaks of. */
function differs(row: AmountRow, us: readonly AmountRow[]): boolean {
  const { from, to } = row.age;
  const sexes = row.who === "everyone" ? (["male", "female"] as const) : [row.who];
  const same = sexes.flatMap((sex) =>
    rowsOf(us, { name: "", who: [sex, "everyone"], from, to, isChild: false }),
  );
  return same.some(({ amount }) => amount !== row.amount);
}
