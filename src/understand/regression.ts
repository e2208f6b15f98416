import { type Example, softmax } from "./classifier.js";
import { minimise } from "./minimise.js";

/** How dear large weights are; 0.2 to 0.5 gave the same figures. */
const PENALTY = 0.3;
/** After 30 steps fresh messages are told apart as well as after 100; the rest of the way only costs time. */
const MOST_STEPS = 30;
/** What a feature that tells nothing still counts, on the scale of the logarithm of its odds. */
const LEAST = 0.2;

/**
 * Multinomial logistic regression with a penalty on large weights. Weights are cheaper for a label that a feature's
 * counts alone speak for or against (the naive Bayes scaling of Wang & Manning 2012, ACL, softened by a square root).
 * Every step looks at all examples, so their order plays no part, and a few more of them move it a little.
 * @returns features × labels, row by row
 */
export function regress(examples: readonly Example[], features: number, labels: number): Float32Array {
  const scales = scalesOf(examples, features, labels);
  const weights = new Float32Array(features * labels);
  const scaled = (point: Float64Array) => {
    for (let i = 0; i < weights.length; i++) weights[i] = (point[i] ?? 0) * (scales[i] ?? 0);
  };
  const scores = new Float64Array(labels);
  const point = minimise(
    (at, slope) => {
      scaled(at);
      slope.fill(0);
      let loss = 0;
      for (const { label, vector } of examples) {
        const { numbers, values } = vector;
        scores.fill(0);
        for (let i = 0; i < numbers.length; i++) {
          const row = (numbers[i] ?? 0) * labels;
          const value = values[i] ?? 0;
          for (let k = 0; k < labels; k++) scores[k] = (scores[k] ?? 0) + value * (weights[row + k] ?? 0);
        }
        softmax(scores);
        loss -= Math.log(Math.max(scores[label] ?? 0, Number.MIN_VALUE));
        scores[label] = (scores[label] ?? 0) - 1;
        for (let i = 0; i < numbers.length; i++) {
          const row = (numbers[i] ?? 0) * labels;
          const value = values[i] ?? 0;
          for (let k = 0; k < labels; k++) slope[row + k] = (slope[row + k] ?? 0) + value * (scores[k] ?? 0);
        }
      }
      for (let i = 0; i < at.length; i++) {
        const weight = at[i] ?? 0;
        loss += (PENALTY / 2) * weight * weight;
        slope[i] = (slope[i] ?? 0) * (scales[i] ?? 0) + PENALTY * weight;
      }
      return loss;
    },
    weights.length,
    MOST_STEPS,
  );
  scaled(point);
  return weights;
}

/** The scale of each weight: how far apart a feature's share is inside and outside of the label. */
function scalesOf(examples: readonly Example[], features: number, labels: number): Float32Array {
  const counts = new Float64Array(features * labels);
  const totals = new Float64Array(features);
  for (const { label, vector } of examples) {
    for (let i = 0; i < vector.numbers.length; i++) {
      const number = vector.numbers[i] ?? 0;
      const at = number * labels + label;
      counts[at] = (counts[at] ?? 0) + 1;
      totals[number] = (totals[number] ?? 0) + 1;
    }
  }
  // One is added to every count, so that no share is zero.
  const inside = new Float64Array(labels);
  for (let i = 0; i < counts.length; i++)
    inside[i % labels] = (inside[i % labels] ?? 0) + (counts[i] ?? 0) + 1;
  const all = totals.reduce((sum, total) => sum + total, 0);
  const scales = new Float32Array(features * labels);
  let squares = 0;
  for (let i = 0; i < scales.length; i++) {
    const total = totals[Math.floor(i / labels)] ?? 0;
    const within = inside[i % labels] ?? 1;
    const count = counts[i] ?? 0;
    const outside = all - (within - features) + features;
    const odds = Math.log((((count + 1) / within) * outside) / (total - count + 1));
    const scale = Math.sqrt(Math.abs(odds) + LEAST);
    scales[i] = scale;
    squares += total * scale * scale;
  }
  // As large as 1 on the average, so that the penalty means the same whatever the examples.
  const average = Math.sqrt(squares / (all * labels)) || 1;
  return scales.map((scale) => scale / average);
}
