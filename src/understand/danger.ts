import type { AnswerId } from "../content/fields.js";
import type { DangerExamples } from "../content/recognition.js";
import { classify, compress, train, type Weights } from "./classifier.js";
import type { Reading } from "./entities.js";
import { createNumbersOf, type FeatureIndex, indexFeatures } from "./feature-index.js";
import { createFeatures } from "./features.js";
import { normalise, sentencesOf } from "./normalise.js";
import type { Signs } from "./signs.js";
import type { Alarm } from "./triage.js";

/** What was learned from intents/danger/ and, as harmless, from all other utterances: plain data. */
export interface DangerModel {
  /** The safety answers; label 0 is "no danger", label i + 1 the i-th of them. */
  answers: AnswerId[];
  features: FeatureIndex;
  weights: Weights;
}

/**
 * From these shares on the examples speak, where no rule has: of the whole message, and of a sentence out of several,
 * which tells less by itself. Set on phrases written apart from the examples and the rules; DESIGN.md has the figures.
 */
const FLOORS = {
  urgent: { whole: 0.65, sentence: 0.95 },
  /** Missing this costs most, and an offer to talk hurts nobody. */
  crisis: { whole: 0.5, sentence: 0.9 },
  personal: { whole: 0.4, sentence: 0.8 },
};
/** Below this a clear question of ours is answered, with a line to see a doctor. */
const SURE = { urgent: 0.85, personal: 0.75 };
/** intents/danger/harmless.yaml: complaints and stories that need no help today. */
const HARMLESS: AnswerId = "safety/harmless";
const CRISIS: AnswerId = "safety/crisis";
const PERSONAL: AnswerId = "safety/personal-medical";
/** Sentences are read alone, as a sign may stand anywhere in a story, and so many of them with the next one. */
const MOST_PAIRS = 40;
/** Weights below this, of a feature for every answer, tell nothing. */
const LEAST_WEIGHT = 0.05;
const LEAST_USES = 2;

/** What a normalised text is compared by. */
export type DangerFeatures = (normalised: string) => string[];

/** The words with their neighbours, and the signs of the rules that stand alone or near each other. */
export function createDangerFeatures(read: (normalised: string) => Reading, signs: Signs): DangerFeatures {
  // "I", "my", "since", "not" tell a person in danger from a question about one, so no word is left out.
  const wordsOf = createFeatures([]);
  return (normalised) => [...wordsOf(read(normalised)), ...signs(normalised)];
}

/** @param harmless every utterance of intents/ that is no danger */
export function learnDanger(
  examples: readonly DangerExamples[],
  harmless: readonly string[],
  featuresOf: DangerFeatures,
): DangerModel {
  const answers = examples.flatMap(({ answer }) => (answer === HARMLESS ? [] : [answer]));
  const labelled = [
    ...harmless.map((text) => ({ intent: 0, features: featuresOf(normalise(text)) })),
    ...examples.flatMap(({ answer, utterances }) =>
      utterances.map((text) => ({
        intent: answers.indexOf(answer) + 1,
        features: featuresOf(normalise(text)),
      })),
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
  const labels = answers.length + 1;
  const rows = told.map(({ intent, features }) => ({ label: intent, features: numbersOf(features) }));
  const weights = train(rows, index.names.length, labels);
  return { answers, ...pruned(index, weights, labels) };
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

/**
 * What the examples see in a message that no rule has an eye on; undefined where it is most likely harmless.
 * @param spellOut puts misspelt words right; not done for the many sentences of a long story
 */
export function createDanger(
  { answers, features, weights }: DangerModel,
  featuresOf: DangerFeatures,
  spellOut: (normalised: string) => string,
): (message: string) => Alarm | undefined {
  const numbersOf = createNumbersOf(features);
  return (message) => {
    let best: { answer: AnswerId; chance: number; part: string } | undefined;
    const isStory = message.length > LONGEST_WHOLE;
    for (const [i, part] of partsOf(message).entries()) {
      const typed = normalise(part);
      const text = i > 0 && isStory ? typed : spellOut(typed);
      const chances = classify(numbersOf(featuresOf(text)), weights, answers.length + 1);
      const sure = surest(answers, chances, i === 0 ? "whole" : "sentence");
      if (sure && rankOf(sure) > rankOf(best)) best = { ...sure, part };
    }
    if (!best) return undefined;
    const { answer, chance, part } = best;
    const rule = `examples, ${chance.toFixed(2)}`;
    return {
      answer,
      rule,
      signs: [part.trim()],
      ...(chance < SURE[answer === PERSONAL ? "personal" : "urgent"] && { doubtful: true as const }),
    };
  };
}

interface Sure {
  answer: AnswerId;
  chance: number;
}

/** The urgent answers decide together that it is urgent, and the likeliest of them what is said. */
function surest(
  answers: readonly AnswerId[],
  chances: Float64Array,
  of: "whole" | "sentence",
): Sure | undefined {
  const all = answers.map((answer, i): Sure => ({ answer, chance: chances[i + 1] ?? 0 }));
  const urgent = all.filter(({ answer }) => answer !== PERSONAL).sort((a, b) => b.chance - a.chance);
  const sum = urgent.reduce((total, { chance }) => total + chance, 0);
  if (urgent[0] && sum >= FLOORS.urgent[of]) return { answer: urgent[0].answer, chance: sum };
  const crisis = urgent.find(({ answer, chance }) => answer === CRISIS && chance >= FLOORS.crisis[of]);
  if (crisis) return crisis;
  return all.find(({ answer, chance }) => answer === PERSONAL && chance >= FLOORS.personal[of]);
}

/** An urgent answer before a personal one, then the likelier. */
function rankOf(sure: Sure | undefined): number {
  return sure ? sure.chance + (sure.answer === PERSONAL ? 0 : 1) : 0;
}

/** The whole message, each sentence, and each with the next; what is said twice is read once. */
function partsOf(message: string): string[] {
  const sentences = sentencesOf(message).filter((sentence) => /\p{L}/u.test(sentence));
  if (sentences.length <= 1) return [message.slice(0, LONGEST_WHOLE)];
  const pairs = sentences.slice(1, MOST_PAIRS).map((sentence, i) => `${sentences[i]} ${sentence}`);
  return [...new Set([message.slice(0, LONGEST_WHOLE), ...sentences.map((one) => one.trim()), ...pairs])];
}

/** Longer ones are stories; their sentences tell more than their whole. */
const LONGEST_WHOLE = 1000;
