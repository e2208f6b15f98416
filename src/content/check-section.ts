import { type FigureSources, readFigureSlot } from "./figure-slots.js";
import type { Problem } from "./problems.js";
import type { Section, SlotCall, Span } from "./section.js";

/** Notes that a source is used; `line` is asked only where it is unknown. */
export type Cite = (file: string, line: () => number, source: string) => void;

/** Slots that print a block of their own, and where they may stand. */
const BLOCK_SLOTS: Record<string, "nutrient" | "anywhere"> = {
  foods: "nutrient",
  "daily-table": "nutrient",
  "limits-table": "nutrient",
  "tests-table": "nutrient",
  medicines: "nutrient",
  pairs: "nutrient",
  "medicines-lowering": "anywhere",
  "medicines-apart": "anywhere",
  "medicines-ask": "anywhere",
  "food-table": "anywhere",
  "review-status": "anywhere",
  "emergency-numbers": "anywhere",
  "poison-numbers": "anywhere",
  "crisis-numbers": "anywhere",
  "violence-numbers": "anywhere",
};
/** Amounts of a nutrient as they would be typed; figures of text come from slots. */
const TYPED_AMOUNT =
  /(?<![\p{L}\p{N}.,-])\d[\d,]*(?:\.\d+)?[ \u00a0-]?(?:mg|mcg|µg|grams?|g|IU|units|nmol|ng|pmol|pg|mmol)(?![\p{L}\p{N}])/u;
/** Below Telegram's 4,096 with room for a title and the disclaimer; nobody reads a longer paragraph anyway. */
const LONGEST_PARAGRAPH = 1200;

interface SectionCheck extends FigureSources {
  file: string;
  section: Section;
  mustCite: boolean;
  cite: Cite;
  problems: Problem[];
}

/** A short answer first, a source on every claim, slots that find something, nothing left unclosed. */
export function checkSection(check: SectionCheck): void {
  const { file, section, mustCite, problems } = check;
  const [first] = section.blocks;
  if (first?.type !== "paragraph") {
    problems.push({
      file,
      line: section.line,
      what: "the short answer is missing",
      fix: "start with a paragraph",
    });
  } else if (wordCount(first.spans) > 60) {
    const what = `the short answer has ${wordCount(first.spans)} words`;
    problems.push({ file, line: first.line, what, fix: "shorten it to 60 words and move the rest below" });
  }
  for (const block of section.blocks) {
    if (block.type === "slot") checkSlot(check, block.slot, () => block.line, true);
    if (block.type === "paragraph") checkSpans(check, block.spans, () => block.line, mustCite);
    if (block.type === "list")
      for (const item of block.items) checkSpans(check, item.spans, () => item.line, mustCite);
  }
}

/** A line of text with its claims; `mustCite` where it says something on health. */
export function checkSpans(
  check: Omit<SectionCheck, "section" | "mustCite">,
  spans: Span[],
  line: () => number,
  mustCite: boolean,
): void {
  let cited = false;
  for (const span of spans) {
    if ("cite" in span) {
      cited = true;
      check.cite(check.file, line, span.cite);
    }
    if ("slot" in span) checkSlot(check, span.slot, line, false);
    if ("text" in span) checkText(check, span.text, line);
    // Examples of questions ("is 5000 IU too much") are no claims.
    if ("text" in span && mustCite) checkAmount(check, span.text, line);
  }
  const length = spans.reduce((sum, span) => sum + ("text" in span ? span.text.length : 0), 0);
  if (length > LONGEST_PARAGRAPH) {
    const fix = `split it; ${LONGEST_PARAGRAPH} characters are the most`;
    check.problems.push({ file: check.file, line: line(), what: `a paragraph of ${length} characters`, fix });
  }
  if (cited || !mustCite) return;
  const fix = "end it with [^source-id]; a statement without a source is never sent";
  check.problems.push({ file: check.file, line: line(), what: "a claim without a source", fix });
}

function checkAmount(
  { file, problems }: Pick<SectionCheck, "file" | "problems">,
  text: string,
  line: () => number,
): void {
  const amount = TYPED_AMOUNT.exec(text)?.[0];
  if (amount) {
    const fix = "take it from the data by a slot, or add it to figures in the front matter: {{figure name}}";
    problems.push({ file, line: line(), what: `the amount "${amount}" is typed in the text`, fix });
  }
}

/** A slot or citation with a sign missing would be sent as it stands. */
function checkText(
  { file, problems }: Pick<SectionCheck, "file" | "problems">,
  text: string,
  line: () => number,
): void {
  const left = /\{\{|\}\}|\[\^/.exec(text)?.[0];
  if (left)
    problems.push({
      file,
      line: line(),
      what: `"${left}" stands alone`,
      fix: "close the slot or citation, or remove it",
    });
}

function checkSlot(
  check: Omit<SectionCheck, "section" | "mustCite">,
  slot: SlotCall,
  line: () => number,
  alone: boolean,
): void {
  const { file, nutrient, problems } = check;
  const complain = (what: string, fix: string) =>
    problems.push({ file, line: line(), what: `{{${[slot.name, ...slot.args].join(" ")}}} ${what}`, fix });
  const place = BLOCK_SLOTS[slot.name];
  if (!place) {
    const read = readFigureSlot(slot, check);
    if ("what" in read) complain(read.what, read.fix);
    return;
  }
  if (!alone) complain("stands inside a text", "give it a paragraph of its own");
  if (place === "nutrient" && !nutrient) complain("needs a nutrient", "use it in content/nutrients/ only");
}

function wordCount(spans: Span[]): number {
  const text = spans.map((span) => ("text" in span ? span.text : "slot" in span ? "x" : "")).join("");
  return text.split(/\s+/).filter((word) => /\w/.test(word)).length;
}

/** Figures of a front matter: each once, and used. */
export function checkUsed(
  figures: Record<string, string>,
  spans: Span[],
  file: string,
  lineOf: (path: PropertyKey[]) => number,
  problems: Problem[],
): void {
  const slots = spans.flatMap((span) => ("slot" in span ? [span.slot] : []));
  const used = new Set(slots.flatMap(({ name, args }) => (name === "figure" ? [args[0]] : [])));
  const nameOf = new Map<string, string>();
  for (const [name, figure] of Object.entries(figures)) {
    const line = () => lineOf(["figures", name]);
    const same = nameOf.get(figure);
    if (same) {
      const fix = `use {{figure ${same}}} in both places`;
      problems.push({ file, line: line(), what: `figure "${name}" is "${same}" again`, fix });
    }
    nameOf.set(figure, name);
    if (used.has(name)) continue;
    problems.push({
      file,
      line: line(),
      what: `figure "${name}" is not used`,
      fix: "use it in the text, or remove it",
    });
  }
}
