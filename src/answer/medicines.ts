import type { Asked } from "../content/asked.js";
import type { Apart, Effect, EffectKind, Pair } from "../content/medicines.js";
import { EFFECTS } from "../content/medicines.js";
import type { Library, Nutrient } from "../content/schema.js";
import type { AnswerBlock, AnswerSpan } from "./answer.js";
import type { Citer } from "./cite.js";
import { capitalised } from "./figures.js";
import { fill, resolveSpans } from "./fill.js";

const LIST = new Intl.ListFormat("en");

/** Every medicine that does something with a nutrient, under a heading for each kind of effect. */
export function medicinesOf(nutrient: Nutrient, library: Library, citer: Citer): AnswerBlock[] {
  const { wording } = library;
  return EFFECTS.flatMap((kind): AnswerBlock[] => {
    const entries = library.medicines.medicines.flatMap(({ name, effects }) =>
      effects
        .filter(({ effect, nutrients }) => effect === kind && nutrients.includes(nutrient.id))
        .map((effect): [string, Effect] => [name, effect]),
    );
    const text = wording.effects[kind].heading.replace("{name}", nutrient.name);
    return entries.length > 0 ? [{ type: "heading", text }, ...briefList(entries, library, citer)] : [];
  });
}

/** What a nutrient does with other nutrients, food and drink. */
export function pairsOf(nutrient: Nutrient, library: Library, citer: Citer): AnswerBlock[] {
  const pairs = library.medicines.pairs.filter(({ between }) => between.includes(nutrient.id));
  const entries = pairs.map((pair): [string, Pair] => {
    return [nameOf(pair.between.find((id) => id !== nutrient.id) ?? "", library), pair];
  });
  const heading: AnswerBlock = { type: "heading", text: library.wording.pairsHeading };
  return entries.length > 0 ? [heading, ...briefList(entries, library, citer)] : [];
}

/**
 * A long list, in which the reader looks for one name: of each the hours alone where there are any, else what happens.
 * Those of which the same is said share a line.
 */
function briefList(entries: [string, Effect | Pair][], library: Library, citer: Citer): AnswerBlock[] {
  const lines = new Map<string, { names: string[]; said: Effect | Pair }>();
  for (const [name, said] of entries) {
    const key = JSON.stringify(said.apart.length > 0 ? said.apart : said.text);
    const line = lines.get(key) ?? { names: [], said };
    line.names.push(name);
    lines.set(key, line);
  }
  const items = [...lines.values()].map(({ names, said: { text, apart } }): AnswerSpan[] => [
    { text: `${capitalised(LIST.format(names))}: `, strong: true },
    ...(apart.length > 0 ? gapSpans(apart, library, citer) : textSpans(text, library, citer)),
  ]);
  return listOf(items);
}

/** "Metformin: vitamin B12" for every medicine with common effects of these kinds. */
export function medicinesWith(
  isMeant: (effect: Effect) => boolean,
  said: (effect: Effect) => string,
  library: Library,
  citer: Citer,
): AnswerBlock {
  const items = library.medicines.medicines.flatMap(({ name, effects }): AnswerSpan[][] => {
    const meant = effects.filter((effect) => effect.common && isMeant(effect));
    if (meant.length === 0) return [];
    const parts = new Map(meant.map((effect) => [said(effect), effect]));
    const spans = [...parts].flatMap(([text, effect], i): AnswerSpan[] => [
      { text: `${i === 0 ? "" : "; "}${text}` },
      ...sourceOf(effect).map((source) => ({ cite: citer.cite(source) })),
    ]);
    return [[{ text: `${capitalised(name)}: `, strong: true }, ...spans]];
  });
  return { type: "list", ordered: false, items };
}

