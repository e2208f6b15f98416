import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MATCHED_CHARACTERS, normalise, questionOf, wordsOf } from "../../src/understand/normalise.js";

const anyText = fc.string({ unit: "binary", maxLength: 4096 });

describe("normalise", () => {
  it.each([
    ["What’s VITAMIN D?", "what is vitamin d?"],
    ["I can't, won't, don't", "i can not, will not, do not"],
    ["ｍａｇｎｅｓｉｕｍ", "magnesium"],
    ["zinç  crème", "zinc  creme"],
    ["5,000iu", "5000iu"],
    ["5k IU", "5000 iu"],
    ["1000 mcg, 25 µg, 3 micrograms", "1000 ug, 25 ug, 3 ug"],
    ["a\u200bb\u202ec\ufeff", "abc"],
    ["my mother's calcium", "my mother calcium"],
  ])("%s → %s", (typed, normalised) => {
    expect(normalise(typed)).toBe(normalised);
  });

  it("never throws, and what it gives is well formed, lower case and free of control characters", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = normalise(text);
        expect(clean).toBe(clean.toLowerCase());
        expect(clean).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u);
      }),
    );
  });

  it("changes nothing the second time", () => {
    // Words as people type them; foreign letters may fold further with each pass.
    const words = fc
      .array(fc.stringMatching(/^[a-zA-Z0-9'’,.?! ]{1,12}$/), { maxLength: 20 })
      .map((w) => w.join(" "));
    fc.assert(
      fc.property(words, (text) => {
        const once = normalise(text);
        expect(wordsOf(normalise(once)).map((w) => w.text)).toEqual(wordsOf(once).map((w) => w.text));
      }),
    );
  });
});

describe("wordsOf", () => {
  it.each([
    ["take 40mg of b12", ["take", "40", "mg", "of", "b12"]],
    ["14.8 ng/ml", ["14.8", "ng", "ml"]],
    ["omega-3", ["omega", "3"]],
    ["🙂 ?!", []],
  ])("%s → %j", (text, words) => {
    expect(wordsOf(text).map((word) => word.text)).toEqual(words);
  });

  it("knows where sentences end", () => {
    expect(wordsOf("one. two, three\nfour").map((word) => word.sentence)).toEqual([0, 1, 1, 2]);
  });

  it("gives letters and digits only, whatever the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { text: word } of wordsOf(normalise(text))) expect(word).toMatch(/^[\p{L}\p{N}.,]+$/u);
      }),
    );
  });
});

describe("questionOf", () => {
  it("takes a short message whole", () => {
    expect(questionOf("I eat no meat. Is B12 a worry?")).toBe("I eat no meat. Is B12 a worry?");
  });
  it("finds the question in a long story", () => {
    expect(questionOf(`${"It hurts. ".repeat(60)}Is it my diet? ${"It hurts. ".repeat(60)}`)).toBe(
      "Is it my diet?",
    );
  });
  it("takes the last sentences of a story without a question mark", () => {
    expect(questionOf(`${"It hurts. ".repeat(60)}Tell me about iron.`)).toMatch(/Tell me about iron\.$/);
  });
  it("never gives more than is matched", () => {
    fc.assert(fc.property(anyText, (text) => questionOf(text).length <= MATCHED_CHARACTERS));
  });
});
