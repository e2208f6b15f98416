/** An utterance as it is compared: the numbers of its features, and of its intent. */
export interface Entry {
  intent: number;
  features: readonly number[];
}

/** The utterance of an intent that comes nearest. `cosine`: 0 (nothing in common) to 1 (the same words). */
export interface Neighbour {
  entry: number;
  cosine: number;
}

/** Nearest utterance of each intent that shares a telling feature; `length` is the length of the whole vector. */
export type FindNearest = (features: readonly number[], length: number) => Map<number, Neighbour>;

/** Utterances that are compared, those with the rarest features first; bounds the time whatever the question. */
const MOST_COMPARED = 2000;

/** @param weights what each feature weighs */
export function createNearest(entries: readonly Entry[], weights: Float32Array): FindNearest {
  const using = postingsOf(entries, weights.length);
  const lengths = Float32Array.from(entries, ({ features }) => lengthOf(features, weights));
  const asked = new Float32Array(weights.length);
  const met = new Uint8Array(entries.length);

  return (features, length) => {
    const nearest = new Map<number, Neighbour>();
    const rarestFirst = features.toSorted((a, b) => (using[a]?.length ?? 0) - (using[b]?.length ?? 0));
    for (const feature of features) asked[feature] = weights[feature] ?? 0;
    const compared: number[] = [];
    for (const feature of rarestFirst) {
      const entriesUsing = using[feature];
      if (!entriesUsing) continue;
      for (const entry of entriesUsing) {
        if (compared.length === MOST_COMPARED) break;
        if (met[entry]) continue;
        met[entry] = 1;
        compared.push(entry);
      }
    }
    for (const number of compared) {
      met[number] = 0;
      const entry = entries[number];
      if (!entry) continue;
      let shared = 0;
      for (const feature of entry.features) shared += (asked[feature] ?? 0) * (weights[feature] ?? 0);
      const cosine = shared / ((lengths[number] ?? 1) * length || 1);
      if (cosine > (nearest.get(entry.intent)?.cosine ?? 0)) nearest.set(entry.intent, { entry: number, cosine });
    }
    for (const feature of features) asked[feature] = 0;
    return nearest;
  };
}

/** For each feature the utterances that use it. */
function postingsOf(entries: readonly Entry[], features: number): Uint32Array[] {
  const lists = Array.from({ length: features }, (): number[] => []);
  for (const [number, entry] of entries.entries()) {
    for (const feature of entry.features) lists[feature]?.push(number);
  }
  return lists.map((list) => Uint32Array.from(list));
}

function lengthOf(features: readonly number[], weights: Float32Array): number {
  return Math.sqrt(features.reduce((sum, feature) => sum + (weights[feature] ?? 0) ** 2, 0));
}
