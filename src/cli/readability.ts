import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { createTrie } from "../understand/trie.js";

/** School grade of a text; undefined where it holds no sentence. */
export type GradeOf = (text: string) => number | undefined;

/** A sentence ends at its sign, not at "1.5" or "e.g." in the middle. */
const SENTENCE = /[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?/g;
const WORD = /\p{L}[\p{L}'’]*|\d[\d,.]*/gu;

/**
 * Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975).
 * @param names counted as one syllable a word, as there is no plainer word for them
 */
export function createGrade(names: Iterable<string>): GradeOf {
  const known = createTrie<true>();
  for (const name of names) known.add(wordsOf(name), true);
  return (text) => {
    const sentences = (text.match(SENTENCE) ?? []).filter((sentence) => wordsOf(sentence).length > 0);
    const words = wordsOf(text);
    if (sentences.length === 0) return undefined;
    let syllables = 0;
    for (let i = 0; i < words.length; i++) {
      const name = known.longestAt(words, i)?.length ?? 0;
      // A figure is read as it stands: "1,300 mg" is no long word.
      const isPlain = name > 0 || /^\d/.test(words[i] ?? "");
      syllables += isPlain ? Math.max(name, 1) : Math.max(1, syllable(words[i] ?? ""));
      if (name > 1) i += name - 1;
    }
    return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}
