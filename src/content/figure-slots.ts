import { amountText, isWho, rowFor } from "./amounts.js";
import { FIGURE } from "./parts.js";
import type { Nutrient } from "./schema.js";
import type { SlotCall } from "./section.js";

/** What a slot of a text may take its figure from. */
export interface FigureSources {
  /** The nutrient the file is about. */
  nutrient?: Nutrient | undefined;
  /** The `figures` of the same file. */
  figures: Record<string, string>;
  nutrients: ReadonlyMap<string, Nutrient>;
}

type FigureSlot = { text: string } | { what: string; fix: string };

const FORMS =
  "write {{daily female 30}}, {{limit everyone 30}}, {{label}}, {{uk daily female 30}}, {{eu limit everyone 30}} or " +
  "{{figure name}}; outside the nutrient's own file its id comes first: {{daily magnesium female 30}}";

/** The text of a slot that stands for a figure, or what is wrong with it. */
export function readFigureSlot({ name, args }: SlotCall, sources: FigureSources): FigureSlot {
  const words = [name, ...args];
  const place = words[0] === "uk" || words[0] === "eu" ? words.shift() : undefined;
  const kind = words.shift();
  if (kind === "figure") return ownFigure(words[0] ?? "", sources);
  const named = sources.nutrients.get(words[0] ?? "");
  if (named) words.shift();
  const nutrient = named ?? sources.nutrient;
  if (!nutrient) return { what: "names no nutrient", fix: FORMS };
  if (kind === "label" && !place && words.length === 0) {
    if (nutrient.label) return { text: amountText(nutrient.label.amount, nutrient) };
    return { what: "has no figure: the nutrient has no label value", fix: "leave it out" };
  }
  const [who = "", age = ""] = words;
  const isKnown = (kind === "daily" || kind === "limit") && isWho(who) && age !== "" && Number(age) >= 0;
  if (!isKnown) return { what: "is not known", fix: FORMS };
  const said = place === "uk" ? nutrient.uk : place === "eu" ? nutrient.eu : nutrient;
  const rows = (kind === "daily" ? said?.daily : said?.limits)?.amounts ?? [];
  const persons = who === "everyone" ? (["male", "female"] as const) : [who];
  const amounts = new Set(persons.map((person) => rowFor(rows, person, Number(age))?.amount));
  const [amount] = amounts;
  if (amounts.size !== 1) return { what: "differs between men and women", fix: "name male or female" };
  if (amount === undefined) return { what: "finds no row", fix: "mend the age or the front matter" };
  if (amount === "none") return { what: "has no figure, as no limit is set", fix: "say so in words" };
  return { text: amountText(amount, nutrient) };
}

function ownFigure(name: string, { figures, nutrient }: FigureSources): FigureSlot {
  const figure = figures[name];
  const [, number = "", unit = ""] = FIGURE.exec(figure ?? "") ?? [];
  if (!figure)
    return { what: "finds no figure", fix: `add "${name}: 500 mg" to figures in the front matter` };
  const amount = Number(number.replaceAll(",", ""));
  // Both units are printed wherever a nutrient is counted in two.
  if (nutrient?.also && unit === nutrient.also.unit) {
    return { text: amountText(amount / nutrient.also.per, nutrient) };
  }
  if (unit === nutrient?.unit) return { text: amountText(amount, nutrient) };
  return { text: figure };
}
