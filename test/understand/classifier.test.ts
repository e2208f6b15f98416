import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify, compress, evenVector, train } from "../../src/understand/classifier.js";
import { regress } from "../../src/understand/regression.js";

// Feature 0 speaks for label 0, 1 for label 1, 2 for both, 3 for label 2.
const EXAMPLES = [
  { label: 0, vector: evenVector([0, 2]) },
  { label: 0, vector: evenVector([0]) },
  { label: 1, vector: evenVector([1, 2]) },
  { label: 1, vector: evenVector([1]) },
  { label: 2, vector: evenVector([3]) },
];
const FEATURES = 4;
const LABELS = 3;
const PACE = { rate: 0.5, epochs: 8 };

describe.each([
  ["gradient descent", (examples: typeof EXAMPLES) => train(examples, FEATURES, LABELS, PACE)],
  ["the regression", (examples: typeof EXAMPLES) => regress(examples, FEATURES, LABELS)],
])("learning by %s", (_name, learn) => {
  const weights = compress(learn(EXAMPLES));
  const chancesOf = (features: number[]) => [...classify(evenVector(features), weights, LABELS)];

  it.each([
    [[0], 0],
    [[1], 1],
    [[3], 2],
    [[0, 2], 0],
    [[1, 2], 1],
  ])("finds that features %j mean label %i", (features, label) => {
    const chances = chancesOf(features);
    expect(chances.indexOf(Math.max(...chances))).toBe(label);
  });

  it("is unsure where a feature speaks for two labels, and knows nothing of no features", () => {
    const [first = 0, second = 0] = chancesOf([2]);
    expect(Math.abs(first - second)).toBeLessThan(0.1);
    for (const chance of chancesOf([])) expect(chance).toBeCloseTo(1 / LABELS);
  });

  it("gives chances that add up to 1, whatever the features", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: FEATURES - 1 })), (features) => {
        expect(chancesOf(features).reduce((total, chance) => total + chance, 0)).toBeCloseTo(1);
      }),
    );
  });

  it("finds the same in the same examples, and nothing in none", () => {
    expect(learn(EXAMPLES)).toEqual(learn(EXAMPLES));
    expect([...learn([])]).toEqual(Array(FEATURES * LABELS).fill(0));
  });
});

describe("the regression", () => {
  it("learns the same in whatever order the examples come", () => {
    const learned = regress(EXAMPLES, FEATURES, LABELS);
    fc.assert(
      fc.property(fc.shuffledSubarray(EXAMPLES, { minLength: EXAMPLES.length }), (shuffled) => {
        for (const [i, weight] of regress(shuffled, FEATURES, LABELS).entries())
          expect(weight).toBeCloseTo(learned[i] ?? 0, 4);
      }),
    );
  });
});
