import { basename } from "node:path";
import { z } from "zod";
import { type AnswerId, ASPECTS, type Aspect } from "./fields.js";
import { filesIn, readYamlFile } from "./load.js";
import type { Problem } from "./problems.js";
import type { NameList } from "./schema.js";

export type EntityKind = NameList["kind"];

/** A sentence as people type it; `{nutrient}` and the other kinds stand for a name. */
interface Utterance {
  text: string;
  file: string;
  /** Asked only where there is a problem, as finding a line costs a second parse. */
  line: () => number;
}

/** What can be meant: an aspect (needs a nutrient), a topic, or something outside the bot's field. */
export type IntentName =
  | { kind: "aspect"; aspect: Aspect; without: AnswerId }
  | { kind: "topic"; topic: AnswerId }
  /** `medical`: a matter of health, only none of ours. */
  | { kind: "outside"; theme: string; medical: boolean };

export type Intent = IntentName & { utterances: Utterance[] };

interface Synonym {
  means: string;
  words: string[];
}

/** A line of a safety rule: one of the phrases is enough; "@name" stands for a group. */
export interface SafetyRule {
  id: string;
  answer: AnswerId;
  all: string[][];
  within: number;
  /** Struck out for this rule only, before it looks. */
  blank: string[];
  /** Signs do not count when one of these stands in their sentence. */
  unless: string[];
  /** Signs do not count when one of these stands among or near them. */
  unlessNear: string[];
  /** All signs must stand in one sentence. */
  sentence: boolean;
  negatable: boolean;
  aboutable: boolean;
  pastable: boolean;
  /** Its words are often used of what is harmless; it speaks only where the examples see danger too. */
  unsure: boolean;
  fires: string[];
  silent: string[];
  file: string;
  line: () => number;
}

export interface Safety {
  groups: Record<string, string[]>;
  blank: string[];
  negations: string[];
  about: string[];
  /** Words that begin a new clause anywhere, and after a comma. */
  clause: string[];
  afterComma: string[];
  /** The writer and theirs; they and the words of `reporting` make a sentence a report in spite of an `about` phrase. */
  people: string[];
  reporting: string[];
  /** Words of something long over, and words that make its sentence one of today all the same. */
  past: string[];
  present: string[];
  rules: SafetyRule[];
  /** Signs that count only together; `with` names the others. */
  weak: (SafetyRule & { with: string[] })[];
}

/** How things are recognised, as the editors wrote it; the utterances are read by `readIntents`. */
export interface Recognition {
  names: NameList[];
  synonyms: Synonym[];
  stopWords: string[];
  /** Words that make a name alone a follow-up: "and", "what about". */
  leads: string[];
  safety: Safety;
}

const text = z.string().trim().min(1, "the text is empty");
const texts = z.array(text).min(1);
const phrases = z.union([text.transform((one) => [one]), texts]);
export const utterances = z.strictObject({ utterances: texts });
const aspectFile = z.strictObject({ without: text, utterances: texts });
const outsideFile = z.strictObject({ medical: z.boolean().default(false), utterances: texts });
const namesFile = z.array(z.strictObject({ id: text, names: texts }));
const groupsFile = z.record(z.string(), texts);
const harmlessFile = z.strictObject({
  blank: z.array(text),
  negations: texts,
  about: texts,
  clause: z.array(text).default([]),
  "after-comma": z.array(text).default([]),
  people: z.array(text).default([]),
  reporting: z.array(text).default([]),
  past: texts,
  present: texts,
});
const rule = z.strictObject({
  id: text,
  all: z.array(phrases).min(1),
  within: z.int().positive().default(12),
  blank: z.array(text).default([]),
  unless: z.array(text).default([]),
  "unless-near": z.array(text).default([]),
  sentence: z.boolean().default(false),
  negatable: z.boolean().default(true),
  aboutable: z.boolean().default(true),
  pastable: z.boolean().default(true),
  unsure: z.boolean().default(false),
  fires: z.array(text).min(1, "a rule needs at least one test phrase under fires"),
  silent: z.array(text).default([]),
});
const rulesFile = z.strictObject({
  answer: z.enum([
    "safety/crisis",
    "safety/overdose",
    "safety/emergency",
    "safety/violence",
    "safety/personal-medical",
  ]),
  rules: z.array(rule),
});
const weakFile = z.strictObject({ signs: z.array(rule.extend({ with: texts })) });

/** The answer to two weak signs. */
export const SAME_DAY: AnswerId = "safety/same-day";
/** In this order: the first rule that fires wins. */
const SAFETY_FILES = ["crisis", "overdose", "emergency", "violence", "personal-medical"];
const NAME_FILES: [file: string, kind: EntityKind][] = [
  ["nutrients", "nutrient"],
  ["foods", "food"],
  ["medicines", "medicine"],
  ["people", "person"],
  ["diets", "diet"],
  ["things", "thing"],
];

