import type { AnswerId } from "../content/fields.js";
import type { DangerExamples } from "../content/recognition.js";
import { classify, compress, train, type Weights } from "./classifier.js";
import type { Reading } from "./entities.js";
import { createNumbersOf, type FeatureIndex, indexFeatures } from "./feature-index.js";
import { createFeatures } from "./features.js";
import { normalise, sentencesOf } from "./normalise.js";
import type { Alarm } from "./triage.js";

/** What was learned from intents/danger/ and, as harmless, from all other utterances: plain data. */
export interface DangerModel {
  /** The safety answers; label 0 is "no danger", label i + 1 the i-th of them. */
  answers: AnswerId[];
  features: FeatureIndex;
  weights: Weights;
}

/** From this share on the examples speak, where no rule has: set on phrases that were written apart from both. */
const URGENT_FLOOR = 0.5;
const PERSONAL_FLOOR = 0.6;
const PERSONAL: AnswerId = "safety/personal-medical";
/** Sentences are read alone and with the next one, as a sign may stand anywhere in a story; so many of them. */
const MOST_PARTS = 60;
/** Weights below this, of a feature for every answer, tell nothing. */
const LEAST_WEIGHT = 0.05;
const LEAST_USES = 2;

/** "I", "my", "since", "not" tell a person in danger from a question about one, so no word is left out. */
const featuresOf = createFeatures([]);

/** @param harmless every utterance of intents/ that is no danger, as it was read */
export function learnDanger(
  examples: readonly DangerExamples[],
  harmless: readonly Reading[],
  read: (normalised: string) => Reading,
): DangerModel {
  const labelled = [
    ...harmless.map((reading) => ({ intent: 0, features: featuresOf(reading) })),
    ...examples.flatMap(({ utterances }, i) =>
      utterances.map((text) => ({ intent: i + 1, features: featuresOf(read(normalise(text))) })),
    ),
  ];
  const uses = new Map<string, number>();
  for (const { features } of labelled) {
    for (const feature of features) uses.set(feature, (uses.get(feature) ?? 0) + 1);
  }
  const told = labelled.map(({ intent, features }) => ({
    intent,
    features: features.filter((feature) => (uses.get(feature) ?? 0) >= LEAST_USES),
  }));
  const { index, numbersOf } = indexFeatures(told);
  const labels = examples.length + 1;
  const rows = told.map(({ intent, features }) => ({ label: intent, features: numbersOf(features) }));
  const weights = train(rows, index.names.length, labels);
  return { answers: examples.map(({ answer }) => answer), ...pruned(index, weights, labels) };
}

/** Without the features that speak for nothing: nine tenths of them. */
function pruned(index: FeatureIndex, weights: Float32Array, labels: number) {
  const kept = index.names.flatMap((_, i) => {
    const row = weights.subarray(i * labels, (i + 1) * labels);
    return row.some((weight) => Math.abs(weight) >= LEAST_WEIGHT) ? [i] : [];
  });
  const values = Float32Array.from(kept.flatMap((i) => [...weights.subarray(i * labels, (i + 1) * labels)]));
  const features: FeatureIndex = {
    names: kept.map((i) => index.names[i] ?? ""),
    idf: new Float32Array(0),
    idfOfUnknown: 0,
  };
  return { features, weights: compress(values) };
}

/** What the examples see in a message that no rule has an eye on; undefined where it is most likely harmless. */
export function createDanger(
  { answers, features, weights }: DangerModel,
  read: (normalised: string) => Reading,
): (message: string) => Alarm | undefined {
  const numbersOf = createNumbersOf(features);
  return (message) => {
    let best: { answer: AnswerId; chance: number; part: string } | undefined;
    for (const part of partsOf(message)) {
      const chances = classify(numbersOf(featuresOf(read(normalise(part)))), weights, answers.length + 1);
      const urgent = answers.reduce(
        (sum, answer, i) => sum + (answer === PERSONAL ? 0 : (chances[i + 1] ?? 0)),
        0,
      );
      for (const [i, answer] of answers.entries()) {
        const chance = chances[i + 1] ?? 0;
        // Together the urgent ones decide that it is urgent, the likeliest of them what is said.
        const isSure =
          answer === PERSONAL ? chance >= PERSONAL_FLOOR : urgent >= URGENT_FLOOR && chance >= urgent / 3;
        if (isSure && rankOf(answer, chance) > rankOf(best?.answer, best?.chance ?? 0))
          best = { answer, chance, part };
      }
    }
    return (
      best && { answer: best.answer, rule: `examples, ${best.chance.toFixed(2)}`, signs: [best.part.trim()] }
    );
  };
}

/** An urgent answer before a personal one, then the likelier. */
function rankOf(answer: AnswerId | undefined, chance: number): number {
  return answer === undefined ? 0 : chance + (answer === PERSONAL ? 0 : 1);
}

/** The whole of a short message, each sentence, and each with the next. */
function partsOf(message: string): string[] {
  const sentences = sentencesOf(message).filter((sentence) => /\p{L}/u.test(sentence));
  if (sentences.length <= 1) return [message];
  const pairs = sentences.slice(1).map((sentence, i) => `${sentences[i]} ${sentence}`);
  return [message.slice(0, LONGEST_WHOLE), ...sentences, ...pairs].slice(0, MOST_PARTS);
}

const LONGEST_WHOLE = 1000;
