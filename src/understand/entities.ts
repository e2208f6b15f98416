import type { Problem } from "../content/problems.js";
import type { EntityKind, Recognition } from "../content/recognition.js";
import type { Library, NameList } from "../content/schema.js";
import { normalise, wordsOf } from "./normalise.js";
import type { Correction, Speller } from "./spelling.js";
import { createTrie, type Trie } from "./trie.js";

/**
 * A thing named in a message. `id` is "magnesium", "salmon", "pregnant"; "dose" or "level" (in blood) of an amount;
 * the life stage of an age.
 */
export interface Entity {
  kind: EntityKind;
  id: string;
  text: string;
  /** Stands only in the plain words of a synonym: "anemia" names no iron, it means a lack of it. */
  implied?: true;
}

/**
 * A message with its names found: `masked` has "{nutrient}" in place of "vitamin d", and plain words in place of the
 * `synonyms` it was typed with ("anemia" for "iron deficiency").
 */
export interface Reading {
  entities: Entity[];
  masked: string[];
  synonyms: string[];
  corrections: Correction[];
}

export interface Vocabulary {
  /** Finds the names in a normalised text, its words spelled right by `spell` first. */
  read: (normalised: string, spell: Speller) => Reading;
  /** The same of an utterance as an editor wrote it, with its slots and without correcting its spelling. */
  readExactly: (normalised: string) => Reading;
  /** How often the names use each word. */
  words: Map<string, number>;
}

const UNITS = new Set(["mg", "ug", "iu", "g", "gram", "grams", "ml", "nmol", "ng", "pmol", "pg", "mmol"]);
/** Units of a blood level even where "/ml" is left out. */
const LEVEL_UNITS = new Set(["nmol", "ng", "pmol", "pg", "mmol"]);
const SLOT_WORD = "qqslot";
const SLOT = /\{(nutrient|food|medicine|person|diet|thing|amount)\}/g;

/** Gathers every name of the content and the vocabulary; a name claimed twice is a problem. */
export function createVocabulary(
  library: Library,
  recognition: Recognition,
  problems: Problem[],
): Vocabulary {
  const names = createTrie<Entity>();
  const words = new Map<string, number>();
  const count = (word: string) => words.set(word, (words.get(word) ?? 0) + 1);
  for (const list of [...library.names, ...recognition.names]) addNames(list, names, count, problems);
  const synonyms = createTrie<string[]>();
  for (const { means, words: replaced } of recognition.synonyms) {
    const meaning = tokens(means);
    for (const word of meaning) count(word);
    for (const phrase of replaced) {
      synonyms.add(tokens(phrase), meaning);
      for (const word of tokens(phrase)) count(word);
    }
  }
  for (const word of [...recognition.stopWords, ...UNITS]) count(word);

  const readCorrected = (normalised: string, corrections: Correction[]): Reading => {
    const spelled = tokens(normalised).flatMap((word) => {
      const correction = corrections.find(({ from }) => from === word);
      return correction?.to.split(" ") ?? [word];
    });
    const plain = replaceSynonyms(spelled, synonyms);
    return { ...maskNames(plain, names), synonyms: plain.replaced, corrections };
  };
  return {
    // No word anybody types begins so; a user's own "{nutrient}" is only the word nutrient.
    readExactly: (normalised) =>
      readCorrected(
        normalised.replace(SLOT, (_, kind) => ` ${SLOT_WORD}${kind} `),
        [],
      ),
    read: (normalised, spell) => readCorrected(normalised, spell(tokens(normalised))),
    words,
  };
}

function addNames(
  list: NameList,
  names: Trie<Entity>,
  count: (word: string) => void,
  problems: Problem[],
): void {
  for (const name of list.names) {
    const parts = tokens(name);
    const taken = names.get(parts);
    if (taken && (taken.id !== list.id || taken.kind !== list.kind)) {
      const what = `"${name}" is already a name of ${taken.kind} ${taken.id}`;
      problems.push({ file: list.file, line: list.line(), what, fix: "leave the name in one place only" });
      continue;
    }
    const entity: Entity = { kind: list.kind, id: list.id, text: name };
    for (const form of formsOf(parts, list.kind)) {
      if (names.get(form)) continue;
      names.add(form, entity);
      for (const word of form) count(word);
    }
  }
}

/** "vitamin d" is also typed "vitamind", and "b12" also "b 12". Foods run together are too like other words. */
function formsOf(parts: string[], kind: EntityKind): string[][] {
  const joined = parts.join("");
  const split = parts.flatMap((part) => /^([a-z]+)(\d+)$/.exec(part)?.slice(1) ?? [part]);
  const forms = [parts];
  if (kind === "nutrient" && parts.length > 1 && joined.length >= 5) forms.push([joined]);
  if (split.length > parts.length) forms.push(split);
  return forms;
}

function tokens(text: string): string[] {
  return wordsOf(normalise(text)).map((word) => word.text);
}