/** Reads vocabulary and safety rules of intents/ below `root` and adds what is wrong to `problems`. */
export function readRecognition(root: string, problems: Problem[]): Recognition {
  return {
    names: NAME_FILES.flatMap(([name, kind]) => readNames(root, name, kind, problems)),
    synonyms: readSynonyms(root, problems),
    ...readStopWords(root, problems),
    safety: readSafety(root, problems),
  };
}

/** Reads the utterances of intents/ below `root` and adds what is wrong to `problems`. */
export function readIntents(root: string, problems: Problem[]): Intent[] {
  const intents: Intent[] = [];
  for (const file of filesIn(root, "intents/aspects", ".yaml", problems)) {
    const read = readYamlFile(root, file, aspectFile, problems);
    const aspect = ASPECTS.find((known) => known === basename(file, ".yaml"));
    if (!aspect) {
      const fix = `name it ${ASPECTS.join(".yaml, ")}.yaml`;
      problems.push({ file, line: 1, what: "the file name is no aspect", fix });
    } else if (read) {
      intents.push({ kind: "aspect", aspect, without: read.value.without, utterances: located(file, read) });
    }
  }
  for (const folder of ["faq", "meta", "food"]) {
    for (const file of filesIn(root, `intents/${folder}`, ".yaml", problems)) {
      const read = readYamlFile(root, file, utterances, problems);
      const topic = `${folder}/${basename(file, ".yaml")}`;
      if (read) intents.push({ kind: "topic", topic, utterances: located(file, read) });
    }
  }
  for (const file of filesIn(root, "intents/outside", ".yaml", problems)) {
    const read = readYamlFile(root, file, outsideFile, problems);
    const theme = basename(file, ".yaml");
    if (!read) continue;
    intents.push({ kind: "outside", theme, medical: read.value.medical, utterances: located(file, read) });
  }
  return intents;
}

function located(
  file: string,
  read: { value: { utterances: string[] }; lineOf: (path: PropertyKey[]) => number },
): Utterance[] {
  return read.value.utterances.map((text, i) => ({ text, file, line: () => read.lineOf(["utterances", i]) }));
}

function readNames(root: string, name: string, kind: EntityKind, problems: Problem[]): NameList[] {
  const file = `intents/vocabulary/${name}.yaml`;
  const read = readYamlFile(root, file, namesFile, problems);
  return (read?.value ?? []).map((entry, i) => ({
    kind,
    ...entry,
    file,
    line: () => read?.lineOf([i]) ?? 1,
  }));
}

function readSynonyms(root: string, problems: Problem[]): Synonym[] {
  const schema = z.array(z.strictObject({ means: text, words: texts }));
  return readYamlFile(root, "intents/vocabulary/synonyms.yaml", schema, problems)?.value ?? [];
}

function readStopWords(root: string, problems: Problem[]): { stopWords: string[]; leads: string[] } {
  const schema = z.strictObject({ words: texts, leads: texts });
  const read = readYamlFile(root, "intents/vocabulary/stop-words.yaml", schema, problems)?.value;
  return { stopWords: read?.words ?? [], leads: read?.leads ?? [] };
}

/** Where the file cannot be read, so that the problems of the others are found too. */
const NOTHING_HARMLESS: z.infer<typeof harmlessFile> = {
  blank: [],
  negations: [],
  about: [],
  clause: [],
  "after-comma": [],
  people: [],
  reporting: [],
  past: [],
  present: [],
};

function readSafety(root: string, problems: Problem[]): Safety {
  const groups = readYamlFile(root, "intents/safety/groups.yaml", groupsFile, problems)?.value ?? {};
  const { "after-comma": afterComma, ...harmless } =
    readYamlFile(root, "intents/safety/harmless.yaml", harmlessFile, problems)?.value ?? NOTHING_HARMLESS;
  const rules = SAFETY_FILES.flatMap((name) => {
    const file = `intents/safety/${name}.yaml`;
    const read = readYamlFile(root, file, rulesFile, problems);
    return (read?.value.rules ?? []).map(({ "unless-near": unlessNear, ...rest }, i): SafetyRule => {
      const line = () => read?.lineOf(["rules", i]) ?? 1;
      return { ...rest, unlessNear, answer: read?.value.answer ?? "safety/emergency", file, line };
    });
  });
  const file = "intents/safety/weak.yaml";
  const read = readYamlFile(root, file, weakFile, problems);
  const weak = (read?.value.signs ?? []).map(({ "unless-near": unlessNear, ...rest }, i) => {
    return { ...rest, unlessNear, answer: SAME_DAY, file, line: () => read?.lineOf(["signs", i]) ?? 1 };
  });
  for (const { id, with: others, line } of weak) {
    for (const other of others.filter((one) => !weak.some((sign) => sign.id === one))) {
      problems.push({ file, line: line(), what: `"${id}": there is no sign "${other}"`, fix: "mend the id" });
    }
  }
  return { groups, weak, rules, afterComma, ...harmless };
}
