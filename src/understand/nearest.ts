import type { Utterances } from "./model.js";

/** The utterance of an intent that comes nearest. `cosine`: 0 (nothing in common) to 1 (the same words). */
interface Neighbour {
  utterance: number;
  cosine: number;
}

/** Nearest utterance of each intent that shares a feature; `length` is the length of the whole vector. */
export type FindNearest = (features: readonly number[], length: number) => Map<number, Neighbour>;

/** Utterances that are compared, those with the rarest features first; bounds the time whatever the question. */
const MOST_COMPARED = 400;

/** @param weights what each feature weighs */
export function createNearest(utterances: Utterances, weights: Float32Array): FindNearest {
  const { intents, starts, features: row } = utterances;
  const using = usersOf(utterances, weights.length);
  const lengths = Float32Array.from(intents, (_, i) => {
    let squares = 0;
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++)
      squares += (weights[row[at] ?? 0] ?? 0) ** 2;
    return Math.sqrt(squares);
  });
  const asked = new Float32Array(weights.length);
  const met = new Uint8Array(intents.length);

  /** Up to MOST_COMPARED utterances that share a feature. */
  function meet(features: readonly number[]): number[] {
    const users = (feature: number) => (using.starts[feature + 1] ?? 0) - (using.starts[feature] ?? 0);
    const compared: number[] = [];
    for (const feature of features.toSorted((a, b) => users(a) - users(b))) {
      if (!weights[feature]) continue;
      for (let at = using.starts[feature] ?? 0; at < (using.starts[feature + 1] ?? 0); at++) {
        if (compared.length === MOST_COMPARED) break;
        const utterance = using.utterances[at] ?? 0;
        if (met[utterance]) continue;
        met[utterance] = 1;
        compared.push(utterance);
      }
    }
    for (const utterance of compared) met[utterance] = 0;
    return compared;
  }

  return (features, length) => {
    const nearest = new Map<number, Neighbour>();
    for (const feature of features) asked[feature] = weights[feature] ?? 0;
    for (const utterance of meet(features)) {
      let shared = 0;
      for (let at = starts[utterance] ?? 0; at < (starts[utterance + 1] ?? 0); at++) {
        const feature = row[at] ?? 0;
        shared += (asked[feature] ?? 0) * (weights[feature] ?? 0);
      }
      const cosine = shared / ((lengths[utterance] ?? 0) * length || 1);
      const intent = intents[utterance] ?? 0;
      if (cosine > (nearest.get(intent)?.cosine ?? 0)) nearest.set(intent, { utterance, cosine });
    }
    for (const feature of features) asked[feature] = 0;
    return nearest;
  };
}

/** For each feature the utterances that use it, one list after the other. */
function usersOf(
  { starts: ofUtterance, features }: Utterances,
  count: number,
): { starts: Uint32Array; utterances: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (const feature of features) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const next = starts.slice();
  const utterances = new Uint32Array(features.length);
  for (let utterance = 0; utterance + 1 < ofUtterance.length; utterance++) {
    for (let at = ofUtterance[utterance] ?? 0; at < (ofUtterance[utterance + 1] ?? 0); at++) {
      const feature = features[at] ?? 0;
      utterances[next[feature] ?? 0] = utterance;
      next[feature] = (next[feature] ?? 0) + 1;
    }
  }
  return { starts, utterances };
}
