import { BUCKETS, type Characters, charactersOf, hashOf } from "./characters.js";
import type { Vector } from "./classifier.js";
import type { Reading } from "./entities.js";
import { createFeatures } from "./features.js";
import type { Signs } from "./signs.js";

/** What of a text is compared: its words and their neighbours, the signs of the rules, its runs of characters. */
export interface View {
  words: Uint32Array;
  signs: Uint32Array;
  characters: Characters;
}

export type ViewOf = (normalised: string) => View;

/** Words, neighbours and signs are known by a hash of so many values; a table of their names takes 20 MB. */
const NAMES = 1 << 18;
/** Features of a vector: the names, then the runs of characters. */
export const FEATURES = NAMES + BUCKETS;
/** The signs are few and say much by themselves; more weight makes the classifier a copy of the rules. */
const SIGNS = 0.5;

/** @param read finds the names in a normalised text */
export function createViews(read: (normalised: string) => Reading, signs: Signs): ViewOf {
  // "I", "my", "since", "not" tell a person in danger from a question about one, so no word is left out.
  const featuresOf = createFeatures([]);
  const hashed = (names: readonly string[]) => Uint32Array.from(names, (name) => hashOf(name) % NAMES);
  return (normalised) => {
    const reading = read(normalised);
    return {
      words: hashed(featuresOf(reading)),
      signs: hashed(signs(normalised)),
      characters: charactersOf(reading.masked),
    };
  };
}

/**
 * How much each feature says: ln((1 + texts) / (1 + texts with it)) + 1, the more the fewer have it; 0 where one text
 * alone has a name, which then tells nothing.
 */
export function weighFeatures(views: readonly View[]): Float32Array {
  const uses = new Uint32Array(FEATURES);
  for (const { words, signs, characters } of views) {
    for (const word of words) uses[word] = (uses[word] ?? 0) + 1;
    for (const sign of signs) uses[sign] = (uses[sign] ?? 0) + 1;
    for (const run of characters.buckets) uses[NAMES + run] = (uses[NAMES + run] ?? 0) + 1;
  }
  return Float32Array.from(uses, (count) => (count < 2 ? 0 : Math.log((1 + views.length) / (1 + count)) + 1));
}

/** A text as a vector of three parts, each of a fixed length, so that a long text says no more than a short one. */
export function vectorOf({ words, signs, characters }: View, idf: Float32Array): Vector {
  const { buckets, counts } = characters;
  const size = words.length + signs.length + buckets.length;
  const vector = { numbers: new Uint32Array(size), values: new Float32Array(size) };
  let start = 0;
  const add = (all: ArrayLike<number>, offset: number, counted: ArrayLike<number>, length: number) => {
    let squares = 0;
    for (let i = 0; i < all.length; i++) {
      const number = offset + (all[i] ?? 0);
      const value = (idf[number] ?? 0) * (1 + Math.log(counted[i] ?? 1));
      vector.numbers[start + i] = number;
      vector.values[start + i] = value;
      squares += value * value;
    }
    const factor = length / (Math.sqrt(squares) || 1);
    const end = start + all.length;
    for (; start < end; start++) vector.values[start] = (vector.values[start] ?? 0) * factor;
  };
  add(words, 0, [], 1);
  add(signs, 0, [], SIGNS);
  add(buckets, NAMES, counts, 1);
  return vector;
}
