import type { Vector } from "./classifier.js";
import type { Reading } from "./entities.js";
import { createFeatures } from "./features.js";
import type { Signs } from "./signs.js";
import type { Strike } from "./strike.js";

/** What of a text is compared, by the hashes of the names: words and their neighbours, signs of the rules, runs of letters. */
export type View = readonly Uint32Array[];

export type ViewOf = (normalised: string) => View;

/**
 * The lengths of the parts of a vector. The signs are few and say much by themselves; more weight makes the classifier
 * a copy of the rules. Letters help with misspelt and joined words and cost a little where all is spelt right.
 */
const LENGTHS = [1, 0.5, 0.5];
/** Letters of a run: "^num", "numb", "umb$". */
const RUN = 4;

/**
 * @param read finds the names in a normalised text
 * @param strike takes out what is never a sign
 */
export function createViews(read: (normalised: string) => Reading, signs: Signs, strike: Strike): ViewOf {
  // "I", "my", "since", "not" tell a person in danger from a question about one, so no word is left out.
  const featuresOf = createFeatures([]);
  return (normalised) => {
    const text = strike(normalised);
    const reading = read(text);
    return [hashed(featuresOf(reading)), hashed(signs(text)), runsOf(reading.masked)];
  };
}

/** A loop, as Uint32Array.from takes ten times as long. */
function hashed(names: readonly string[]): Uint32Array {
  const hashes = new Uint32Array(names.length);
  for (const [i, name] of names.entries()) hashes[i] = hashOf(name);
  return hashes;
}

/** The hashes of every run of letters in the words, each once. */
function runsOf(words: readonly string[]): Uint32Array {
  const runs = new Set<number>();
  for (const word of words) {
    const bordered = `^${word}$`;
    // Begun with a mark of their own, so that a run is not taken for a word.
    for (let from = 0; from === 0 || from + RUN <= bordered.length; from++) {
      runs.add(hashOf(bordered, from, Math.min(from + RUN, bordered.length), hashOf("~")));
    }
  }
  return Uint32Array.from(runs);
}

/** The features that are compared: feature i has the i-th hash. */
export interface FeatureTable {
  /** Rising; names would take thirty times the room. */
  hashes: Uint32Array;
  /** How much each says: ln((1 + texts) / (1 + texts with it)) + 1, the more the fewer have it. */
  weights: Float32Array;
}

/** Numbers all features that two texts or more have; what one alone has tells nothing. */
export function numberFeatures(views: readonly View[]): FeatureTable {
  const uses = new Map<number, number>();
  for (const view of views)
    for (const part of view) for (const hash of part) uses.set(hash, (uses.get(hash) ?? 0) + 1);
  const hashes = Uint32Array.from([...uses].flatMap(([hash, count]) => (count > 1 ? [hash] : []))).sort();
  const weights = Float32Array.from(
    hashes,
    (hash) => Math.log((1 + views.length) / (1 + (uses.get(hash) ?? 0))) + 1,
  );
  return { hashes, weights };
}

/** A text as a vector of three parts, each of a fixed length, so that a long text says no more than a short one. */
export function vectorOf(view: View, { hashes, weights }: FeatureTable): Vector {
  const numbers: number[] = [];
  const values: number[] = [];
  for (const [part, length] of LENGTHS.entries()) {
    const start = numbers.length;
    let squares = 0;
    for (const hash of view[part] ?? []) {
      const number = placeOf(hash, hashes);
      if (number === undefined) continue;
      const value = weights[number] ?? 0;
      numbers.push(number);
      values.push(value);
      squares += value * value;
    }
    const factor = length / (Math.sqrt(squares) || 1);
    for (let i = start; i < values.length; i++) values[i] = (values[i] ?? 0) * factor;
  }
  return { numbers: Uint32Array.from(numbers), values: Float32Array.from(values) };
}

/** Where a hash stands among the rising ones. */
function placeOf(hash: number, hashes: Uint32Array): number | undefined {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === hash ? low : undefined;
}

const FNV_START = 0x81_1c_9d_c5;
const FNV_PRIME = 0x01_00_01_93;

/** FNV-1a of 32 bits, of a part of a text; `hash` is what came before it. */
function hashOf(text: string, from = 0, to = text.length, hash = FNV_START): number {
  let value = hash;
  for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME) >>> 0;
  return value;
}
