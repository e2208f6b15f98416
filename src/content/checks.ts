import { gapsIn, isWho, rowFor } from "./amounts.js";
import type { FoodsFile } from "./foods.js";
import type { Problem } from "./problems.js";
import type { Read } from "./read-yaml.js";
import {
  type AnswerId,
  ASPECTS,
  type Aspects,
  type Library,
  type Nutrient,
  type Section,
  type SlotCall,
  type Source,
  type Span,
  type Topic,
  type Wording,
} from "./schema.js";

/** A file as read, before it is proved against the others. */
interface Draft<T> extends Read<T> {
  file: string;
}
export interface Drafted {
  nutrients: Draft<Nutrient>[];
  topics: Draft<Topic>[];
}
/** Notes that a source is used; `line` is asked only where it is unknown. */
type Cite = (file: string, line: () => number, source: string) => void;
interface Everything {
  library: Library;
  drafted: Drafted;
  foods: FoodsFile;
  sources: Read<Record<string, Source>>;
  aspects: Read<Aspects>;
  wording: Read<Wording>;
}

/** Slots that print a block of their own, by the aspect or topic folder they may stand in. */
const BLOCK_SLOTS = [
  "food-table",
  "foods",
  "daily-table",
  "limits-table",
  "emergency-numbers",
  "poison-numbers",
  "crisis-numbers",
];
const SOURCES_FILE = "content/sources.yaml";

/** What one file alone cannot show: sources that exist and are used, answers that exist, figures without gaps. */
export function checkLibrary(all: Everything, problems: Problem[]): void {
  const { library, drafted, sources } = all;
  const used = new Set<string>(["usda-fdc"]);
  const cite: Cite = (file, line, source) => {
    used.add(source);
    if (library.sources.has(source)) return;
    problems.push({
      file,
      line: line(),
      what: `unknown source "${source}"`,
      fix: `add it to ${SOURCES_FILE} or mend the id`,
    });
  };
  for (const { file, value, lineOf } of drafted.nutrients) {
    checkFigures(file, value, lineOf, all.foods, cite, problems);
    for (const aspect of ASPECTS) {
      const section = value.sections[aspect];
      if (section) checkSection({ file, section, nutrient: value, mustCite: true, cite, problems });
    }
  }
  for (const { file, value, lineOf } of drafted.topics) {
    const mustCite = value.id.startsWith("faq/");
    checkSection({ file, section: value.section, mustCite, cite, problems });
    for (const [i, source] of value.basis.entries()) cite(file, () => lineOf(["basis", i]), source);
    for (const [i, id] of value.related.entries())
      checkAnswerId(file, () => lineOf(["related", i]), id, library, problems);
  }
  checkWording(all, problems);
  for (const [id] of library.sources) {
    if (used.has(id)) continue;
    const fix = "cite it where it is needed, or remove it";
    problems.push({
      file: SOURCES_FILE,
      line: sources.lineOf([id]),
      what: `source "${id}" is not used`,
      fix,
    });
  }
}

/** True where the bot has something to say under this id. */
export function hasAnswer(library: Library, id: AnswerId): boolean {
  const [head = "", tail = ""] = id.split("/");
  if (library.nutrients.has(head)) return (ASPECTS as readonly string[]).includes(tail);
  return library.topics.has(id);
}

function checkAnswerId(
  file: string,
  line: () => number,
  id: AnswerId,
  library: Library,
  problems: Problem[],
): void {
  if (hasAnswer(library, id)) return;
  problems.push({
    file,
    line: line(),
    what: `there is no answer "${id}"`,
    fix: "mend the id, or write that answer",
  });
}

function checkWording({ library, aspects, wording }: Everything, problems: Problem[]): void {
  const file = "content/wording.yaml";
  for (const [name, command] of Object.entries(wording.value.commands)) {
    checkAnswerId(file, () => wording.lineOf(["commands", name]), command.answer, library, problems);
  }
  for (const [i, id] of wording.value.start.entries()) {
    checkAnswerId(file, () => wording.lineOf(["start", i]), id, library, problems);
  }
  for (const [aspect, { title, question }] of Object.entries(aspects.value)) {
    if (title.includes("{name}") && question.includes("{name}")) continue;
    const line = aspects.lineOf([aspect]);
    problems.push({
      file: "content/aspects.yaml",
      line,
      what: `"${aspect}" does not name the nutrient`,
      fix: "put {name} into title and question",
    });
  }
}

function checkFigures(
  file: string,
  nutrient: Nutrient,
  lineOf: Draft<Nutrient>["lineOf"],
  foods: FoodsFile,
  cite: Cite,
  problems: Problem[],
): void {
  for (const key of ["daily", "limits", "label"] as const)
    cite(file, () => lineOf([key, "source"]), nutrient[key].source);
  for (const key of ["daily", "limits"] as const) {
    for (const gap of gapsIn(nutrient[key].amounts)) {
      const fix = "give each life stage exactly one row";
      problems.push({ file, line: lineOf([key, "amounts"]), what: `${key}: ${gap}`, fix });
    }
  }
  const unit = foods.units.get(nutrient.id);
  if (unit === nutrient.unit) return;
  const what = unit
    ? `foods.csv gives it in ${unit}, this file in ${nutrient.unit}`
    : "foods.csv has no column for it";
  problems.push({
    file,
    line: lineOf(["unit"]),
    what,
    fix: `name the column "${nutrient.id} ${nutrient.unit}"`,
  });
}

interface SectionCheck {
  file: string;
  section: Section;
  nutrient?: Nutrient;
  mustCite: boolean;
  cite: Cite;
  problems: Problem[];
}

function checkSection(check: SectionCheck): void {
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
  }
  if (cited || !mustCite) return;
  const fix = "end it with [^source-id]; a statement without a source is never sent";
  check.problems.push({ file: check.file, line, what: "a claim without a source", fix });
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
  if (slot.name === "label" && slot.args.length === 0) return;
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
