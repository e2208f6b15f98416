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

export type ViewOf = (normalised: string) => View;

/** The features of all examples: the named ones in the order of their numbers, then the buckets. */
export interface ViewIndex {
  names: string[];
  /** ln((1 + texts) / (1 + texts with the feature)) + 1: the fewer have it, the more it says. */
  idf: Float32Array;
}

/** The signs are few and say much by themselves; more weight makes the classifier a copy of the rules. */
const SIGNS = 0.5;
/** Of the texts a name is in; what one text alone has tells nothing. */
const LEAST_USES = 2;

/** @param read finds the names in a normalised text */
export function createViews(read: (normalised: string) => Reading, signs: Signs): ViewOf {
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

/** A view with its names as numbers: a tenth of the room, and all examples are held at once. */
interface Numbered {
  words: Uint32Array;
  signs: Uint32Array;
  characters: Characters;
}

/** Reads all examples, numbers and weighs their features, and turns each into a vector. */
export function indexViews(
  texts: readonly string[],
  viewOf: ViewOf,
): { index: ViewIndex; vectors: Vector[] } {
  const numbers = new Map<string, number>();
  const uses: number[] = [];
  const inBuckets = new Uint32Array(BUCKETS);
  const numbered = (names: readonly string[]) =>
    Uint32Array.from(names, (name) => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      uses[number] = (uses[number] ?? 0) + 1;
      return number;
    });
  const views = texts.map((text): Numbered => {
    const { words, signs, characters } = viewOf(text);
    for (const bucket of characters.buckets) inBuckets[bucket] = (inBuckets[bucket] ?? 0) + 1;
    return { words: numbered(words), signs: numbered(signs), characters };
  });
  const kept = [...numbers].filter(([, number]) => (uses[number] ?? 0) >= LEAST_USES);
  const places = new Map(kept.map(([, number], place) => [number, place]));
  const idf = (count: number) => Math.log((1 + views.length) / (1 + count)) + 1;
  const index = {
    names: kept.map(([name]) => name),
    idf: Float32Array.from([...kept.map(([, number]) => uses[number] ?? 0), ...inBuckets], idf),
  };
  const placed = (names: Uint32Array) => Array.from(names).flatMap((number) => places.get(number) ?? []);
  const vectors = views.map(({ words, signs, characters }) =>
    vectorOf(placed(words), placed(signs), characters, index),
  );
  return { index, vectors };
}

/** A text as a vector; names that no example has are left out. */
export function createVectors(index: ViewIndex): (view: View) => Vector {
  const numbers = new Map(index.names.map((name, number) => [name, number]));
  const known = (names: readonly string[]) => names.flatMap((name) => numbers.get(name) ?? []);
  return ({ words, signs, characters }) => vectorOf(known(words), known(signs), characters, index);
}

/** Three parts, each of a fixed length, so that a long text says no more than a short one. */
function vectorOf(
  words: readonly number[],
  signs: readonly number[],
  { buckets, counts }: Characters,
  { names, idf }: ViewIndex,
): Vector {
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
  add(buckets, names.length, counts, 1);
  return vector;
}
