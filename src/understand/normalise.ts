/** Longest text that is matched against intents; triage reads all of it. */
export const MATCHED_CHARACTERS = 1000;

/** Telegram sends at most 4,096 characters; one sign may unfold to eighteen letters, a whole message of them is no question. */
const LONGEST_FOLDED = 8192;

/** A word of a message. Sentences and clauses are counted from 0. */
export interface Word {
  text: string;
  sentence: number;
  /** A comma, or a sign that ends a clause or sentence, stands before the word. */
  before: "nothing" | "comma" | "clause" | "sentence";
}

/** Control, format (zero-width, bidi) and lone surrogate characters; line breaks stay. */
const INVISIBLE = /[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/gu;

const CONTRACTIONS: [RegExp, string][] = [
  [/\bcan'?t\b|\bcannot\b|\bcan t\b/g, "can not"],
  [/\bwon'?t\b/g, "will not"],
  [/\bshan'?t\b/g, "shall not"],
  [/\bain'?t\b/g, "is not"],
  [/\b(do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n'?t\b/g, "$1 not"],
  [/\bi'?m\b/g, "i am"],
  [/\bi'?ve\b/g, "i have"],
  [/\bi'll\b/g, "i will"],
  [/\bi'd\b/g, "i would"],
  [/\b(you|we|they)'re\b/g, "$1 are"],
  [/\b(you|we|they)'ve\b/g, "$1 have"],
  [/\b(he|she|it|you|we|they)'ll\b/g, "$1 will"],
  [/\b(he|she|it|you|we|they)'d\b/g, "$1 would"],
  [/\b(he|she|it|that|what|where|how|when|there|who)'s\b/g, "$1 is"],
  [/\bwhats\b/g, "what is"],
];

/** "my D capsule", "rich in K": the vitamin, where a sentence in small letters holds its capital letter alone. */
const LONE_VITAMIN = /(?<![\p{L}\p{N}.'’&/-])([DKE])(?![\p{L}\p{N}.'’&/+-])/gu;

/** One spelling for each unit and number; the amounts themselves are read in measures.ts. */
const AMOUNTS: [RegExp, string][] = [
  [/(?<![a-z])(?:mcg|µg|μg|ug|micro ?grams?|microgrammes?)(?![a-z])/g, "ug"],
  [/(?<![a-z])(?:milli ?grams?|milligrammes?|mgs)\b/g, "mg"],
  [/(?<![a-z])(?:i\.?u\.?s?|international units?)(?=\W|$)/g, "iu"],
  [/(\d) ?k(?= ?(?:iu|units?|ui)\b)/g, "$1000"],
  [/(\d),(?=\d{3}(?!\d))/g, "$1"],
  // "10 000" and "10.000": nobody writes three zeros after a decimal point.
  [/(?<![\w.,])([1-9]\d{0,2})[ .](?=000(?!\d))/g, "$1"],
  // "0,4 mg" and ".4 mg"
  [/(\d),(?=\d{1,2}(?!\d))/g, "$1."],
  [/(?<=^|\s)\.(?=\d)/g, "0."],
  [/(?<![\w/])1\/2(?![\w/])/g, "0.5"],
  [/(?<![\w/])1\/4(?![\w/])/g, "0.25"],
  [/(?<![\w/])3\/4(?![\w/])/g, "0.75"],
  // "3x300mg"
  [/(?<![\w.])(\d{1,2}) ?x ?(?=\d+ ?(?:mg|ug|iu|g)(?![a-z]))/g, "$1 x "],
];

/**
 * Lower case, compatibility forms folded (NFKC), accents, apostrophes and invisible characters gone,
 * contractions and units spelled one way. Line breaks stay. Never throws, whatever the text.
 */
export function normalise(text: string): string {
  const spelled = /[a-z]{3}/.test(text) ? text.replace(LONE_VITAMIN, nameVitamin) : text;
  let clean = isPlain(spelled) ? spelled.toLowerCase() : fold(spelled);
  for (const [pattern, replacement] of CONTRACTIONS) clean = clean.replace(pattern, replacement);
  clean = clean.replace(/'s\b/g, "").replaceAll("'", "").trim();
  for (const [pattern, replacement] of AMOUNTS) clean = clean.replace(pattern, replacement);
  return clean;
}

function nameVitamin(letter: string, _: string, at: number, text: string): string {
  return /\b(?:vitamin|vit)e?[\s.]*$/i.test(text.slice(Math.max(0, at - 10), at))
    ? letter
    : `vitamin ${letter}`;
}

/** Printable ASCII and line breaks need no folding; most messages and all utterances are so. */
function isPlain(text: string): boolean {
  return /^[ -_a-~\n]*$/.test(text.toLowerCase());
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .slice(0, LONGEST_FOLDED)
    .replace(/[\t\v\f\r]/g, " ")
    .replace(INVISIBLE, "")
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC");
}

/** The words of a normalised text; "40mg" is two words, "b12" one, "14.8" one. */
export function wordsOf(normalised: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let before: Word["before"] = "nothing";
  for (const [part] of normalised.matchAll(/\d+(?:[.,]\d+)*|\p{L}[\p{L}\d]*|[.!?…;,\n]/gu)) {
    if (/^[.!?…\n]$/.test(part)) before = "sentence";
    else if (part === ";") before = before === "sentence" ? before : "clause";
    else if (part === ",") before = before === "nothing" ? "comma" : before;
    else {
      if (before === "sentence" && words.length > 0) sentence++;
      words.push({ text: part, sentence, before });
      before = "nothing";
    }
  }
  return words;
}

/** The sentences of a text with their signs and spaces; "1.5 mg" ends none. */
export function sentencesOf(text: string): string[] {
  return text.match(/[\s\S]+?(?:[.!?…](?=\s|$)|\n|$)\s*/g) ?? [];
}

/**
 * The part of a message that asks: all of it up to 1,000 characters. Of a longer one the sentences that end in a
 * question mark, else its last sentences, as a story ends with what is wanted.
 */
export function questionOf(text: string): string {
  if (text.length <= MATCHED_CHARACTERS) return text;
  const sentences = sentencesOf(text);
  const asked = sentences.filter((sentence) => sentence.includes("?"));
  const wanted = asked.length > 0 ? asked : sentences.toReversed();
  let question = "";
  for (const sentence of wanted) {
    if (question.length + sentence.length > MATCHED_CHARACTERS) break;
    question = asked.length > 0 ? question + sentence : sentence + question;
  }
  return question.trim() || text.slice(0, MATCHED_CHARACTERS);
}
