/** How much a feature says, and for which intents. */
export interface Evidence {
  /** idf over intents; pairs weigh less than words, words nobody has written the most, unknown pairs nothing. */
  weightOf: (feature: string) => number;
  /** Share of each intent that uses the feature in how often it is used; shares add up to 1. */
  sharesOf: (feature: string) => readonly Share[];
}
interface Share {
  intent: number;
  share: number;
}

const PAIR_WEIGHT = 0.7;

/**
 * Weighs features by how few intents use them: idf = ln(1 + intents / intents with the feature).
 * @param uses every utterance with its intent (by number) and its features
 */
export function weighEvidence(uses: { intent: number; features: string[] }[]): Evidence {
  const sizes = new Map<number, number>();
  const counts = new Map<string, Map<number, number>>();
  for (const { intent, features } of uses) {
    sizes.set(intent, (sizes.get(intent) ?? 0) + 1);
    for (const feature of features) {
      const byIntent = counts.get(feature) ?? new Map<number, number>();
      counts.set(feature, byIntent.set(intent, (byIntent.get(intent) ?? 0) + 1));
    }
  }
  const idf = (intents: number) => Math.log(1 + sizes.size / intents);
  const known = new Map<string, { weight: number; shares: Share[] }>();
  for (const [feature, byIntent] of counts) {
    // A large intent must not win by its size, so its rate of use counts.
    const rates = [...byIntent].map(([intent, n]) => ({ intent, rate: n / (sizes.get(intent) ?? 1) }));
    const total = rates.reduce((sum, { rate }) => sum + rate, 0);
    known.set(feature, {
      weight: idf(byIntent.size) * (feature.includes(" ") ? PAIR_WEIGHT : 1),
      shares: rates.map(({ intent, rate }) => ({ intent, share: rate / total })),
    });
  }
  const unknownWeight = idf(1);
  return {
    weightOf: (feature) => known.get(feature)?.weight ?? (feature.includes(" ") ? 0 : unknownWeight),
    sharesOf: (feature) => known.get(feature)?.shares ?? [],
  };
}
