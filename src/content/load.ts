import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { checkFiles, checkReferences, type Drafted } from "./checks.js";
import { conditionsSchema } from "./conditions.js";
import { type AnswerId, ASPECTS, type Aspect, id, text } from "./fields.js";
import { type FoodsFile, readFoods } from "./foods.js";
import { readMarkdown } from "./markdown.js";
import { type Medicines, medicinesSchema } from "./medicines.js";
import { foodFiltersSchema, peopleSchema } from "./people.js";
import type { Problem } from "./problems.js";
import { type Read, readYaml } from "./read-yaml.js";
import {
  type Library,
  type NameList,
  type Nutrient,
  nutrientSchema,
  sourcesSchema,
  topicSchema,
} from "./schema.js";
import type { Section } from "./section.js";
import { readTemplate, TEMPLATE_NAMES, type Templates } from "./templates.js";
import { aspectsSchema, helplinesSchema, wordingSchema } from "./wording.js";

const TOPIC_FOLDERS = ["faq", "safety", "meta"] as const;

/** Reads content/ and adds what is wrong to `problems`; nothing is returned where a file could not be read at all. */
export function readLibrary(root: string, problems: Problem[]): Library | undefined {
  const yaml = <T>(name: string, schema: z.ZodType<T>) =>
    readYamlFile(root, `content/${name}`, schema, problems);
  const sources = yaml("sources.yaml", sourcesSchema);
  const aspects = yaml("aspects.yaml", aspectsSchema);
  const wording = yaml("wording.yaml", wordingSchema);
  const helplines = yaml("helplines.yaml", helplinesSchema);
  const medicalNames = yaml("medical-names.yaml", z.record(id, z.array(text)));
  const medicines = yaml("medicines.yaml", medicinesSchema);
  const people = yaml("people.yaml", peopleSchema);
  const foodFilters = yaml("food-filters.yaml", foodFiltersSchema);
  const conditions = yaml("conditions.yaml", conditionsSchema);
  const reviewEvery = yaml("review.yaml", z.record(z.string(), z.int().positive()));
  const templates = readTemplates(root, problems);
  const foodsFile = "content/foods.csv";
  const foods = readFoods(foodsFile, readText(root, foodsFile, problems), problems);
  const drafted: Drafted = { nutrients: [], topics: [] };
  for (const file of filesIn(root, "content/nutrients", ".md", problems))
    readNutrient(root, file, drafted, problems);
  for (const folder of TOPIC_FOLDERS) {
    for (const file of filesIn(root, `content/${folder}`, ".md", problems)) {
      readTopic(root, file, `${folder}/${basename(file, ".md")}`, drafted, problems);
    }
  }
  readTopic(root, "content/templates/food-lookup.md", "food/lookup", drafted, problems);
  // What the files hold is proved even where others could not be read, so that all is listed at once.
  checkFiles({ drafted, foods, sources, medicines, templates, foodFilters, conditions, people }, problems);
  if (!sources || !aspects || !wording || !helplines || !medicalNames) return undefined;
  if (!medicines || !people || !foodFilters || !conditions || !reviewEvery) return undefined;
  const library: Library = {
    sources: new Map(Object.entries(sources.value)),
    nutrients: new Map(drafted.nutrients.map(({ value }) => [value.id, value])),
    topics: new Map(drafted.topics.map(({ value }) => [value.id, value])),
    foods: foods.foods,
    aspects: aspects.value,
    wording: wording.value,
    helplines: helplines.value,
    medicines: medicines.value,
    people: people.value,
    foodFilters: foodFilters.value,
    conditions: conditions.value,
    templates,
    reviewEvery: reviewEvery.value,
    medicalNames: Object.values(medicalNames.value).flat(),
    names: [...nutrientNames(drafted), ...foodNames(foodsFile, foods), ...medicineNames(medicines)],
  };
  checkReferences({ library, drafted, aspects, wording }, problems);
  return library;
}

export function readYamlFile<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
  problems: Problem[],
): Read<T> | undefined {
  const before = problems.length;
  const text = readText(root, file, problems);
  return problems.length > before ? undefined : readYaml(file, text, schema, problems);
}

