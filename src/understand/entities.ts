import type { Problem } from "../content/problems.js";
import type { EntityKind, Recognition } from "../content/recognition.js";
import type { Library, NameList } from "../content/schema.js";
import { normalise, wordsOf } from "./normalise.js";
import { type Correction, createSpeller } from "./spelling.js";
import { createTrie, type Trie } from "./trie.js";

/** A thing named in a message. `id` is "magnesium", "salmon", "pregnant"; of an amount or age its text, "5000 iu". */
export interface Entity {
  kind: EntityKind;
  id: string;
  text: string;
}

/** A message with its names found: `masked` has "{nutrient}" in place of "vitamin d". */
export interface Reading {
  entities: Entity[];
  masked: string[];
  corrections: Correction[];
}

export interface Vocabulary {
  /** Finds the names in a normalised text, spelling mistakes included. */
  read: (normalised: string) => Reading;
  /** The same without correcting spelling; for the utterances of the editors. */
  readExactly: (normalised: string) => Reading;
}

const UNITS = new Set(["mg", "ug", "iu", "g", "gram", "grams", "ml", "nmol", "ng", "pmol", "pg"]);
const SLOT_WORD = "qqslot";
const SLOT = /\{(nutrient|food|medicine|person|diet|amount)\}/g;

/** Gathers every name of the content and the vocabulary; a name claimed twice is a problem. */
export function createVocabulary(
  library: Library,
  recognition: Recognition,
  utteranceWords: Iterable<string>,
  problems: Problem[],
): Vocabulary {
  const names = createTrie<Entity>();
  const words = new Set(utteranceWords);
  for (const list of [...library.names, ...recognition.names]) addNames(list, names, words, problems);
  const synonyms = createTrie<string[]>();
  for (const { means, words: replaced } of recognition.synonyms) {
    const meaning = tokens(means);
    for (const word of meaning) words.add(word);
    for (const phrase of replaced) {
      synonyms.add(tokens(phrase), meaning);
      for (const word of tokens(phrase)) words.add(word);
    }
  }
  for (const word of [...recognition.stopWords, ...UNITS]) words.add(word);
  const spell = createSpeller(words);

  const readExactly = (normalised: string, corrections: Correction[] = []): Reading => {
    const spelled = tokens(normalised).map((word) => {
      const correction = corrections.find(({ from }) => from === word);
      return correction?.to ?? word;
    });
    return { ...maskNames(replaceSynonyms(spelled, synonyms), names), corrections };
  };
  return {
    // No word anybody types begins so; a user's own "{nutrient}" is only the word nutrient.
    readExactly: (normalised) => readExactly(normalised.replace(SLOT, (_, kind) => ` ${SLOT_WORD}${kind} `)),
    read(normalised) {
      const unsure = new Set(tokens(normalised));
      const corrections = [...unsure].flatMap((word) => spell(word) ?? []);
      return readExactly(normalised, corrections);
    },
  };
}

function addNames(list: NameList, names: Trie<Entity>, words: Set<string>, problems: Problem[]): void {
  for (const name of list.names) {
    const parts = tokens(name);
    const taken = names.get(parts);
    if (taken && (taken.id !== list.id || taken.kind !== list.kind)) {
      const what = `"${name}" is already a name of ${taken.kind} ${taken.id}`;
      problems.push({ file: list.file, line: list.line(), what, fix: "leave the name in one place only" });
      continue;
    }
    const entity: Entity = { kind: list.kind, id: list.id, text: name };
    for (const form of formsOf(parts)) {
      if (names.get(form)) continue;
      names.add(form, entity);
      for (const word of form) words.add(word);
    }
  }
}

/** "vitamin d" is also typed "vitamind", and "b12" also "b 12". */
function formsOf(parts: string[]): string[][] {
  const joined = parts.join("");
  const split = parts.flatMap((part) => /^([a-z]+)(\d+)$/.exec(part)?.slice(1) ?? [part]);
  const forms = [parts];
  if (parts.length > 1 && joined.length >= 5) forms.push([joined]);
  if (split.length > parts.length) forms.push(split);
  return forms;
}

function tokens(text: string): string[] {
  return wordsOf(normalise(text)).map((word) => word.text);
}

function replaceSynonyms(words: string[], synonyms: Trie<string[]>): string[] {
  const replaced: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const found = synonyms.longestAt(words, i);
    replaced.push(...(found?.value ?? [words[i] ?? ""]));
    if (found) i += found.length - 1;
  }
  return replaced;
}

function maskNames(words: string[], names: Trie<Entity>): { entities: Entity[]; masked: string[] } {
  const entities: Entity[] = [];
  const masked: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const found = measureAt(words, i) ?? ageAt(words, i) ?? nameAt(words, i, names);
    if (found) {
      entities.push(found.entity);
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

/** "75 year old", "9 month old", "75 yo". */
function ageAt(words: string[], i: number): FoundEntity | undefined {
  if (!/^\d+$/.test(words[i] ?? "")) return undefined;
  const isAge = /^(year|yr|month|week)s?$/.test(words[i + 1] ?? "") && words[i + 2] === "old";
  const length = isAge ? 3 : words[i + 1] === "yo" ? 2 : 0;
  if (length === 0) return undefined;
  const text = words.slice(i, i + length).join(" ");
  return { entity: { kind: "person", id: text, text }, length };
}

/** "5000 iu", "2 g", "20 ng ml". */
function measureAt(words: string[], i: number): FoundEntity | undefined {
  const unit = words[i + 1] ?? "";
  if (!/^\d/.test(words[i] ?? "") || !UNITS.has(unit)) return undefined;
  const perVolume = words[i + 2] === "ml" || words[i + 2] === "l" || words[i + 2] === "dl";
  const length = perVolume ? 3 : 2;
  const text = words.slice(i, i + length).join(" ");
  return { entity: { kind: "amount", id: text, text }, length };
}
