const LIKE: Record<string, string> = {
  a: "e",
  e: "a",
  i: "e",
  o: "u",
  u: "o",
  y: "i",
  s: "z",
  c: "k",
  k: "c",
  m: "n",
  n: "m",
};

/** What fingers and ears do to a word, at the letter `at` (not the first, not the last). */
const SLIPS: ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at),
  (word, at) => word.slice(0, at) + (LIKE[word.charAt(at)] ?? "e") + word.slice(at + 1),
];

/** The question with one slip in one of its longer words; which one and where depends on the question alone. */
export function misspell(question: string): string {
  const words = [...question.matchAll(/[a-z]{5,}/gi)];
  const seed = [...question].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  const word = words[seed % (words.length || 1)];
  const slip = SLIPS[seed % SLIPS.length];
  if (!word || !slip) return question;
  const [text] = word;
  const slipped = slip(text, 1 + (seed % (text.length - 2)));
  return question.slice(0, word.index) + slipped + question.slice(word.index + text.length);
}