function readText(root: string, file: string, problems: Problem[]): string {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    problems.push({ file, line: 1, what: `the file cannot be read (${reason})`, fix: "restore the file" });
    return "";
  }
}

function nutrientNames({ nutrients }: Drafted): NameList[] {
  return nutrients.map(({ file, value: { id, name, aliases }, lineOf }) => {
    const names = [name, ...aliases.filter((alias) => alias !== name)];
    return { kind: "nutrient", id, names, file, line: () => lineOf(["aliases"]) };
  });
}

function foodNames(file: string, { foods, lines }: FoodsFile): NameList[] {
  return [...foods.values()].map(({ id, aliases }) => {
    return { kind: "food", id, names: aliases, file, line: () => lines.get(id) ?? 1 };
  });
}

function medicineNames({ value, lineOf }: Read<Medicines>): NameList[] {
  return value.medicines.flatMap(({ id, names }, i) => {
    const line = () => lineOf(["medicines", i, "names"]);
    return names ? [{ kind: "medicine" as const, id, names, file: "content/medicines.yaml", line }] : [];
  });
}

function readTemplates(root: string, problems: Problem[]): Templates {
  const read = TEMPLATE_NAMES.map((name) => {
    const file = `content/templates/${name}.md`;
    const markdown = readMarkdown(file, readText(root, file, problems), problems);
    return [name, markdown ? readTemplate(file, name, markdown, problems) : new Map()] as const;
  });
  return Object.fromEntries(read) as Templates;
}

/** Paths relative to `root`, sorted by name. */
export function filesIn(root: string, folder: string, ending: string, problems: Problem[]): string[] {
  if (!existsSync(join(root, folder))) {
    problems.push({ file: folder, line: 1, what: "the folder is missing", fix: "restore the folder" });
    return [];
  }
  const names = readdirSync(join(root, folder)).filter(
    (name) => name.endsWith(ending) && name !== "README.md",
  );
  return names.sort().map((name) => `${folder}/${name}`);
}

function readNutrient(root: string, file: string, drafted: Drafted, problems: Problem[]): void {
  const markdown = readMarkdown(file, readText(root, file, problems), problems);
  if (!markdown) return;
  const front = readYaml(file, markdown.frontMatter, nutrientSchema, problems, 2);
  const sections = new Map<Aspect, Section>();
  for (const { heading, section } of markdown.sections) {
    const aspect = ASPECTS.find((known) => known === heading.toLowerCase().replaceAll(" ", "-"));
    if (!aspect) {
      const fix = `use one of: ${ASPECTS.map((known) => known.replaceAll("-", " ")).join(", ")}`;
      problems.push({ file, line: section.line, what: `"${heading}" is no aspect`, fix });
    } else if (sections.has(aspect)) {
      problems.push({
        file,
        line: section.line,
        what: `"${heading}" stands twice`,
        fix: "join the two sections",
      });
    } else sections.set(aspect, section);
  }
  for (const aspect of ASPECTS) {
    if (sections.has(aspect)) continue;
    problems.push({
      file,
      line: 1,
      what: `section "${aspect}" is missing`,
      fix: `write "## ${aspect.replaceAll("-", " ")}"`,
    });
  }
  if (!front) return;
  const id = basename(file, ".md");
  // A missing aspect is a problem noted above, so the record is whole wherever the library is used.
  const whole = Object.fromEntries(sections) as Nutrient["sections"];
  drafted.nutrients.push({ file, value: { ...front.value, id, sections: whole }, lineOf: front.lineOf });
}

function readTopic(root: string, file: string, id: AnswerId, drafted: Drafted, problems: Problem[]): void {
  const markdown = readMarkdown(file, readText(root, file, problems), problems);
  if (!markdown) return;
  for (const { heading, section } of markdown.sections) {
    problems.push({
      file,
      line: section.line,
      what: `"## ${heading}" is too large a heading here`,
      fix: "use ###",
    });
  }
  const front = readYaml(file, markdown.frontMatter, topicSchema, problems, 2);
  if (!front) return;
  const section: Section = { ...markdown.lead };
  if (front.value.evidence) section.evidence = front.value.evidence;
  const value = { ...front.value, id, section };
  drafted.topics.push({ file, value, lineOf: front.lineOf });
}
