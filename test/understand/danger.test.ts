import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DangerExamples } from "../../src/content/danger.js";
import { createDanger, createTriage, learnDanger } from "../../src/understand/danger.js";
import { createViews } from "../../src/understand/danger-vectors.js";
import { wordsOf } from "../../src/understand/normalise.js";
import type { Alarm } from "../../src/understand/triage.js";
import { knowledge } from "../knowledge.js";

/** A handful is too little to be sure of anything, so each is seen many times. */
const oftenSeen = (utterances: string[]) => Array.from({ length: 30 }, () => utterances).flat();
const examples = (answer: string, utterances: string[]): DangerExamples => ({
  answer: `safety/${answer}`,
  utterances: oftenSeen(utterances),
});
const viewOf = createViews(
  (text) => ({
    masked: wordsOf(text).map((word) => word.text),
    entities: [],
    synonyms: [],
    corrections: [],
    conditions: [],
  }),
  () => [],
  (text) => text.replace("numb the pain", ""),
);
const model = learnDanger(
  [
    examples("emergency", [
      "my legs went numb",
      "both legs numb now",
      "numb between the legs",
      "legs gone numb",
    ]),
    examples("crisis", ["i want to end it", "i want it to end", "want to end my life", "end my life"]),
    examples("harmless", [
      "my legs are tired. I like long walks.",
      "tired legs after work",
      "my back is sore",
    ]),
  ],
  oftenSeen(["foods with iron", "what is magnesium good for", "how much iron a day", "iron in milk"]),
  viewOf,
);
const danger = createDanger(model, viewOf, (text) => text);

describe("the examples of danger", () => {
  it.each([
    ["my legs went numb today", "safety/emergency"],
    ["my leggs wents numbb", "safety/emergency"],
    ["i want to end my life", "safety/crisis"],
    ["how much iron in milk", undefined],
    ["tired legs after long walks", undefined],
    ["tired legs, numb the pain", undefined],
  ])("%s → %s", (message, answer) => {
    expect(danger(message).alarm?.answer).toBe(answer);
  });

  it("see a sign that stands in one sentence of a story", () => {
    const story =
      "We like iron and milk. What is magnesium good for? My legs went numb. How much iron a day?";
    expect(danger(story).alarm?.signs[0]).toContain("legs went numb");
  });

  it("name the share of danger, from 0 to 1, in any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const { urgency } = danger(text);
        expect(urgency).toBeGreaterThanOrEqual(0);
        expect(urgency).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe("rules and examples together", () => {
  const alarm = (answer: string, more: Partial<Alarm> = {}): Alarm => ({
    answer: `safety/${answer}`,
    rule: answer,
    signs: [],
    ...more,
  });
  const seen = (ruled: Alarm[], urgency: number, likened?: Alarm) =>
    createTriage(
      function* () {
        yield* ruled;
      },
      () => ({ urgency, ...(likened && { alarm: likened }) }),
    )("");

  it.each<[string, Alarm[], number, Alarm | undefined, string | undefined]>([
    ["a rule speaks alone", [alarm("overdose")], 0, undefined, "overdose"],
    ["an unsure one does not", [alarm("overdose", { unsure: true })], 0, undefined, undefined],
    ["unless the examples agree a little", [alarm("overdose", { unsure: true })], 0.3, undefined, "overdose"],
    [
      "after an unsure rule the next one speaks",
      [alarm("crisis", { unsure: true }), alarm("emergency")],
      0,
      undefined,
      "emergency",
    ],
    ["the examples speak where no rule does", [], 0.9, alarm("crisis"), "crisis"],
    ["danger before a request for a diagnosis", [alarm("personal-medical")], 0.9, alarm("crisis"), "crisis"],
    [
      "but not faint danger",
      [alarm("personal-medical")],
      0.5,
      alarm("crisis", { likeness: "faint" }),
      "personal-medical",
    ],
    [
      "a request that both see stays one",
      [alarm("personal-medical")],
      0,
      alarm("personal-medical"),
      "personal-medical",
    ],
  ])("%s", (_, ruled, urgency, likened, rule) => {
    expect(seen(ruled, urgency, likened)?.rule).toBe(rule);
  });
});

it("fewer than one rule in eight waits for the examples to agree", () => {
  const unsure = knowledge.recognition.safety.rules.filter((rule) => rule.unsure);
  expect(unsure.length).toBeLessThan(knowledge.recognition.safety.rules.length / 8);
});
