import { readFigureSlot } from "../content/figure-slots.js";
import type { Library, Nutrient } from "../content/schema.js";
import type { Block, SlotCall, Span } from "../content/section.js";
import type { TemplateCase, TemplateName } from "../content/templates.js";
import type { AnswerBlock, AnswerSpan } from "./answer.js";
import type { Citer } from "./cite.js";

/** What a slot of a template becomes: text, a figure with its source, several of them, or text as written elsewhere. */
type Value =
  | string
  | { figure: string; source: string }
  | { parts: { figure: string; source: string }[] }
  | { spans: Span[] }
  | { blocks: () => AnswerBlock[] };
export type Values = Record<string, Value>;

const LIST = new Intl.ListFormat("en");

/** What the slots of a written text draw on. */
export interface SlotContext {
  library: Library;
  citer: Citer;
  nutrient?: Nutrient | undefined;
  figures: Record<string, string>;
  /** The block of a slot that stands alone. */
  blockOf: (slot: SlotCall) => AnswerBlock[];
}

/** Written blocks with their slots filled and their sources numbered. */
export function resolveBlocks(blocks: readonly Block[], context: SlotContext): AnswerBlock[] {
  const spans = (written: Span[]) => resolveSpans(written, context);
  return blocks.flatMap((block): AnswerBlock[] => {
    if (block.type === "heading") return [{ type: "heading", text: block.text }];
    if (block.type === "slot") return context.blockOf(block.slot);
    if (block.type === "paragraph") return [{ type: "paragraph", spans: spans(block.spans) }];
    return [{ type: "list", ordered: block.ordered, items: block.items.map((item) => spans(item.spans)) }];
  });
}

/** @throws where a slot is unknown or finds no figure; the checks at start rule that out */
export function resolveSpans(written: Span[], context: Omit<SlotContext, "blockOf">): AnswerSpan[] {
  const { library, citer, nutrient, figures } = context;
  return written.map((span): AnswerSpan => {
    if ("cite" in span) return { cite: citer.cite(span.cite) };
    if ("text" in span) return span;
    const { slot, ...style } = span;
    const read = readFigureSlot(slot, { nutrient, figures, nutrients: library.nutrients });
    if ("what" in read) throw new Error(`{{${[slot.name, ...slot.args].join(" ")}}} ${read.what}`);
    return { text: read.text, ...style };
  });
}

/** One case of a template, its slots filled. A paragraph that is left empty is left out. */
export function fill<T extends TemplateName>(
  library: Library,
  template: T,
  name: TemplateCase<T>,
  values: Values,
  citer: Citer,
): AnswerBlock[] {
  const section = library.templates[template].get(name);
  if (!section) throw new Error(`the template ${template} has no case ${name}`);
  return section.blocks.flatMap((block): AnswerBlock[] => {
    if (block.type === "slot") return fillBlock(values[block.slot.name], { library, citer, figures: {} });
    if (block.type !== "paragraph") return [];
    const spans = block.spans.flatMap((span): AnswerSpan[] => {
      if ("cite" in span) return [{ cite: citer.cite(span.cite) }];
      if ("text" in span) return [span];
      const { slot, ...style } = span;
      return fillSlot(values[slot.name], style, { library, citer, figures: {} });
    });
    return spans.length > 0 ? [{ type: "paragraph", spans }] : [];
  });
}

function fillBlock(value: Value | undefined, context: Omit<SlotContext, "blockOf">): AnswerBlock[] {
  if (value && typeof value === "object" && "blocks" in value) return value.blocks();
  return [{ type: "paragraph", spans: fillSlot(value, {}, context) }];
}

function fillSlot(
  value: Value | undefined,
  style: { strong?: true; emphasis?: true },
  context: Omit<SlotContext, "blockOf">,
): AnswerSpan[] {
  if (value === undefined) throw new Error("a slot of a template has no value");
  if (typeof value === "string") return value === "" ? [] : [{ text: value, ...style }];
  if ("spans" in value) return resolveSpans(value.spans, context);
  if ("blocks" in value) return [];
  const parts = "parts" in value ? value.parts : [value];
  // A source without a figure stands behind a sentence.
  if ("figure" in value && value.figure === "") return [{ cite: context.citer.cite(value.source) }];
  const inWords = LIST.formatToParts(parts.map(({ figure }) => figure));
  let at = 0;
  return inWords.flatMap(({ type, value: text }): AnswerSpan[] => {
    const shown = text ? [{ text, ...style }] : [];
    const source = type === "element" ? parts[at++]?.source : undefined;
    return source ? [...shown, { cite: context.citer.cite(source) }] : shown;
  });
}
