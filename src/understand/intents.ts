import type { Problem } from "../content/problems.js";
import type { Intent } from "../content/recognition.js";
import { trainClassifier } from "./classifier.js";
import type { Reading } from "./entities.js";
import { createFeatureIndex } from "./feature-index.js";
import { createFeatures, type Features, isPair, UNKNOWN } from "./features.js";
import { createNearest } from "./nearest.js";

/** How likely an intent is meant, and why (for `ask --explain`). */
export interface IntentMatch {
  intent: Intent;
  /** 0 to 1; all intents together make 1. */
  probability: number;
  /** The utterance that fits best, and its likeness, 0 to 1. */
  nearest: string;
  likeness: number;
  /** The features that speak for the intent, the strongest first. */
  features: string[];
}

/** Ranks the intents for a message, best first; those without a real chance are left out. */
export type IntentIndex = (reading: Pick<Reading, "masked" | "entities">) => IntentMatch[];

// How the two views of a message are put together: log p = TRAINED ln p(classifier) + LIKENESS cosine + lean.
// Set on labelled questions by cross-validation; DESIGN.md has the figures around them.
const TRAINED = 0.7;
const LIKENESS = 7;
/** What is not ours must be turned away in doubt. */
const OUTSIDE_LEAN = 1;
/** Keeps an intent that the classifier has ruled out within reach of a near utterance. */
const LEAST_PROBABILITY = 1e-4;
const SMALLEST_CHANCE = 0.01;

/**
 * Indexes the utterances once: numbers their features, trains the classifier and lists them for comparison.
 * Two intents that claim the same masked utterance are a problem.
 */
export function createIntentIndex(
  intents: Intent[],
  stopWords: Iterable<string>,
  mask: (text: string) => Reading,
  problems: Problem[],
): IntentIndex {
  const featuresOf = createFeatures(stopWords);
  const read = readUtterances(intents, featuresOf, mask, problems);
  const index = createFeatureIndex(read);
  const entries = read.map(({ intent, features }) => ({ intent, features: index.numbersOf(features) }));
  const texts = read.map(({ text }) => text);
  const classifier = trainClassifier(withUnknown(entries, index), index.size, intents.length);
  const findNearest = createNearest(entries, index.weightOf);

  return (reading) => {
    const features = featuresOf(reading);
    const numbers = index.numbersOf(features);
    const nearest = findNearest(numbers, index.lengthOf(features));
    const trained = classifier.probabilities(numbers);
    const scores = intents.map((intent, number) => {
      const lean = intent.kind === "outside" ? OUTSIDE_LEAN : 0;
      const likeness = LIKENESS * (nearest.get(number)?.cosine ?? 0);
      return TRAINED * Math.log((trained[number] ?? 0) + LEAST_PROBABILITY) + likeness + lean;
    });
    const matches = shares(scores).flatMap((probability, number): IntentMatch[] => {
      const intent = intents[number];
      if (!intent || probability < SMALLEST_CHANCE) return [];
      const near = nearest.get(number);
      const speaking = numbers
        .map((feature) => ({ feature, weight: classifier.weightOf(feature, number) }))
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight);
      return [
        {
          intent,
          probability,
          nearest: texts[near?.entry ?? -1] ?? "",
          likeness: near?.cosine ?? 0,
          features: speaking.map(({ feature }) => index.nameOf(feature)),
        },
      ];
    });
    return matches.sort((a, b) => b.probability - a.probability);
  };
}

/** Softmax: scores to shares that add up to 1. */
function shares(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * Words that one utterance alone uses stand for all the words nobody has written: the classifier learns from them
 * in which intents an unknown word is to be expected.
 */
function withUnknown(
  entries: readonly { intent: number; features: number[] }[],
  index: ReturnType<typeof createFeatureIndex>,
): { label: number; features: number[] }[] {
  const uses = new Uint32Array(index.size);
  for (const { features } of entries) for (const feature of features) uses[feature] = (uses[feature] ?? 0) + 1;
  const [unknown = 0] = index.numbersOf([UNKNOWN]);
  return entries.map(({ intent, features }) => {
    const hasRare = features.some((feature) => uses[feature] === 1 && !isPair(index.nameOf(feature)));
    return { label: intent, features: hasRare ? [...features, unknown] : features };
  });
}

/** Every utterance with its features; one that two intents claim is a problem. */
function readUtterances(
  intents: Intent[],
  featuresOf: Features,
  mask: (text: string) => Reading,
  problems: Problem[],
): { intent: number; text: string; features: string[] }[] {
  const owners = new Map<string, { intent: number; text: string }>();
  return intents.flatMap(({ utterances }, intent) =>
    utterances.map(({ text, file, line }) => {
      const reading = mask(text);
      const key = reading.masked.join(" ");
      const owner = owners.get(key);
      if (owner && owner.intent !== intent) {
        const what = `"${text}" is claimed by ${nameOf(intents[owner.intent])} too ("${owner.text}")`;
        problems.push({ file, line: line(), what, fix: "leave it with one of the two" });
      }
      owners.set(key, { intent, text });
      return { intent, text, features: featuresOf(reading) };
    }),
  );
}

/** "foods", "faq/causes", "outside/chemistry". */
export function nameOf(intent: Intent | undefined): string {
  if (!intent) return "";
  if (intent.kind === "aspect") return intent.aspect;
  return intent.kind === "topic" ? intent.topic : `outside/${intent.theme}`;
}
