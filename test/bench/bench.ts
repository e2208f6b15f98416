// Ours beside other ways to find an intent, on hostile texts, and with ten times the words; all in one run, on the same
// questions: `npm run bench -- [FILE.jsonl …] [--ours]`. `--ours` leaves the others out, which take minutes.
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
import { createRandom, enlarge } from "./enlarge.js";
import { PEERS } from "./peers.js";

const given = process.argv.slice(2).filter((arg) => arg !== "--ours");
const isOursOnly = process.argv.includes("--ours");
const questions = (given.length > 0 ? given : OWN_QUESTIONS).flatMap((file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => labelledSchema.parse(JSON.parse(line))),
);
const knowledge = loadKnowledge(PROJECT_ROOT);
const assistant = createAssistant(knowledge);
const { model, understand, triage } = knowledge;

// The compiler warms up on the first questions; a bot that runs has done so.
for (const { q } of questions.slice(0, 300)) assistant.ask(q);

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
  const share = (group: keyof typeof all) =>
    `${((100 * right[group]) / all[group]).toFixed(1).padStart(5)} %`;
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
  return decision.kind === "answer"
    ? (decision.ids[0] ?? "oos")
    : decision.kind === "clarify"
      ? "clarify"
      : "oos";
});

measureHostile();
measureTenfold();

// The others get what ours gets: names masked, signs of danger taken out first, slots filled the same way.
const intents = readIntents(PROJECT_ROOT, []);
const fill = createFill(aspectsOfTopics(model.intents));
const examples = intents.flatMap((intent) =>
  intent.utterances.map(({ text }) => ({
    text: understand(text).reading.masked.join(" "),
    intent: nameOf(intent),
  })),
);
for (const { name, share, build } of isOursOnly ? [] : PEERS) {
  const started = performance.now();
  const search = await build(examples.filter((_, i) => i % share === 0));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  await measure(
    `${name}${share > 1 ? `, 1/${share} of the utterances` : ""} (built in ${seconds} s)`,
    SAMPLE,
    async (q) => {
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
    },
  );
}

/** The longest time for texts made to be slow, each in its kind; they change with the seed alone. */
function measureHostile(): void {
  console.log("\nHostile texts of 4,096 characters, the slowest of 40 of each kind:");
  const random = createRandom(11);
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const word = (length: number) => Array.from({ length }, () => letters[random(26)]).join("");
  const known = [...model.words.keys()].filter((one) => one.length > 5);
  const slip = (one: string) => {
    const at = 1 + random(one.length - 1);
    return one.slice(0, at) + letters[random(26)] + one.slice(at + 1);
  };
  const pick = (from: readonly string[]) => from[random(from.length)] ?? "";
  const signs = ["numb", "leg", "chest", "blood", "weak", "bladder", "no", "not", "can't", "or"];
  const kinds: Record<string, () => string> = {
    "unknown words": () => word(3 + random(9)),
    "misspelt words": () => slip(pick(known)),
    "known words": () => pick(known),
    "signs of danger": () => pick(signs),
    "signs that unfold": () => "\ufdfa",
    numbers: () => `${random(5000)} mg`,
    questions: () => `is ${pick(known)} good?`,
    "joined by and": () => `foods and ${pick(known)}`,
    emoji: () => pick(["🙂", "👩‍⚕️", "\u200b", "\u202e", "?"]),
  };
  for (const [kind, next] of Object.entries(kinds)) {
    let longest = 0;
    for (let i = 0; i < 40; i++) {
      let text = "";
      while (text.length < 4096) text += `${next()} `;
      const started = performance.now();
      assistant.ask(text.slice(0, 4096));
      longest = Math.max(longest, performance.now() - started);
    }
    console.log(`${kind.padEnd(20)} ${longest.toFixed(2)} ms`);
  }
}

/** Ten times the intents, utterances, features, names and words of the vocabulary, the same questions. */
function measureTenfold(): void {
  const { library, recognition } = knowledge;
  const many = enlarge({ model, library, recognition }, 10);
  const median = (ask: (q: string) => unknown) => {
    const times = questions.map(({ q }) => {
      const started = performance.now();
      ask(q);
      return performance.now() - started;
    });
    return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
  };
  for (const ask of [understand, many]) median(ask);
  const [once, tenfold] = [median(understand), median(many)];
  console.log(
    `\nTen times the intents and vocabulary: median ${once.toFixed(3)} → ${tenfold.toFixed(3)} ms, ` +
      `${(tenfold / once).toFixed(2)} times as long`,
  );
}
