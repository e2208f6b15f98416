import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimise } from "../../src/understand/minimise.js";

describe("the least of a convex function", () => {
  it("is found for any bowl, wherever its bottom and however long it is drawn", () => {
    const bowls = fc.array(
      fc.record({ bottom: fc.integer({ min: -20, max: 20 }), steepness: fc.integer({ min: 1, max: 100 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(bowls, (axes) => {
        const point = minimise(
          (at, slope) =>
            axes.reduce((sum, { bottom, steepness }, i) => {
              const away = (at[i] ?? 0) - bottom;
              slope[i] = steepness * away;
              return sum + (steepness / 2) * away * away;
            }, 0),
          axes.length,
          200,
        );
        for (const [i, { bottom }] of axes.entries()) expect(point[i]).toBeCloseTo(bottom, 3);
      }),
    );
  });

  it("is where it starts, when nothing lies deeper", () => {
    expect([...minimise(() => 7, 2, 10)]).toEqual([0, 0]);
  });

  it("is come nearer to, where the most steps do not reach it", () => {
    const valley = (at: Float64Array, slope: Float64Array) => {
      slope[0] = 4 * ((at[0] ?? 0) - 9) ** 3;
      return ((at[0] ?? 0) - 9) ** 4;
    };
    const reached = minimise(valley, 1, 2)[0] ?? 0;
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(9);
  });
});
