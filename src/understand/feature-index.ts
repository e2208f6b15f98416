import { isName, isPair, isWord, UNKNOWN } from "./features.js";

/** The features of all utterances, in the order of their numbers, and what each one says. */
export interface FeatureIndex {
  names: string[];
  /** idf: the fewer intents use a feature, the more it says. */
  idf: Float32Array;
  /** idf of a word that no utterance has. */
  idfOfUnknown: number;
}

/** A pair of words says less than a word, and which nutrient or person is named less still: the slot stands there too. */
const PAIR_WEIGHT = 0.7;
const NAME_WEIGHT = 0.4;
const partOf = (feature: string): number =>
  isPair(feature) ? PAIR_WEIGHT : isName(feature) ? NAME_WEIGHT : 1;

/**
 * Numbers the features of the utterances and weighs them: idf = ln(1 + intents / intents with the feature).
 * A pair that one utterance alone has is left out: two thirds of all features, and no loss was measured.
 * @param uses every utterance with its intent (by number) and its features
 */
export function indexFeatures(uses: readonly { intent: number; features: readonly string[] }[]): {
  index: FeatureIndex;
  numbersOf: NumbersOf;
} {
  const users = new Map<string, { intents: Set<number>; count: number }>();
  for (const { intent, features } of uses) {
    for (const feature of features) {
      const known = users.get(feature) ?? { intents: new Set(), count: 0 };
      known.intents.add(intent);
      known.count++;
      users.set(feature, known);
    }
  }
  const told = [...users].filter(([feature, { count }]) => !isPair(feature) || count > 1);
  const intents = new Set(uses.map(({ intent }) => intent)).size;
  const idf = (sharing: number) => Math.log(1 + intents / sharing);
  const weights = told.map(([name, { intents: sharing }]) => idf(sharing.size) * partOf(name));
  const index = {
    names: [...told.map(([name]) => name), UNKNOWN],
    idf: Float32Array.from([...weights, 0]),
    idfOfUnknown: idf(1),
  };
  return { index, numbersOf: createNumbersOf(index) };
}

/** The numbers of the known features; words that no utterance has become UNKNOWN, once. */
export type NumbersOf = (features: readonly string[]) => number[];

export function createNumbersOf({ names }: FeatureIndex): NumbersOf {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return (features) => {
    const isKnown = (feature: string) => numbers.has(feature) || !isWord(feature);
    const all = features.every(isKnown) ? features : [...features, UNKNOWN];
    return all.flatMap((feature) => numbers.get(feature) ?? []);
  };
}

/** Length of the vector of a message: its known features, and its unknown words too, as they are not in any utterance. */
export function lengthOf(
  features: readonly string[],
  numbers: readonly number[],
  index: FeatureIndex,
): number {
  const known = numbers.filter((number) => isWord(index.names[number] ?? "")).length;
  const unknown = (features.filter(isWord).length - known) * index.idfOfUnknown ** 2;
  return Math.sqrt(numbers.reduce((sum, number) => sum + (index.idf[number] ?? 0) ** 2, unknown));
}