/** The answer to "can I take iron with levothyroxine", "does metformin lower b12", "what does omeprazole do". */
export function namedMedicines(
  asked: Asked,
  nutrients: Nutrient[],
  library: Library,
  citer: Citer,
): AnswerBlock[] {
  return asked.medicines.flatMap((medicine): AnswerBlock[] => {
    const values = { medicine: medicine.name, "medicine-first": capitalised(medicine.name) };
    const effects = "effects" in medicine ? medicine.effects : [];
    if (nutrients.length === 0) {
      if (effects.length === 0) return fill(library, "medicines", "nothing-on-a-medicine", values, citer);
      const list = () =>
        listOf(
          effects.map((effect) =>
            effectItem(capitalised(nutrientNames(effect, library)), effect, library, citer),
          ),
        );
      return fill(library, "medicines", "one-medicine", { ...values, effects: { blocks: list } }, citer);
    }
    return nutrients.flatMap((nutrient) => {
      const ours = effects.filter((effect) => effect.nutrients.includes(nutrient.id));
      const named = { ...values, name: nutrient.name, "name-first": capitalised(nutrient.name) };
      if (ours.length === 0) return fill(library, "medicines", "not-known", named, citer);
      const list = () => listOf(ours.map((effect) => effectItem("", effect, library, citer)));
      const isApart = ours.some(({ apart }) => apart.length > 0);
      return fill(
        library,
        "medicines",
        isApart ? "known,-apart" : "known",
        { ...named, effects: { blocks: list } },
        citer,
      );
    });
  });
}

/** What two of the named nutrients, foods and drinks do with each other. */
export function namedPairs({ others }: Asked, library: Library, citer: Citer): AnswerBlock[] {
  const pairs = library.medicines.pairs.filter(({ between }) => between.every((id) => others.includes(id)));
  if (pairs.length === 0) return [];
  const item = (pair: Pair) => {
    const names = pair.between.map((id) => nameOf(id, library));
    return effectItem(capitalised(LIST.format(names)), pair, library, citer);
  };
  const list = () => listOf(pairs.map(item));
  return fill(library, "medicines", "pair", { effects: { blocks: list } }, citer);
}

function listOf(items: AnswerSpan[][]): AnswerBlock[] {
  return [{ type: "list", ordered: false, items }];
}

function textSpans(text: Effect["text"], library: Library, citer: Citer): AnswerSpan[] {
  return resolveSpans(text, { library, citer, figures: library.medicines.figures });
}

function gapSpans(apart: Apart[], library: Library, citer: Citer): AnswerSpan[] {
  return apart.flatMap((gap, i): AnswerSpan[] => {
    const words = library.wording.apart.from
      .replace("{gap}", gapText(gap, library))
      .replace("{from}", gap.from);
    return [{ text: i === 0 ? words : `; ${words}` }, { cite: citer.cite(gap.source) }];
  });
}

function effectItem(
  head: string,
  { text, apart }: Effect | Pair,
  library: Library,
  citer: Citer,
): AnswerSpan[] {
  const said = textSpans(text, library, citer);
  const [first, ...more] = gapSpans(apart, library, citer);
  const gaps: AnswerSpan[] =
    first && "text" in first ? [{ text: ` ${capitalised(first.text)}` }, ...more, { text: "." }] : [];
  return [...(head ? [{ text: `${head}: `, strong: true as const }] : []), ...said, ...gaps];
}

/** "at least 4 hours apart" */
export function gapText({ hours, before, after }: Apart, { wording }: Library): string {
  const { apart } = wording;
  if (hours) return apart.hours.replace("{hours}", hours);
  const words = before && after ? apart.both : before ? apart.before : apart.after;
  return words.replace("{before}", before ?? "").replace("{after}", after ?? "");
}

export function nutrientNames({ nutrients }: Effect, { nutrients: known }: Library): string {
  return LIST.format(nutrients.map((id) => known.get(id)?.name ?? id));
}

/** What takes part in a pair, as a person would say it. */
function nameOf(id: string, { nutrients }: Library): string {
  return (
    nutrients.get(id)?.name ??
    id
      .replaceAll("-", " ")
      .replace(/^vitamin \w$/, (name) => name.slice(0, -1) + name.slice(-1).toUpperCase())
  );
}

/** One is enough for a line of a long list; who asks for the medicine sees all. */
function sourceOf({ text, apart }: Effect): string[] {
  const cited = text.flatMap((span) => ("cite" in span ? [span.cite] : []));
  return [...apart.map(({ source }) => source), ...cited].slice(0, 1);
}

/** Effects that lower a nutrient; that call for hours in between; all others to ask about. */
export function kindOfList(kind: "lowering" | "apart" | "ask"): (effect: Effect) => boolean {
  const others: EffectKind[] = ["raises-nutrient", "weakens-medicine", "strengthens-medicine"];
  return ({ effect, apart }) => {
    if (kind === "lowering") return effect === "lowers-nutrient";
    if (kind === "apart") return apart.length > 0 && effect !== "lowers-nutrient";
    return apart.length === 0 && others.includes(effect);
  };
}
