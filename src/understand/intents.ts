import type { IntentName } from "../content/recognition.js";
import { classify, evenVector, softmax } from "./classifier.js";
import { createNumbersOf, lengthOf } from "./feature-index.js";
import { type Asked, createFeatures } from "./features.js";
import { type IntentModel, textOf } from "./model.js";
import { createNearest } from "./nearest.js";

/** How likely an intent is meant, and why (for `ask --explain`). */
export interface IntentMatch {
  intent: IntentName;
  /** 0 to 1; all intents together make 1. */
  probability: number;
  /** The utterance that fits best, and its likeness, 0 to 1. */
  nearest: string;
  likeness: number;
  /** The features that speak for the intent, the strongest first. */
  features: string[];
}

/** Ranks the intents for a message, best first; those without a real chance are left out. */
export type IntentIndex = (asked: Asked) => IntentMatch[];

// How the two views of a message are put together: log p = TRAINED ln p(classifier) + LIKENESS cosine + lean.
// Swept on two sets of labelled questions, one of them never used for writing utterances; DESIGN.md has the figures.
const TRAINED = 0.9;
const LIKENESS = 4;
/** What is not ours must be turned away in doubt. */
const OUTSIDE_LEAN = 0.75;
/** Keeps an intent that the classifier has ruled out within reach of a near utterance. */
const LEAST_PROBABILITY = 1e-4;
const SMALLEST_CHANCE = 0.01;

export function createIntentIndex(model: IntentModel, stopWords: Iterable<string>): IntentIndex {
  const { intents, utterances, features: index, weights } = model;
  const featuresOf = createFeatures(stopWords);
  const numbersOf = createNumbersOf(index);
  const findNearest = createNearest(utterances, index.idf);

  return (asked) => {
    const features = featuresOf(asked);
    const numbers = numbersOf(features);
    const nearest = findNearest(numbers, lengthOf(features, numbers, index));
    const chances = classify(evenVector(numbers), weights, intents.length);
    for (const [number, intent] of intents.entries()) {
      const trained = TRAINED * Math.log((chances[number] ?? 0) + LEAST_PROBABILITY);
      const likeness = LIKENESS * (nearest.get(number)?.cosine ?? 0);
      chances[number] = trained + likeness + (intent.kind === "outside" ? OUTSIDE_LEAN : 0);
    }
    softmax(chances);
    const matches: IntentMatch[] = [];
    for (const [number, intent] of intents.entries()) {
      const probability = chances[number] ?? 0;
      if (probability < SMALLEST_CHANCE) continue;
      const near = nearest.get(number);
      const speaking = numbers
        .map((feature) => ({ feature, weight: weights.values[feature * intents.length + number] ?? 0 }))
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight);
      matches.push({
        intent,
        probability,
        nearest: near ? textOf(utterances, near.utterance) : "",
        likeness: near?.cosine ?? 0,
        features: speaking.map(({ feature }) => index.names[feature] ?? ""),
      });
    }
    return matches.sort((a, b) => b.probability - a.probability);
  };
}

/** The same matches with their probabilities multiplied by a factor, best first; together they make 1 again. */
export function reweigh(matches: IntentMatch[], factorOf: (intent: IntentName) => number): IntentMatch[] {
  const weighed = matches.map((match) => ({ match, share: match.probability * factorOf(match.intent) }));
  const sum = weighed.reduce((total, { share }) => total + share, 0);
  const all = weighed.map(({ match, share }) => ({ ...match, probability: share / sum }));
  return all.sort((a, b) => b.probability - a.probability);
}

/** Whether what a message most likely asks, of all that is none of ours, is a matter of health. */
export function isOfHealth(matches: readonly IntentMatch[]): boolean {
  const outside = matches.map(({ intent }) => intent).find(({ kind }) => kind === "outside");
  return outside?.kind === "outside" && outside.medical;
}
