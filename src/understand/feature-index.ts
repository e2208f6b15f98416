import { isPair, UNKNOWN } from "./features.js";

/** The features of all utterances, numbered, and what each one says. */
export interface FeatureIndex {
  size: number;
  nameOf: (feature: number) => string;
  /** The numbers of known features; a word that no utterance has becomes UNKNOWN. */
  numbersOf: (features: readonly string[]) => number[];
  /** idf: the fewer intents use a feature, the more it says. */
  weightOf: Float32Array;
  /** Length of the vector of all features, the unknown words among them. */
  lengthOf: (features: readonly string[]) => number;
}

/** A pair of words says less than a word; 0.5-0.8 scored alike. */
const PAIR_WEIGHT = 0.7;

/**
 * Numbers the features of the utterances and weighs them: idf = ln(1 + intents / intents with the feature).
 * @param uses every utterance with its intent (by number) and its features
 */
export function createFeatureIndex(uses: readonly { intent: number; features: readonly string[] }[]): FeatureIndex {
  const users = new Map<string, Set<number>>([[UNKNOWN, new Set()]]);
  for (const { intent, features } of uses) {
    for (const feature of features) {
      const known = users.get(feature);
      if (known) known.add(intent);
      else users.set(feature, new Set([intent]));
    }
  }
  const names = [...users.keys()];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const intents = new Set(uses.map(({ intent }) => intent)).size;
  const idf = (sharing: number) => Math.log(1 + intents / sharing);
  const weightOf = Float32Array.from(names, (name) => {
    if (name === UNKNOWN) return 0;
    return idf(users.get(name)?.size ?? 1) * (isPair(name) ? PAIR_WEIGHT : 1);
  });
  const rarest = idf(1);
  return {
    size: names.length,
    nameOf: (feature) => names[feature] ?? "",
    weightOf,
    numbersOf(features) {
      const known = features.flatMap((feature) => numbers.get(feature) ?? []);
      const hasUnknown = features.some((feature) => !isPair(feature) && !numbers.has(feature));
      return hasUnknown ? [...known, numbers.get(UNKNOWN) ?? 0] : known;
    },
    lengthOf(features) {
      const squares = features.map((feature) => {
        const number = numbers.get(feature);
        const weight = number === undefined ? (isPair(feature) ? 0 : rarest) : (weightOf[number] ?? 0);
        return weight ** 2;
      });
      return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
    },
  };
}
