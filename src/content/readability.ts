import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";

/** School grade of a text; `undefined` where it holds no sentence. */
export type GradeOf = (text: string) => number | undefined;

/** A sentence ends at its sign, not at "1.5" or "e.g." in the middle. */
const SENTENCE = /[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?/g;

/**
 * Flesch–Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975).
 * @param names counted as one syllable a word, as there is no plainer word for them
 */
export function createGrade(names: Iterable<string>): GradeOf {
  const parts = [...names].map((name) => name.toLowerCase()).sort((a, b) => b.length - a.length);
  const isName = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${parts.map((name) => name.replace(/[^\p{L}\p{N}]+/gu, "[^\\p{L}\\p{N}]+")).join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return (text) => {
    const plain = text.replace(isName, (name) => name.replace(/[\p{L}\p{N}]+/gu, "x"));
    // A figure is read as it stands; "1,300 mg" is no long word.
    const words = (sentence: string) => sentence.match(/[\p{L}][\p{L}'’-]*|\d[\d,.]*/gu) ?? [];
    const sentences = (plain.match(SENTENCE) ?? []).filter((sentence) => words(sentence).length > 0);
    const all = words(plain);
    if (sentences.length === 0) return undefined;
    const syllables = all.reduce(
      (sum, word) => sum + (/^\d/.test(word) ? 1 : Math.max(1, syllable(word))),
      0,
    );
    return fleschKincaid({ sentence: sentences.length, word: all.length, syllable: syllables });
  };
}
