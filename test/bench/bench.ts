// Ours beside other ways to find an intent: `npm run bench -- [FILE.jsonl]`; all in one run, on the same questions.
import { readFileSync } from "node:fs";
import { createAssistant } from "../../src/assistant.js";
import { outcomeOf } from "../../src/cli/outcome.js";
import { judge, labelledSchema } from "../../src/cli/score.js";
import { readIntents } from "../../src/content/recognition.js";
import { loadKnowledge } from "../../src/knowledge.js";
import { PROJECT_ROOT } from "../../src/root.js";
import { aspectsOfTopics, createFill, OUTSIDE } from "../../src/understand/candidates.js";
import { nameOf } from "../../src/understand/model.js";
import { OWN_QUESTIONS } from "../utterances/files.js";
import { PEERS } from "./peers.js";

const given = process.argv.slice(2);
const questions = (given.length > 0 ? given : OWN_QUESTIONS).flatMap((file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => labelledSchema.parse(JSON.parse(line))),
);
const knowledge = loadKnowledge(PROJECT_ROOT);
const assistant = createAssistant(knowledge);
const { model, understand, triage } = knowledge;

/** Every how many questions all are asked; the slowest take most of a second for each. */
const SAMPLE = 20;

/** Right of those in scope and of those out of scope, and milliseconds a question. */
async function measure(name: string, every: number, ask: (q: string) => Promise<string>): Promise<void> {
  const right = { "in scope": 0, "out of scope": 0 };
  const all = { "in scope": 0, "out of scope": 0 };
  const times: number[] = [];
  for (const [i, question] of questions.entries()) {
    if (i % every !== 0 || "kind" in question) continue;
    const started = performance.now();
    const answer = await ask(question.q);
    times.push(performance.now() - started);
    const { group, verdict } = judge(question, { q: question.q, answer, alternatives: [], score: 0 });
    if (group !== "in scope" && group !== "out of scope") continue;
    all[group]++;
    if (verdict === "right") right[group]++;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2).padStart(8);
  const share = (group: keyof typeof all) => `${((100 * right[group]) / all[group]).toFixed(1).padStart(5)} %`;
  console.log(
    `${name.padEnd(56)} right ${share("in scope")}  out of scope ${share("out of scope")}  ` +
      `ms median ${at(0.5)} p99 ${at(0.99)} longest ${at(1)}  (${times.length} questions)`,
  );
}

await measure("ours, all questions", 1, async (q) => outcomeOf(q, assistant.ask(q)).answer);
console.log(`\nThe same ${Math.ceil(questions.length / SAMPLE)} questions for all:`);
await measure("ours, the whole answer", SAMPLE, async (q) => outcomeOf(q, assistant.ask(q)).answer);
await measure("ours, to the decision", SAMPLE, async (q) => {
  const alarm = triage(q);
  if (alarm) return alarm.answer;
  const { decision } = understand(q);
  return decision.kind === "answer" ? (decision.ids[0] ?? "oos") : decision.kind === "clarify" ? "clarify" : "oos";
});

// The others get what ours gets: names masked, signs of danger taken out first, slots filled the same way.
const intents = readIntents(PROJECT_ROOT, []);
const fill = createFill(aspectsOfTopics(model.intents));
const examples = intents.flatMap((intent) =>
  intent.utterances.map(({ text }) => ({ text: understand(text).reading.masked.join(" "), intent: nameOf(intent) })),
);
for (const { name, share, build } of PEERS) {
  const started = performance.now();
  const search = await build(examples.filter((_, i) => i % share === 0));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  await measure(`${name}${share > 1 ? `, 1/${share} of the utterances` : ""} (built in ${seconds} s)`, SAMPLE, async (q) => {
    const alarm = triage(q);
    if (alarm) return alarm.answer;
    const { reading } = understand(q);
    const found = await search(reading.masked.join(" "));
    const intent = model.intents.find((one) => nameOf(one) === found);
    if (!intent) return "oos";
    const nutrients = reading.entities.filter(({ kind }) => kind === "nutrient").map(({ id }) => id);
    const match = { intent, probability: 1, nearest: "", likeness: 1, features: [] };
    const id = fill([match], nutrients, reading.entities)[0]?.id;
    return id === undefined || id === OUTSIDE ? "oos" : id;
  });
}
