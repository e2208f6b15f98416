import { stemmer as stem } from "@orama/stemmers/english";
import type { Reading } from "./entities.js";

/** What a message is compared by; each feature once. */
export type Features = (reading: Asked) => string[];

/** What of a reading is compared. */
export type Asked = Pick<Reading, "masked" | "entities" | "synonyms">;

/** A word that no utterance uses: a sign that the question may be none of ours. */
export const UNKNOWN = "?";
/** No nutrient is named, so a question on one aspect of a nutrient is unlikely. */
const NO_NUTRIENT = "!{nutrient}";
/** Words whose stem is remembered; users' own inventions are not, once it is full. */
const MOST_REMEMBERED = 20_000;

/**
 * Stems and neighbouring pairs of stems, stop words left out ("{nutrient}" and its kin stay), what is named
 * ("person:pregnant"), nutrients and synonyms as typed ("typed:anemia"), and whether no nutrient is named.
 */
export function createFeatures(stopWords: Iterable<string>): Features {
  const stops = new Set(stopWords);
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const found = word.startsWith("{") ? word : stem(word);
    if (stems.size < MOST_REMEMBERED) stems.set(word, found);
    return found;
  };
  return ({ masked, entities, synonyms }) => {
    const words = masked.filter((word) => !stops.has(word)).map(stemOf);
    const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
    // What is named matters beside the slot: "{person}" alone does not tell a pregnancy from old age.
    const named = entities.map(({ kind, id }) => `${kind}:${id}`);
    // Of a nutrient the form too: "d2 or d3" asks something else than "vitamin d or iron".
    const forms = entities.filter(({ kind }) => kind === "nutrient").map(({ text }) => text);
    const typed = [...synonyms, ...forms].map((words) => `typed:${words}`);
    const without = words.includes("{nutrient}") ? [] : [NO_NUTRIENT];
    return [...new Set([...words, ...pairs, ...named, ...typed, ...without])];
  };
}

/** "person:pregnant", "typed:anemia". */
export const isName = (feature: string): boolean => feature.includes(":");
/** Two neighbouring words. */
export const isPair = (feature: string): boolean => feature.includes(" ") && !isName(feature);
/** A word of its own or a slot. */
export const isWord = (feature: string): boolean =>
  !isName(feature) && !feature.includes(" ") && feature !== UNKNOWN && feature !== NO_NUTRIENT;
