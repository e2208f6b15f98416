import { gapsIn } from "./amounts.js";
import { checkConditions } from "./check-conditions.js";
import { checkFilters } from "./check-filters.js";
import { checkMedicines } from "./check-medicines.js";
import { type Cite, checkSection, checkSpans, checkUsed } from "./check-section.js";
import type { Conditions } from "./conditions.js";
import { type AnswerId, ASPECTS } from "./fields.js";
import type { FoodsFile } from "./foods.js";
import type { Medicines } from "./medicines.js";
import type { FoodFilters, People } from "./people.js";
import type { Problem } from "./problems.js";
import type { Read } from "./read-yaml.js";
import type { Library, Nutrient, Source, Topic } from "./schema.js";
import type { Section, Span } from "./section.js";
import { citedIn, type Templates } from "./templates.js";
import type { Aspects, Wording } from "./wording.js";

/** A file as read, before it is proved against the others. */
interface Draft<T> extends Read<T> {
  file: string;
}
export interface Drafted {
  nutrients: Draft<Nutrient>[];
  topics: Draft<Topic>[];
}

const SOURCES_FILE = "content/sources.yaml";
const FOOD_SOURCE = "usda-fdc";

interface Files {
  drafted: Drafted;
  foods: FoodsFile;
  templates: Templates;
  medicines: Read<Medicines> | undefined;
  foodFilters: Read<FoodFilters> | undefined;
  conditions: Read<Conditions> | undefined;
  people: Read<People> | undefined;
  /** Undefined where sources.yaml could not be read; then no source is called unknown. */
  sources: Read<Record<string, Source>> | undefined;
}

/** Claims with sources that exist and are used, figures without gaps, slots that find something. */
export function checkFiles(files: Files, problems: Problem[]): void {
  const { drafted, foods, sources } = files;
  const used = new Set<string>();
  const cite: Cite = (file, line, source) => {
    used.add(source);
    if (!sources || Object.hasOwn(sources.value, source)) return;
    const fix = `add it to ${SOURCES_FILE} or mend the id`;
    problems.push({ file, line: line(), what: `unknown source "${source}"`, fix });
  };
  cite("content/foods.csv", () => 1, FOOD_SOURCE);
  const nutrients = new Map(drafted.nutrients.map(({ value }) => [value.id, value]));
  for (const { file, value, lineOf } of drafted.nutrients) {
    checkFigures(file, value, lineOf, foods, cite, problems);
    const { figures, excess } = value;
    const about = { file, nutrient: value, figures, nutrients, cite, problems };
    checkSpans(about, excess, () => lineOf(["excess"]), true);
    const advice = Object.entries(value.advice);
    for (const [stage, spans] of advice) checkSpans(about, spans, () => lineOf(["advice", stage]), true);
    const notes = value.compounds.flatMap(({ note }) => note ?? []);
    checkSpans(about, notes, () => lineOf(["compounds"]), notes.length > 0);
    const sections = ASPECTS.flatMap((aspect) => value.sections[aspect] ?? []);
    for (const section of sections) checkSection({ ...about, section, mustCite: true });
    checkUsed(
      figures,
      [excess, ...Object.values(value.advice), ...sections.map(spansIn)].flat(),
      file,
      lineOf,
      problems,
    );
  }
  for (const { file, value, lineOf } of drafted.topics) {
    const mustCite = value.id.startsWith("faq/") || value.id.startsWith("food/");
    const { section, figures } = value;
    checkSection({ file, section, figures, nutrients, mustCite, cite, problems });
    checkUsed(figures, spansIn(section), file, lineOf, problems);
    for (const [i, source] of value.basis.entries()) cite(file, () => lineOf(["basis", i]), source);
    if (value.id.startsWith("safety/") && value.basis.length === 0) {
      problems.push({
        file,
        line: 1,
        what: "the basis is missing",
        fix: "add basis: [source ids] to the front matter",
      });
    }
  }
  for (const [name, cases] of Object.entries(files.templates)) {
    const claims = [...cases.values()].flatMap(citedIn);
    for (const { source, line } of claims) cite(`content/templates/${name}.md`, () => line, source);
  }
  if (files.medicines) checkMedicines(files.medicines, nutrients, cite, problems);
  if (files.conditions) {
    const topics = new Set(drafted.topics.map(({ value }) => value.id));
    const known = { nutrients, topics, people: files.people?.value };
    checkConditions(files.conditions, known, cite, problems);
  }
  if (files.foodFilters) checkFilters(files.foodFilters, foods, problems);
  for (const id of Object.keys(sources?.value ?? {})) {
    if (used.has(id)) continue;
    const fix = "cite it where it is needed, or remove it";
    problems.push({
      file: SOURCES_FILE,
      line: sources?.lineOf([id]) ?? 1,
      what: `source "${id}" is not used`,
      fix,
    });
  }
}

