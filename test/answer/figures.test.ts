import { describe, expect, it } from "vitest";
import { assistant } from "../knowledge.js";
import { leadOf } from "../lead.js";

describe("how much a day → the row of that person, with the UK and the EU", () => {
  it.each<[string, string[]]>([
    [
      "how much iron does a 14 year old girl need",
      ["teenage girls of 14", "US: Female, 14–18 years | 15 mg"],
    ],
    [
      "how much vitamin d for a man of 70",
      ["older men of 70", "US: Everyone, 1–70 years | 15 µg (600 IU)", "UK: "],
    ],
    ["how much vitamin d for a man of 71", ["US: Everyone, 71+ years | 20 µg (800 IU)"]],
    ["how much iron for a pregnant woman", ["pregnant women", "US: Pregnant, 14–50 years | 27 mg"]],
    ["calcium for a breastfeeding mum", ["US: Breastfeeding, 19–50 years | 1,000 mg"]],
    ["how much iron does my 8 month old baby need", ["US: Everyone, 7–12 months | 11 mg"]],
    ["im 45 f how much iron", ["women of 45", "US: Female, 19–50 years | 18 mg"]],
  ])("%s", (question, said) => {
    const { text } = leadOf(question);
    for (const part of said) expect(text).toContain(part);
  });
});

describe("a lab value → the other units and the published scale, without a verdict", () => {
  it.each<[string, string[]]>([
    [
      "vitamin d 20 ng/ml",
      ["20 ng/mL is the same as 50 nmol/L", "50–75 nmol/L (20–30 ng/mL) | enough for nearly everyone"],
    ],
    ["my vitamin d level is 45 nmol/l", ["45 nmol/L is the same as 18 ng/mL"]],
    ["b12 220 pg/ml", ["220 pg/mL is the same as 162 pmol/L"]],
    ["active b12 40 pmol/l", ["40 pmol/L (active B12"]],
    ["red cell folate 300 nmol/l", ["folate in red blood cells"]],
    ["ferritin 12 ug/l", ["12 µg/L (ferritin)"]],
    ["ferritin 12", ["The unit on the report decides what 12 means (ferritin)"]],
    ["vitamin d level 18", ["18 nmol/L = 7.2 ng/mL; 18 ng/mL = 45 nmol/L"]],
    ["potassium 3.4 mEq/L", ["3.4 mEq/L is the same as 3.4 mmol/L"]],
    ["magnesium 1.6 mg/dl", ["1.6 mg/dL is the same as 0.658 mmol/L"]],
  ])("%s", (question, said) => {
    const { id, text } = leadOf(question);
    expect(id).toMatch(/\/testing$/);
    for (const part of said) expect(text).toContain(part);
    expect(text).toContain("A doctor reads a result");
    expect(text).not.toMatch(/\byou (have|are)\b/i);
  });
});

describe("a medicine → what is known of it and the nutrient", () => {
  it.each<[string, string, string]>([
    [
      "can i take iron with levothyroxine",
      "iron/interactions",
      "At least 2 hours apart (UK label); at least 4 hours apart (US label).",
    ],
    ["does omeprazole lower magnesium", "magnesium/interactions", "can lower magnesium"],
    ["metformin and b12", "vitamin-b12/interactions", "UK advice is to carry on"],
    ["lisinopril potassium", "potassium/interactions", "They make the body hold on to potassium."],
    ["warfarin and vitamin k", "vitamin-k/interactions", "Vitamin K works against it"],
    ["vitamin c and tramadol", "vitamin-c/interactions", "I have no checked fact on vitamin C together with"],
    ["does coffee block iron", "iron/interactions", "Iron and coffee:"],
    ["zinc and copper", "zinc/interactions", "Zinc and copper: Zinc hinders the uptake of copper."],
  ])("%s → %s", (question, id, said) => {
    const lead = leadOf(question);
    expect(lead.id).toBe(id);
    expect(lead.text).toContain(said);
    expect(lead.text).not.toMatch(/\bstop (taking|your)\b/i);
  });
});

describe("what was asked before is kept for 15 minutes", () => {
  it.each<[string, string, string]>([
    ["foods with magnesium", "and vegan?", "(vegan)"],
    ["foods with iron", "what about spinach", "Spinach, boiled"],
    ["how much iron a day", "and for my 8 year old", "children of 8"],
    ["is 5000 iu of vitamin d too much", "what about 2000 iu", "50 µg (2,000 IU) of vitamin D"],
    ["magnesium supplements", "with omeprazole", "Magnesium and strong acid reducers"],
    ["how much calcium for a pregnant woman", "and iron?", "US: Pregnant, 14–50 years | 27 mg"],
  ])("%s → %s", (first, second, said) => {
    const { context } = assistant.ask(first);
    expect(leadOf(second, context).text).toContain(said);
  });
});
