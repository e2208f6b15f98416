import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/content/problems.js";
import type { Safety, SafetyRule } from "../../src/content/recognition.js";
import { proveRules } from "../../src/understand/prove-rules.js";
import type { Speller } from "../../src/understand/spelling.js";
import { alarmsSpelt, createAlarms, firstOf } from "../../src/understand/triage.js";
import { knowledge } from "../knowledge.js";

const { triage, rules, recognition } = knowledge;

describe("signs of danger, and their harmless twins", () => {
  it.each([
    ["my groin has gone numb since this morning", "safety/emergency"],
    ["i numb the pain with ice", undefined],
    ["both my legs are numb and weak", "safety/emergency"],
    ["no numbness, no weakness, just a sore back", undefined],
    ["i can't control my bladder any more", "safety/emergency"],
    ["i need to pee at night when i take magnesium", undefined],
    ["back pain and chest pain and i can't breathe", "safety/emergency"],
    ["what are the red flags of back pain", undefined],
    ["i swallowed a whole bottle of iron pills", "safety/overdose"],
    ["is 200 mg of magnesium too much", undefined],
    ["i want to end my life", "safety/crisis"],
    ["this back pain is killing me", undefined],
  ])("%s → %s", (message, answer) => {
    expect(triage(message)?.answer).toBe(answer);
  });
});

it("every rule of intents/safety/ fires on its own phrases and is silent on its twins", () => {
  const problems: Problem[] = [];
  proveRules(recognition.safety.rules, rules, problems);
  expect(problems).toEqual([]);
});

it("a sign is not lost in what stands around it", () => {
  const sign = "I can't feel my legs";
  const around = fc.constantFrom(
    "which foods have magnesium? ",
    "🙂🙂 ",
    "“how much iron?” ",
    "\n\n",
    "It began in May. ".repeat(150),
  );
  fc.assert(
    fc.property(fc.array(around, { maxLength: 3 }), fc.array(around, { maxLength: 3 }), (before, after) => {
      expect(triage(`${before.join("")}. ${sign}. ${after.join("")}`)?.answer).toBe("safety/emergency");
    }),
  );
});

describe("the rule language", () => {
  const rule = (more: Partial<SafetyRule>): SafetyRule => ({
    id: "test",
    answer: "safety/emergency",
    all: [["numb*"], ["@legs"]],
    within: 6,
    blank: [],
    unless: [],
    unlessNear: [],
    sentence: false,
    negatable: true,
    aboutable: true,
    pastable: true,
    unsure: false,
    fires: ["numb legs"],
    silent: [],
    file: "test.yaml",
    line: () => 1,
    ...more,
  });
  const safety = (more: Partial<SafetyRule>): Safety => ({
    groups: { legs: ["leg", "legs"] },
    blank: ["numb leg day"],
    negations: ["no", "not"],
    about: ["what is"],
    clause: ["but"],
    afterComma: ["i"],
    people: ["my"],
    reporting: ["since"],
    past: ["in 2014"],
    present: ["now"],
    rules: [rule(more)],
    weak: [],
  });
  const fires = (message: string, more: Partial<SafetyRule> = {}) =>
    firstOf(createAlarms(safety(more), safety(more).rules, []))(message) !== undefined;

  it.each([
    ["all lines, in any order", "legs so numb", {}, true],
    ["not one line alone", "numb hands", {}, false],
    ["within so many words", "numb one two three four five six seven legs", {}, false],
    ["blanked phrases are struck out", "numb leg day at the gym", {}, false],
    ["a negation cancels", "no numb legs", {}, false],
    ["and goes on over or", "no fever or pain or numb legs", {}, false],
    ["but not into the next clause", "no fever but numb legs", {}, true],
    ["nor where the rule forbids it", "not numb legs", { negatable: false }, true],
    ["a question about a sign is no report", "what is numb legs", {}, false],
    ["unless it names somebody", "what is this, my legs are numb", {}, true],
    ["or tells of now", "what is numb legs since yesterday", {}, true],
    ["what was years ago is no danger of today", "numb legs in 2014", {}, false],
    ["unless its sentence tells of now", "numb legs in 2014 and now numb legs", {}, true],
    ["another sentence tells of today", "fell in 2014. numb legs", {}, true],
    ["nor where what is over counts", "numb legs in 2014", { pastable: false }, true],
    ["but in a crisis", "numb legs in 2014", { answer: "safety/crisis" }, true],
    ["unless: silent with that phrase anywhere", "numb legs in a dream", { unless: ["dream"] }, false],
    [
      "unless-near: silent with that phrase nearby",
      "numb legs after sitting",
      { unlessNear: ["sitting"] },
      false,
    ],
    ["sentence: not across sentences", "numb. legs", { sentence: true }, false],
    ["numbers", "took 25 pills", { all: [["took #6+ pills"]] }, true],
    ["numbers that are too small", "took 2 pills", { all: [["took #6+ pills"]] }, false],
    ["any one word", "i feel my legs", { all: [["feel _ legs"]] }, true],
  ] as const)("%s", (_, message, more, expected) => {
    expect(fires(message, more as Partial<SafetyRule>)).toBe(expected);
  });

  it("an unsure alarm as typed does not hide one that is misspelt", () => {
    const typed = rule({ id: "typed", all: [["numb"]], unsure: true });
    const misspelt = rule({ id: "misspelt", all: [["crushing"]] });
    const alarms = createAlarms(safety({}), [typed, misspelt], []);
    const spell: Speller = (words) =>
      [...words].includes("crushng") ? [{ from: "crushng", to: "crushing", slips: 1 }] : [];
    const rules = Array.from(alarmsSpelt(alarms, spell)("numb and crushng"), ({ rule: id }) => id);
    expect(rules).toContain("misspelt");
  });

  it("names a group that is missing", () => {
    const problems: Problem[] = [];
    createAlarms(safety({ all: [["@arms"]] }), [rule({ all: [["@arms"]] })], problems);
    expect(problems[0]?.what).toContain("@arms");
  });
});