interface References {
  library: Library;
  drafted: Drafted;
  aspects: Read<Aspects>;
  wording: Read<Wording>;
}

/** Buttons, commands and follow-ups that lead to an answer. */
export function checkReferences(
  { library, drafted, aspects, wording }: References,
  problems: Problem[],
): void {
  for (const { file, value, lineOf } of drafted.topics) {
    for (const [i, id] of value.related.entries()) {
      checkAnswerId(file, () => lineOf(["related", i]), id, library, problems);
    }
  }
  const file = "content/wording.yaml";
  for (const [name, command] of Object.entries(wording.value.commands)) {
    checkAnswerId(file, () => wording.lineOf(["commands", name]), command.answer, library, problems);
  }
  for (const [i, id] of wording.value.start.entries()) {
    checkAnswerId(file, () => wording.lineOf(["start", i]), id, library, problems);
  }
  for (const [aspect, { title, question }] of Object.entries(aspects.value)) {
    if (title.includes("{name}") && question.includes("{name}")) continue;
    const what = `"${aspect}" does not name the nutrient`;
    const fix = "put {name} into title and question";
    problems.push({ file: "content/aspects.yaml", line: aspects.lineOf([aspect]), what, fix });
  }
}

/** True where the bot has something to say under this id. */
export function hasAnswer(library: Library, id: AnswerId): boolean {
  if (library.topics.has(id)) return true;
  const [head = "", tail = "", ...more] = id.split("/");
  return library.nutrients.has(head) && (ASPECTS as readonly string[]).includes(tail) && more.length === 0;
}

export function checkAnswerId(
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

function spansIn({ blocks }: Section): Span[] {
  return blocks.flatMap((block) => {
    if (block.type === "paragraph") return block.spans;
    return block.type === "list" ? block.items.flatMap(({ spans }) => spans) : [];
  });
}

function checkFigures(
  file: string,
  nutrient: Nutrient,
  lineOf: Draft<Nutrient>["lineOf"],
  foods: FoodsFile,
  cite: Cite,
  problems: Problem[],
): void {
  const { daily, limits, label, pills, iu, uk, eu, compounds, tests } = nutrient;
  const parts: [PropertyKey[], { source: string } | undefined][] = [
    [["daily"], daily],
    [["limits"], limits],
    [["label"], label],
    [["pills"], pills],
    [["iu"], iu],
    [["uk", "daily"], uk?.daily],
    [["uk", "limits"], uk?.limits],
    [["eu", "daily"], eu?.daily],
    [["eu", "limits"], eu?.limits],
    ...compounds.map((one, i): [PropertyKey[], { source: string }] => [["compounds", i], one]),
    ...tests.flatMap(({ scales }, i) =>
      scales.map((one, j): [PropertyKey[], { source: string }] => [["tests", i, "scales", j], one]),
    ),
  ];
  for (const [path, part] of parts) if (part) cite(file, () => lineOf([...path, "source"]), part.source);
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
