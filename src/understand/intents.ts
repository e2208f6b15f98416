import type { Problem } from "../content/problems.js";
import type { Intent } from "../content/recognition.js";
import type { Reading } from "./entities.js";
import { createFeatures } from "./features.js";

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
const PAIR_WEIGHT = 0.7;

interface Entry {
  intent: number;
  text: string;
  length: number;
}
interface Posting {
  entry: number;
  weight: number;
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
  const entries: Entry[] = [];
  const featureLists: string[][] = [];
  const owners = new Map<string, { intent: number; text: string }>();
  const usedBy = new Map<string, Map<number, number>>();
  for (const [intent, { utterances }] of intents.entries()) {
    for (const { text, file, line } of utterances) {
      const masked = mask(text).masked;
      const key = masked.join(" ");
      const owner = owners.get(key);
      if (owner && owner.intent !== intent) {
        const what = `"${text}" is claimed by ${nameOf(intents[owner.intent])} too ("${owner.text}")`;
        problems.push({ file, line: line(), what, fix: "leave it with one of the two" });
      }
      owners.set(key, { intent, text });
      const features = featuresOf(masked);
      for (const feature of features) {
        const counts = usedBy.get(feature) ?? new Map<number, number>();
        counts.set(intent, (counts.get(intent) ?? 0) + 1);
        usedBy.set(feature, counts);
      }
      entries.push({ intent, text, length: 0 });
      featureLists.push(features);
    }
  }
  const sizes = intents.map(({ utterances }) => utterances.length);
  const weights = new Map<string, number>();
  const shares = new Map<string, [intent: number, share: number][]>();
  for (const [feature, counts] of usedBy) {
    const idf = Math.log(1 + intents.length / counts.size);
    weights.set(feature, idf * (feature.includes(" ") ? PAIR_WEIGHT : 1));
    const rates = [...counts].map(([intent, n]): [number, number] => [intent, n / (sizes[intent] ?? 1)]);
    const total = rates.reduce((sum, [, rate]) => sum + rate, 0);
    shares.set(
      feature,
      rates.map(([intent, rate]) => [intent, rate / total]),
    );
  }
  const unknownWeight = Math.log(1 + intents.length);
  const weightOf = (feature: string) => weights.get(feature) ?? (feature.includes(" ") ? 0 : unknownWeight);
  const postings = new Map<string, Posting[]>();
  for (const [entry, features] of featureLists.entries()) {
    const length = Math.hypot(...features.map(weightOf));
    const record = entries[entry];
    if (record) record.length = length;
    for (const feature of features) {
      const list = postings.get(feature) ?? [];
      list.push({ entry, weight: weightOf(feature) });
      postings.set(feature, list);
    }
  }

  return (masked) => {
    const features = featuresOf(masked);
    const length = Math.hypot(...features.map(weightOf));
    if (length === 0) return [];
    const dots = new Map<number, number>();
    const evidence = new Array<number>(intents.length).fill(0);
    let whole = 0;
    for (const feature of features) {
      const weight = weightOf(feature);
      whole += weight;
      for (const [intent, share] of shares.get(feature) ?? [])
        evidence[intent] = (evidence[intent] ?? 0) + weight * share;
      for (const posting of postings.get(feature) ?? []) {
        dots.set(posting.entry, (dots.get(posting.entry) ?? 0) + weight * posting.weight);
      }
    }
    const best = new Map<number, { cosine: number; entry: number }>();
    for (const [entry, dot] of dots) {
      const record = entries[entry];
      if (!record) continue;
      const cosine = dot / (length * record.length);
      if (cosine > (best.get(record.intent)?.cosine ?? 0)) best.set(record.intent, { cosine, entry });
    }
    const matches = [...best].flatMap(([number, { cosine, entry }]): IntentMatch[] => {
      const intent = intents[number];
      if (!intent) return [];
      const support = (evidence[number] ?? 0) / whole;
      const shared = features.filter((feature) => shares.get(feature)?.some(([intent]) => intent === number));
      const score = UTTERANCE_SHARE * cosine + (1 - UTTERANCE_SHARE) * support;
      return [{ intent, score, nearest: entries[entry]?.text ?? "", features: shared }];
    });
    return matches.sort((a, b) => b.score - a.score);
  };
}

/** "foods", "faq/causes", "outside/chemistry". */
export function nameOf(intent: Intent | undefined): string {
  if (!intent) return "";
  if (intent.kind === "aspect") return intent.aspect;
  return intent.kind === "topic" ? intent.topic : `outside/${intent.theme}`;
}
