import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify, compress, evenVector, train } from "../../src/understand/classifier.js";

// Feature 0 speaks for label 0, 1 for label 1, 2 for both, 3 for label 2.
const EXAMPLES = [
  { label: 0, vector: evenVector([0, 2]) },
  { label: 0, vector: evenVector([0]) },
  { label: 1, vector: evenVector([1, 2]) },
  { label: 1, vector: evenVector([1]) },
  { label: 2, vector: evenVector([3]) },
];
const weights = compress(train(EXAMPLES, 4, 3, { rate: 0.5, epochs: 8 }));
const best = (features: number[]) => {
  const chances = [...classify(evenVector(features), weights, 3)];
  return chances.indexOf(Math.max(...chances));
};

describe("the classifier", () => {
  it.each([
    [[0], 0],
    [[1], 1],
    [[3], 2],
    [[0, 2], 0],
    [[1, 2], 1],
  ])("learns that features %j mean label %i", (features, label) => {
    expect(best(features)).toBe(label);
  });

  it("is unsure where a feature speaks for two labels, and knows nothing of no features", () => {
    const [first = 0, second = 0] = classify(evenVector([2]), weights, 3);
    expect(Math.abs(first - second)).toBeLessThan(0.1);
    for (const chance of classify(evenVector([]), weights, 3)) expect(chance).toBeCloseTo(1 / 3);
  });

  it("gives chances that add up to 1, whatever the features", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 3 })), (features) => {
        const sum = classify(evenVector(features), weights, 3).reduce((total, chance) => total + chance, 0);
        expect(sum).toBeCloseTo(1);
      }),
    );
  });

  it("learns the same from the same examples", () => {
    expect(train(EXAMPLES, 4, 3, { rate: 0.5, epochs: 8 })).toEqual(
      train(EXAMPLES, 4, 3, { rate: 0.5, epochs: 8 }),
    );
  });
});
