import { isWho, rowFor } from "./amounts.js";
import type { Problem } from "./problems.js";
import type { Nutrient, Section, SlotCall, Span } from "./schema.js";

/** Notes that a source is used; `line` is asked only where it is unknown. */
export type Cite = (file: string, line: () => number, source: string) => void;

/** Slots that print a block of their own. */
const BLOCK_SLOTS = [
  "food-table",
  "foods",
  "daily-table",
  "limits-table",
  "emergency-numbers",
  "poison-numbers",
  "crisis-numbers",
];
/** Below Telegram's 4,096 with room for a title and the disclaimer; nobody reads a longer paragraph anyway. */
const LONGEST_PARAGRAPH = 1200;

interface SectionCheck {
  file: string;
  section: Section;
  nutrient?: Nutrient;
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
    if (block.type === "slot") checkSlot(check, block.slot, block.line, true);
    if (block.type === "paragraph") checkSpans(check, block.spans, block.line, mustCite);
    if (block.type === "list")
      for (const item of block.items) checkSpans(check, item.spans, item.line, mustCite);
  }
}

function checkSpans(check: SectionCheck, spans: Span[], line: number, mustCite: boolean): void {
  let cited = false;
  for (const span of spans) {
    if ("cite" in span) {
      cited = true;
      check.cite(check.file, () => line, span.cite);
    }
    if ("slot" in span) checkSlot(check, span.slot, line, false);
    if ("text" in span) checkText(check, span.text, line);
  }
  const length = spans.reduce((sum, span) => sum + ("text" in span ? span.text.length : 0), 0);
  if (length > LONGEST_PARAGRAPH) {
    const fix = `split it; ${LONGEST_PARAGRAPH} characters are the most`;
    check.problems.push({ file: check.file, line, what: `a paragraph of ${length} characters`, fix });
  }
  if (cited || !mustCite) return;
  const fix = "end it with [^source-id]; a statement without a source is never sent";
  check.problems.push({ file: check.file, line, what: "a claim without a source", fix });
}

/** A slot or citation with a sign missing would be sent as it stands. */
function checkText({ file, problems }: SectionCheck, text: string, line: number): void {
  const left = /\{\{|\}\}|\[\^/.exec(text)?.[0];
  if (left)
    problems.push({
      file,
      line,
      what: `"${left}" stands alone`,
      fix: "close the slot or citation, or remove it",
    });
}

function checkSlot(
  { file, nutrient, problems }: SectionCheck,
  slot: SlotCall,
  line: number,
  alone: boolean,
): void {
  const complain = (what: string, fix: string) =>
    problems.push({ file, line, what: `{{${[slot.name, ...slot.args].join(" ")}}} ${what}`, fix });
  if (BLOCK_SLOTS.includes(slot.name)) {
    if (!alone) complain("stands inside a text", "give it a paragraph of its own");
    if (!slot.name.endsWith("-numbers") && slot.name !== "food-table" && !nutrient)
      complain("needs a nutrient", "use it in content/nutrients/ only");
    return;
  }
  if (!nutrient) return void complain("is not known here", "figures of a nutrient stand in its own file");
  if (slot.name === "label" && slot.args.length === 0) {
    if (!nutrient.label) complain("has no figure: the nutrient has no label value", "leave it out");
    return;
  }
  const [who = "", age = ""] = slot.args;
  if ((slot.name !== "daily" && slot.name !== "limit") || !isWho(who) || !(Number(age) >= 0) || age === "") {
    return void complain("is not known", "write {{daily female 30}}, {{limit everyone 30}} or {{label}}");
  }
  const rows = slot.name === "daily" ? nutrient.daily.amounts : nutrient.limits.amounts;
  const persons = who === "everyone" ? (["male", "female"] as const) : [who];
  const amounts = new Set(persons.map((person) => rowFor(rows, person, Number(age))?.amount));
  if (amounts.size !== 1) complain("differs between men and women", "name male or female");
  else if (amounts.has(undefined)) complain("finds no row", "mend the age or the front matter");
  else if (amounts.has("none")) complain("has no figure, as no limit is set", "say so in words");
}

function wordCount(spans: Span[]): number {
  const text = spans.map((span) => ("text" in span ? span.text : "slot" in span ? "x" : "")).join("");
  return text.split(/\s+/).filter((word) => /\w/.test(word)).length;
}
