import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify, compress, evenVector } from "../../src/understand/classifier.js";
import { regress } from "../../src/understand/regression.js";

// Feature 0 speaks for label 0, 1 for label 1, 2 for both, 3 for label 2.
const EXAMPLES = [
  { label: 0, vector: evenVector([0, 2]) },
  { label: 0, vector: evenVector([0]) },
  { label: 1, vector: evenVector([1, 2]) },
  { label: 1, vector: evenVector([1]) },
  { label: 2, vector: evenVector([3]) },
];
const weights = compress(regress(EXAMPLES, 4, 3));

describe("the regression", () => {
  it.each([
    [[0], 0],
    [[1], 1],
    [[3], 2],
    [[0, 2], 0],
    [[1, 2], 1],
  ])("learns that features %j mean label %i", (features, label) => {
    const chances = [...classify(evenVector(features), weights, 3)];
    expect(chances.indexOf(Math.max(...chances))).toBe(label);
  });

  it("learns the same in whatever order the examples come", () => {
    const learned = regress(EXAMPLES, 4, 3);
    fc.assert(
      fc.property(fc.shuffledSubarray(EXAMPLES, { minLength: EXAMPLES.length }), (shuffled) => {
        for (const [i, weight] of regress(shuffled, 4, 3).entries())
          expect(weight).toBeCloseTo(learned[i] ?? 0, 4);
      }),
    );
  });

  it("learns nothing from no examples", () => {
    expect([...regress([], 2, 2)]).toEqual([0, 0, 0, 0]);
  });
});
