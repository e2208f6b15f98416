import { stemmer as stem } from "@orama/stemmers/english";

/** What a masked message is compared by. */
export type Features = (masked: string[]) => string[];

/** Words whose stem is remembered; users' own inventions are not, once it is full. */
const MOST_REMEMBERED = 20_000;

/** Stems and neighbouring pairs of stems, each once, stop words left out; "{nutrient}" and its kin stay. */
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
  return (masked) => {
    const words = masked.filter((word) => !stops.has(word)).map(stemOf);
    const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
    return [...new Set([...words, ...pairs])];
  };
}
