import type { Problem } from "../content/problems.js";
import type { EntityKind, Recognition } from "../content/recognition.js";
import type { Library, NameList } from "../content/schema.js";
import type { Entity, FoundEntity } from "./entity.js";
import { ageAt, isMeasure, measureAt, UNITS } from "./measures.js";
import { normalise, wordsOf } from "./normalise.js";
import type { Correction, Speller } from "./spelling.js";
import { createTrie, type Trie } from "./trie.js";

/**
 * A message with its names found: `masked` has "{nutrient}" in place of "vitamin d", and plain words in place of the
 * `synonyms` it was typed with ("anemia" for "iron deficiency").
 */
export interface Reading {
  entities: Entity[];
  masked: string[];
  synonyms: string[];
  corrections: Correction[];
  /** Illnesses that are named, by id; their words stay, as they say what is asked. */
  conditions: string[];
}

export interface Vocabulary {
  /** Finds the names in a normalised text, its words spelled right by `spell` first. */
  read: (normalised: string, spell: Speller) => Reading;
  /** The same of an utterance as an editor wrote it, with its slots and without correcting its spelling. */
  readExactly: (normalised: string) => Reading;
  /** How often the names use each word. */
  words: Map<string, number>;
}

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
  const illnesses = createTrie<string>();
  for (const { id, names: all } of library.conditions.conditions) {
    for (const name of all) {
      illnesses.add(tokens(name), id);
      for (const word of tokens(name)) count(word);
    }
  }
  for (const word of [...recognition.stopWords, ...UNITS]) count(word);

  const readCorrected = (normalised: string, corrections: Correction[]): Reading => {
    const spelled = tokens(normalised).flatMap((word) => {
      const correction = corrections.find(({ from }) => from === word);
      return correction?.to.split(" ") ?? [word];
    });
    const plain = replaceSynonyms(spelled, synonyms);
    const conditions = conditionsIn(spelled, illnesses);
    return { ...maskNames(plain, names), synonyms: plain.replaced, corrections, conditions };
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

/** "can vitamin d cause kidney failure", "what is sarcoidosis": nobody says that they have it. */
const ASKED_ABOUT =
  /\b(causes?|caused|causing|leads?|leading|gives?|prevents?|risks?|avoid|is|are|what|protect|against|of)( \w+){0,2}$/;

/** Illnesses that somebody has, by id. */
function conditionsIn(words: string[], illnesses: Trie<string>): string[] {
  const found = words.flatMap((_, i) => {
    const id = illnesses.longestAt(words, i)?.value;
    const before = words.slice(Math.max(0, i - 3), i).join(" ");
    return id && (OWNS.test(before) || !ASKED_ABOUT.test(before)) ? [id] : [];
  });
  return [...new Set(found)];
}
const OWNS = /\b(have|has|had|with|my|on|got|am|i)$/;

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
    const longest = synonyms.longestAt(words, i);
    // "25 mcg" is an amount, though "vitamin d 25" is a test.
    const found = longest && isMeasure(words, i + longest.length - 1) ? undefined : longest;
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

function nameAt(words: string[], i: number, names: Trie<Entity>): FoundEntity | undefined {
  const found = names.longestAt(words, i);
  if (!found) return undefined;
  const last = i + found.length - 1;
  if (found.length > 1 && isMeasure(words, last)) return nameAt(words.slice(0, last), i, names);
  return { entity: found.value, length: found.length };
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