/** Words in plain terms; `typed` tells of each whether it was typed so, `replaced` are the synonyms that were not. */
interface Plain {
  words: string[];
  typed: boolean[];
  replaced: string[];
}

function replaceSynonyms(words: string[], synonyms: Trie<string[]>): Plain {
  const plain: Plain = { words: [], typed: [], replaced: [] };
  for (let i = 0; i < words.length; i++) {
    const found = synonyms.longestAt(words, i);
    const meant = found?.value ?? [words[i] ?? ""];
    const from = words.slice(i, i + (found?.length ?? 1));
    plain.words.push(...meant);
    plain.typed.push(...meant.map((word) => from.includes(word)));
    if (!found) continue;
    plain.replaced.push(from.join(" "));
    i += found.length - 1;
  }
  return plain;
}

function maskNames({ words, typed }: Plain, names: Trie<Entity>): { entities: Entity[]; masked: string[] } {
  const entities: Entity[] = [];
  const masked: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const found =
      measureAt(words, i) ?? ageAt(words, i) ?? nameAt(words, i, names) ?? letterAt(words, i, masked, names);
    if (found) {
      const isImplied = !typed.slice(i, i + found.length).some(Boolean);
      entities.push(isImplied ? { ...found.entity, implied: true } : found.entity);
      masked.push(`{${found.entity.kind}}`);
      i += found.length - 1;
    } else masked.push(word.startsWith(SLOT_WORD) ? `{${word.slice(SLOT_WORD.length)}}` : word);
  }
  return { entities, masked };
}

/** An entity and how many words it takes. */
interface FoundEntity {
  entity: Entity;
  length: number;
}

function nameAt(words: string[], i: number, names: Trie<Entity>): FoundEntity | undefined {
  const found = names.longestAt(words, i);
  return found && { entity: found.value, length: found.length };
}

/** "vitamin d and k": a letter after a vitamin is one too. */
function letterAt(
  words: string[],
  i: number,
  masked: string[],
  names: Trie<Entity>,
): FoundEntity | undefined {
  const letter = words[i] ?? "";
  const follows =
    masked.at(-2) === "{nutrient}" && /^(and|or|plus|vs|versus|with|to)$/.test(masked.at(-1) ?? "");
  if (!follows || !/^[cdek]$/.test(letter)) return undefined;
  const entity = names.get(["vitamin", letter]);
  return entity && { entity: { ...entity, text: `vitamin ${letter}` }, length: 1 };
}

const BEFORE_AGE = new Set(["am", "aged", "age", "turning", "turned"]);
/** "i am 5 weeks pregnant" and "she is 80 kg" tell no age. */
const AFTER_NUMBER =
  /^(week|day|month|year|hour|minute|percent|time|kg|kilo|lb|pound|stone|cm|ft|feet|foot|inche?|mg|g|of|out|to)s?$/;
const BEFORE_IS = new Set(["he", "she", "who", "mom", "mum", "mother", "dad", "father", "son", "daughter"]);

/** "75 year old", "9 month old", "75 yo", "i am 57", "she is 84", "aged 16". */
function ageAt(words: string[], i: number): FoundEntity | undefined {
  const age = Number(words[i]);
  if (!(age > 0 && age < OLDEST)) return undefined;
  const unit = words[i + 1] ?? "";
  const isCounted = /^(year|yr|month|week)s?$/.test(unit) && words[i + 2] === "old";
  const isSaid =
    BEFORE_AGE.has(words[i - 1] ?? "") || (words[i - 1] === "is" && BEFORE_IS.has(words[i - 2] ?? ""));
  const length = isCounted ? 3 : unit === "yo" ? 2 : isSaid && !AFTER_NUMBER.test(unit) ? 1 : 0;
  if (length === 0) return undefined;
  const years = /^month/.test(unit) ? age / 12 : /^week/.test(unit) ? age / 52 : age;
  return {
    entity: { kind: "person", id: lifeStage(years), text: words.slice(i, i + length).join(" ") },
    length,
  };
}

const OLDEST = 116;

/** The ids of people.yaml. */
function lifeStage(years: number): string {
  if (years < 1) return "infant";
  if (years < 13) return "child";
  if (years < 18) return "teenager";
  return years < 65 ? "adult" : "older-adult";
}

/** "5000 iu", "2 g", "20 ng ml". */
function measureAt(words: string[], i: number): FoundEntity | undefined {
  const unit = words[i + 1] ?? "";
  if (!/^\d/.test(words[i] ?? "") || !UNITS.has(unit)) return undefined;
  const perVolume = words[i + 2] === "ml" || words[i + 2] === "l" || words[i + 2] === "dl";
  const length = perVolume ? 3 : 2;
  const text = words.slice(i, i + length).join(" ");
  return {
    entity: { kind: "amount", id: perVolume || LEVEL_UNITS.has(unit) ? "level" : "dose", text },
    length,
  };
}
