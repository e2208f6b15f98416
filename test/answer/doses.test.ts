import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCiter } from "../../src/answer/cite.js";
import { doseCheck } from "../../src/answer/doses.js";
import { timesADay } from "../../src/understand/frequency.js";
import { knowledge } from "../knowledge.js";
import { leadOf } from "../lead.js";

describe("a dose → how it compares with the daily amount and every limit", () => {
  it.each<[string, string | RegExp]>([
    [
      "is 5000 IU of vitamin D too much",
      "125 µg (5,000 IU) of vitamin D a day is above the US upper limit of 100 µg (4,000 IU) for adults.",
    ],
    ["vitamin d 10.000 iu per day", "250 µg (10,000 IU) of vitamin D a day is above the US upper limit"],
    ["vitamin d 10 000 iu daily", "250 µg (10,000 IU) of vitamin D a day is above the US upper limit"],
    ["vit d 5000", "125 µg (5,000 IU) of vitamin D a day is above the US upper limit"],
    [
      "vitamin d 25 mcg",
      "25 µg (1,000 IU) of vitamin D a day is more than the daily amount of 15–20 µg (600–800 IU), and below the US upper limit",
    ],
    ["50000 iu vitamin d weekly", "50,000 IU, taken that often, comes to about 179 µg (7,143 IU) a day."],
    ["vitamin d 50000 iu every 2 weeks", "comes to about 89.3 µg (3,571 IU) a day"],
    [
      "1000 mcg b12",
      /^No US upper limit has been set for vitamin B12\..* 1,000 µg is 417 times the daily amount of 2.4 µg/s,
    ],
    [
      "is 2 g of calcium a day safe",
      "2,000 mg of calcium a day is not above the US upper limit of 2,000–2,500 mg, but above the limit of the UK (1,500 mg, from supplements)",
    ],
    [
      "calcium 1200 mg woman of 60",
      "1,200 mg of calcium is 100% of the daily amount of 1,200 mg for women of 60.",
    ],
    [
      "50 mg of b6 a day",
      "50 mg of vitamin B6 a day is not above the US upper limit of 100 mg, but above the limit of the UK (10 mg",
    ],
    ["is 4000 iu of vitamin d ok", "is exactly the US upper limit for adults: 100 µg (4,000 IU)"],
    ["zinc 15mg x 3", "45 mg of zinc a day is above the US upper limit of 40 mg"],
    ["1/4 tablet of 100mg zinc", "25 mg of zinc a day is more than the daily amount"],
    [
      "magnesium 200mg in the morning and 200 mg at night",
      "400 mg of magnesium a day is above the US upper limit of 350 mg",
    ],
    ["10mg zinc and 2mg copper", "10 mg of zinc is 91–125% of the daily amount"],
    ["0,4 mg folic acid a day", "400 µg of folic acid counts as 680 µg of the daily amount."],
    [
      "is 60 mg iron too much for a pregnant woman",
      "60 mg of iron a day is above the US upper limit of 45 mg for pregnant women.",
    ],
    ["vitamin a 5000 iu pregnant", "In pregnancy, the NHS advises no pills with vitamin A (retinol)"],
    ["iron 20 mg for my 5 year old", "The right amount for a child depends on age, weight and food."],
    ["is 400 iu of magnesium ok", "Magnesium is not counted in IU."],
    ["1000 mg of b12 a day", "Please look at the unit on the label again."],
    ["ferrous sulfate 325 mg", "The iron itself comes to about 65 mg a day."],
    ["magnesium citrate 400 mg", "A label may give the weight of the whole compound (magnesium citrate)"],
    [
      "beta carotene 25000 iu",
      "Beta-carotene is the plant form of vitamin A. The upper limit does not count it.",
    ],
    ["fish oil 1000 mg a day", "1,000 mg of oil is not 1,000 mg of omega-3."],
  ])("%s", (question, said) => {
    if (typeof said === "string") expect(leadOf(question).text).toContain(said);
    else expect(leadOf(question).text).toMatch(said);
  });
});

describe("how often a dose is taken", () => {
  it.each<[string, number]>([
    ["{nutrient} {amount}", 1],
    ["{nutrient} {amount} twice a day", 2],
    ["{amount} {nutrient} 3 times a day", 3],
    ["two tablets of {amount} {nutrient}", 2],
    ["2 capsules of {nutrient} {amount}", 2],
    ["half a {amount} {nutrient} tablet", 0.5],
    ["{nutrient} {amount} x 3", 3],
    ["{nutrient} {amount} 4 a day", 4],
    ["{amount} {nutrient} morning and night", 2],
    ["{amount} {nutrient} once a week", 1 / 7],
    ["{amount} {nutrient} weekly", 1 / 7],
    ["{amount} {nutrient} three times a week", 3 / 7],
    ["{amount} {nutrient} 5 days a week", 5 / 7],
    ["{amount} {nutrient} every other day", 1 / 2],
    ["{amount} {nutrient} every 2 weeks", 1 / 14],
    ["{amount} {nutrient} once every 3 months", 1 / 90],
    ["{amount} {nutrient} for 6 weeks", 1],
  ])("%s → %f a day", (words, times) => expect(timesADay(words)).toBeCloseTo(times));
});

describe("whatever the dose", () => {
  const { library } = knowledge;
  const nutrients = [...library.nutrients.values()];
  const textOf = (value: number, unit: string, i: number, stage: string) => {
    const nutrient = nutrients[i % nutrients.length];
    if (!nutrient) throw new Error("no nutrients");
    const dose = { nutrient, value, unit, perDay: 1, named: nutrient.name };
    const blocks = doseCheck(dose, { stage }, library, createCiter(library.sources));
    return { nutrient, text: JSON.stringify(blocks) };
  };
  const stages = fc.constantFrom(...library.people.stages.map(({ id }) => id));

  it("what is above every limit of that person is never called below one", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 90 }), stages, (i, times, stage) => {
        const nutrient = nutrients[i % nutrients.length];
        const limits =
          nutrient?.limits.amounts.flatMap(({ amount }) => (amount === "none" ? [] : [amount])) ?? [];
        if (!nutrient || limits.length === 0) return;
        const { text } = textOf(Math.max(...limits) * times, nutrient.unit, i, stage);
        expect(text).not.toMatch(/below the US upper limit|of the daily amount/);
      }),
    );
  });

  it("mg and µg of the same weight give the same answer", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 500 }), stages, (i, mg, stage) => {
        const inMg = textOf(mg, "mg", i, stage).text;
        const inMicrograms = textOf(mg * 1000, "µg", i, stage).text;
        // The unit is repeated only where it looks like a slip.
        if (!inMg.includes("look at the unit")) expect(inMicrograms).toBe(inMg);
      }),
    );
  });
});
