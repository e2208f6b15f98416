import type { Problem } from "../content/problems.js";
import type { Intent } from "../content/recognition.js";
import type { Reading } from "./entities.js";
import { weighEvidence } from "./evidence.js";
import { createFeatures, type Features } from "./features.js";

/** How well an intent fits, and which features of the message made it fit (for `ask --explain`). */
export interface IntentMatch {
  intent: Intent;
  /** 0 (nothing in common) to 1 (the words of one of its utterances). */
  score: number;
  /** The utterance that fits best. */
  nearest: string;
  features: string[];
}

/** Ranks all intents for a message, best first; intents that share no feature with it are left out. */
export type IntentIndex = (masked: string[]) => IntentMatch[];

// Share of the best single utterance in the score; the rest is the evidence of the intent as a whole.
// 0.5-0.7 scored alike on labelled questions, 0 and 1 clearly worse (DESIGN.md).
const UTTERANCE_SHARE = 0.6;
interface Entry {
  intent: number;
  text: string;
  features: string[];
}
/** An utterance that has a feature, and the feature's part in its vector of length 1. */
interface Posting {
  entry: number;
  part: number;
}

/**
 * Indexes the utterances once: stems and pairs of stems, weighted by how few intents use them (idf).
 * Two intents that claim the same masked utterance are a problem.
 */
export function createIntentIndex(
  intents: Intent[],
  stopWords: Iterable<string>,
  mask: (text: string) => Reading,
  problems: Problem[],
): IntentIndex {
  const featuresOf = createFeatures(stopWords);
  const entries = readEntries(intents, featuresOf, mask, problems);
  const { weightOf, sharesOf } = weighEvidence(entries);
  const postings = new Map<string, Posting[]>();
  for (const [entry, { features }] of entries.entries()) {
    const length = Math.hypot(...features.map(weightOf));
    for (const feature of features) {
      const list = postings.get(feature) ?? [];
      list.push({ entry, part: weightOf(feature) / length });
      postings.set(feature, list);
    }
  }

  // The features are in the postings now; kept twice they would be a third of the index.
  const owners = entries.map(({ intent, text }) => ({ intent, text }));

  /** Cosine with the nearest utterance of each intent that shares a feature. */
  function nearestOf(features: string[]): Map<number, { cosine: number; text: string }> {
    const length = Math.hypot(...features.map(weightOf));
    const cosines = new Map<number, number>();
    for (const feature of features) {
      const part = weightOf(feature) / length;
      for (const posting of postings.get(feature) ?? []) {
        cosines.set(posting.entry, (cosines.get(posting.entry) ?? 0) + part * posting.part);
      }
    }
    const nearest = new Map<number, { cosine: number; text: string }>();
    for (const [entry, cosine] of cosines) {
      const { intent, text } = owners[entry] ?? { intent: -1, text: "" };
      if (cosine > (nearest.get(intent)?.cosine ?? 0)) nearest.set(intent, { cosine, text });
    }
    return nearest;
  }

  /** Share of the weight of all features that speaks for each intent. */
  function supportOf(features: string[]): number[] {
    const support = new Array<number>(intents.length).fill(0);
    const whole = features.reduce((sum, feature) => sum + weightOf(feature), 0);
    for (const feature of features) {
      for (const { intent, share } of sharesOf(feature)) {
        support[intent] = (support[intent] ?? 0) + (weightOf(feature) * share) / whole;
      }
    }
    return support;
  }

  return (masked) => {
    const features = featuresOf(masked);
    const support = supportOf(features);
    const matches = [...nearestOf(features)].flatMap(([number, { cosine, text }]): IntentMatch[] => {
      const intent = intents[number];
      if (!intent) return [];
      const score = UTTERANCE_SHARE * cosine + (1 - UTTERANCE_SHARE) * (support[number] ?? 0);
      const shared = features.filter((feature) => sharesOf(feature).some(({ intent }) => intent === number));
      return [{ intent, score, nearest: text, features: shared }];
    });
    return matches.sort((a, b) => b.score - a.score);
  };
}

/** Every utterance with its features; one that two intents claim is a problem. */
function readEntries(
  intents: Intent[],
  featuresOf: Features,
  mask: (text: string) => Reading,
  problems: Problem[],
): Entry[] {
  const owners = new Map<string, { intent: number; text: string }>();
  return intents.flatMap(({ utterances }, intent) =>
    utterances.map(({ text, file, line }) => {
      const { masked } = mask(text);
      const key = masked.join(" ");
      const owner = owners.get(key);
      if (owner && owner.intent !== intent) {
        const what = `"${text}" is claimed by ${nameOf(intents[owner.intent])} too ("${owner.text}")`;
        problems.push({ file, line: line(), what, fix: "leave it with one of the two" });
      }
      owners.set(key, { intent, text });
      return { intent, text, features: featuresOf(masked) };
    }),
  );
}

/** "foods", "faq/causes", "outside/chemistry". */
export function nameOf(intent: Intent | undefined): string {
  if (!intent) return "";
  if (intent.kind === "aspect") return intent.aspect;
  return intent.kind === "topic" ? intent.topic : `outside/${intent.theme}`;
}
