import { describe, expect, it } from "vitest";
import { knowledge } from "../knowledge.js";
import { leadOf } from "../lead.js";

const READ_THE_LABEL = "Allergen tags are from usual recipes: read the label.";
const { foods } = knowledge.library;

/** The foods a list names. */
function listed(question: string) {
  const { text } = leadOf(question);
  return [...foods.values()].filter(({ name }) => text.includes(`${name} (`) && text.includes(`${name} (`));
}

describe("a list holds what was asked for, and nothing else", () => {
  const tagged =
    (...tags: string[]) =>
    (food: { tags: string[] }) =>
      tags.some((tag) => food.tags.includes(tag));
  const group =
    (...groups: string[]) =>
    (food: { group: string }) =>
      groups.includes(food.group);
  it.each<[string, (food: { tags: string[]; group: string; meals: string[] }) => boolean]>([
    ["vegan foods with iron", tagged("vegan")],
    ["vegetarian foods with zinc", tagged("vegan", "vegetarian")],
    ["pescatarian foods with vitamin d", (food) => !food.tags.includes("meat")],
    ["dairy free foods with calcium", (food) => !tagged("contains:dairy", "may-contain-dairy")(food)],
    [
      "gluten free foods with iron",
      (food) => !tagged("contains:gluten", "check-gluten", "oats-check-gluten")(food),
    ],
    [
      "coeliac friendly iron foods",
      (food) => !tagged("contains:gluten", "check-gluten", "oats-check-gluten")(food),
    ],
    ["magnesium foods with a nut allergy", (food) => !tagged("contains:tree-nut", "contains:peanut")(food)],
    ["egg free foods with b12", (food) => !tagged("contains:egg", "may-contain-egg")(food)],
    ["shellfish free foods with zinc", (food) => !tagged("contains:shellfish")(food)],
    ["sesame allergy calcium foods", (food) => !tagged("contains:sesame")(food)],
    ["halal foods with iron", (food) => !tagged("pork", "alcohol")(food)],
    ["kosher foods with b12", (food) => !tagged("not-kosher")(food)],
    ["iron foods without meat", (food) => !tagged("meat")(food)],
    ["calcium foods other than dairy", (food) => !tagged("contains:dairy")(food)],
    ["zinc without meat or fish", (food) => !tagged("meat", "contains:fish")(food)],
    ["iron foods in pregnancy", (food) => !tagged("liver", "high-mercury", "cold-smoked")(food)],
    ["magnesium foods for my 2 year old", (food) => !group("nuts")(food)],
    ["nuts with magnesium", group("nuts")],
    ["which drinks are high in potassium", (food) => food.meals.includes("drink")],
    ["breakfast foods with iron", (food) => food.meals.includes("breakfast")],
    ["leafy greens with calcium", group("greens")],
  ])("%s", (question, isRight) => {
    const found = listed(question);
    expect(found.length, question).toBeGreaterThanOrEqual(3);
    for (const food of found) expect(isRight(food), `${question}: ${food.name}`).toBe(true);
  });

  it("says under every list by diet that labels count", () => {
    expect(leadOf("vegan foods with iron").text).toContain(READ_THE_LABEL);
    expect(leadOf("iron foods without meat").text).toContain(READ_THE_LABEL);
    expect(leadOf("nuts with magnesium").text).not.toContain(READ_THE_LABEL);
  });

  it("names a food that is not wanted nowhere in the list", () => {
    expect(leadOf("iron foods but not liver").text).not.toMatch(/liver.*\(/i);
  });

  it("lists every cheese where cheeses are compared", () => {
    expect(listed("which cheese has the most calcium").length).toBeGreaterThanOrEqual(5);
  });
});

describe("a question on foods → its figures", () => {
  it.each<[string, string]>([
    ["foods with iron and b12", "Foods that are rich in both iron and vitamin B12"],
    [
      "how much magnesium in 100 g of pumpkin seeds",
      "Pumpkin seeds, roasted, 100 g: 550 mg of magnesium, 131% of the Daily Value.",
    ],
    ["how much calcium in 2 cups of milk", "2 cups (488 g): 551 mg of calcium"],
    ["1/2 cup lentils iron", "Lentils, boiled, 0.5 cup (99 g): 3.3 mg of iron"],
    ["how much b12 in 2 eggs", "2 × egg"],
    [
      "how many almonds for a day's magnesium",
      "Almonds: about 156 g (130 × almond) hold a day's magnesium for adults, 310–420 mg.",
    ],
    ["how many brazil nuts for magnesium", "No sensible amount of Brazil nuts gives a day's magnesium"],
    ["does apple have vitamin b12", "Apple with skin has no vitamin B12 in the US food tables."],
    [
      "iron in spinach vs kale",
      "Kale, boiled, 1 cup, 130 g: 1.1 mg of iron, 6% of the Daily Value. 100 g hold 0.84 mg.",
    ],
    ["low potassium foods", "when it has to stay low, these are the ones to watch"],
    ["low iron foods to eat", "Foods"],
    ["vegan foods with iron", "Adults need 8–18 mg of iron a day."],
    ["iron foods in pregnancy", "Pregnant women need 27 mg of iron a day."],
  ])("%s", (question, said) => {
    if (said === "Foods") expect(leadOf(question).text).not.toContain("has to stay low");
    else expect(leadOf(question).text).toContain(said);
  });

  it("the better of two comes first", () => {
    const { text } = leadOf("milk or almond milk for calcium");
    expect(text.indexOf("Almond milk")).toBeLessThan(text.indexOf("Whole milk"));
  });
});
