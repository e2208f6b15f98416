import { BUCKETS, type Characters, charactersOf } from "./characters.js";
import type { Vector } from "./classifier.js";
import type { Reading } from "./entities.js";
import { createFeatures } from "./features.js";
import type { Signs } from "./signs.js";

/** What of a text is compared: its words and their neighbours, the signs of the rules, its runs of characters. */
export interface View {
  words: string[];
  signs: string[];
  characters: Characters;
}

/** The features of all examples: the named ones in the order of their numbers, then the buckets. */
export interface ViewIndex {
  names: string[];
  /** ln((1 + texts) / (1 + texts with the feature)) + 1: the fewer have it, the more it says. */
  idf: Float32Array;
}

/** The signs are few and say much by themselves; more weight makes the classifier a copy of the rules. */
const SIGNS = 0.5;
const LEAST_USES = 2;

/** @param read finds the names in a normalised text */
export function createViews(
  read: (normalised: string) => Reading,
  signs: Signs,
): (normalised: string) => View {
  // "I", "my", "since", "not" tell a person in danger from a question about one, so no word is left out.
  const featuresOf = createFeatures([]);
  return (normalised) => {
    const reading = read(normalised);
    return {
      words: featuresOf(reading),
      signs: signs(normalised),
      characters: charactersOf(reading.masked),
    };
  };
}

/** Numbers the features of the examples and weighs them; what one text alone has is left out. */
export function indexViews(views: readonly View[]): ViewIndex {
  const uses = new Map<string, number>();
  const buckets = new Uint32Array(BUCKETS);
  for (const { words, signs, characters } of views) {
    for (const name of [...words, ...signs]) uses.set(name, (uses.get(name) ?? 0) + 1);
    for (const bucket of characters.keys()) buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  const named = [...uses].filter(([, count]) => count >= LEAST_USES);
  const idf = (count: number) => Math.log((1 + views.length) / (1 + count)) + 1;
  return {
    names: named.map(([name]) => name),
    idf: Float32Array.from([...named.map(([, count]) => count), ...buckets], idf),
  };
}

/** A text as a vector of three parts, each of a fixed length, so that a long text says no more than a short one. */
export function createVectors({ names, idf }: ViewIndex): (view: View) => Vector {
  const numbers = new Map(names.map((name, number) => [name, number]));
  const known = (features: readonly string[]) => features.flatMap((name) => numbers.get(name) ?? []);
  return ({ words, signs, characters }) => {
    const parts: [number: readonly number[], count: readonly number[] | undefined, length: number][] = [
      [known(words), undefined, 1],
      [known(signs), undefined, SIGNS],
      [Array.from(characters.keys(), (bucket) => names.length + bucket), [...characters.values()], 1],
    ];
    const size = parts.reduce((sum, [all]) => sum + all.length, 0);
    const vector = { numbers: new Uint32Array(size), values: new Float32Array(size) };
    let start = 0;
    for (const [all, counts, length] of parts) {
      let squares = 0;
      for (let i = 0; i < all.length; i++) {
        const number = all[i] ?? 0;
        const value = (idf[number] ?? 0) * (1 + Math.log(counts?.[i] ?? 1));
        vector.numbers[start + i] = number;
        vector.values[start + i] = value;
        squares += value * value;
      }
      const factor = length / (Math.sqrt(squares) || 1);
      for (let i = start; i < start + all.length; i++) vector.values[i] = (vector.values[i] ?? 0) * factor;
      start += all.length;
    }
    return vector;
  };
}
