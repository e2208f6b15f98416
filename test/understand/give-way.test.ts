import { expect, it } from "vitest";
import type { Decision } from "../../src/understand/decide.js";
import { givesWay } from "../../src/understand/give-way.js";
import type { Alarm } from "../../src/understand/triage.js";

const alarm = (answer: string, likeness?: Alarm["likeness"]): Alarm => ({
  answer: `safety/${answer}`,
  rule: "r",
  signs: [],
  ...(likeness && { likeness }),
});
const answer = (id: string, score: number): Decision => ({ kind: "answer", ids: [id], score });
const outside = (score: number): Decision => ({ kind: "outside", near: [], score });
const choice: Decision = { kind: "clarify", options: ["iron/foods"], doubtful: true, score: 0.8 };

it.each<[string, Alarm, Decision, { told: boolean }, boolean]>([
  ["a sure sign of danger to nothing", alarm("crisis"), answer("iron/foods", 1), { told: true }, false],
  [
    "a sure personal request to no question",
    alarm("personal-medical"),
    answer("iron/limits", 0.99),
    { told: true },
    false,
  ],
  ["but to a bare name", alarm("personal-medical"), answer("iron/limits", 1), { told: false }, true],
  [
    "a doubtful one to a clear question",
    alarm("emergency", "doubtful"),
    answer("iron/foods", 0.95),
    { told: true },
    true,
  ],
  ["not to an unclear one", alarm("emergency", "doubtful"), answer("iron/foods", 0.7), { told: true }, false],
  [
    "a personal one to that too",
    alarm("personal-medical", "doubtful"),
    answer("iron/foods", 0.7),
    { told: true },
    true,
  ],
  ["nor to a choice", alarm("emergency", "doubtful"), choice, { told: true }, false],
  [
    "nor to talk to the bot",
    alarm("emergency", "doubtful"),
    answer("meta/thanks", 0.99),
    { told: true },
    false,
  ],
  [
    "nor to the list of signs",
    alarm("emergency", "doubtful"),
    answer("faq/when-to-see-a-doctor", 0.99),
    { told: true },
    false,
  ],
  ["nor to what is outside", alarm("emergency", "doubtful"), outside(0.99), { told: false }, false],
  ["a faint one to a question", alarm("emergency", "faint"), answer("iron/foods", 0.5), { told: true }, true],
  ["to a choice", alarm("emergency", "faint"), choice, { told: true }, true],
  ["to what may be ours", alarm("emergency", "faint"), outside(0.7), { told: true }, true],
  ["and where nobody is told of", alarm("emergency", "faint"), outside(0.9), { told: false }, true],
  ["it stands where somebody is", alarm("emergency", "faint"), outside(0.9), { told: true }, false],
])("%s", (_, seen, decision, { told }, gives) => {
  expect(givesWay(seen, decision, told)).toBe(gives);
});
