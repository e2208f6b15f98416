import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createAssistant } from "../assistant.js";
import { loadKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import { outcomeOf } from "./outcome.js";
import { runProgram } from "./run-program.js";
import { type Group, judge, type Labelled, labelledSchema, type Verdict } from "./score.js";

const USAGE =
  "usage: npm run eval -- FILE.jsonl [--misses]   scores labelled questions, one JSON object a line";

async function main(args: string[]): Promise<void> {
  const [file] = args.filter((arg) => !arg.startsWith("--"));
  if (!file) {
    console.error(USAGE);
    process.exitCode = 64;
    return;
  }
  const labelled = await readLabelled(file);
  const assistant = createAssistant(loadKnowledge(PROJECT_ROOT));
  const counts = new Map<Group, Map<Verdict, number>>();
  const times: number[] = [];
  for (const asked of labelled) {
    const started = performance.now();
    const turn = assistant.ask(asked.q);
    times.push(performance.now() - started);
    const outcome = outcomeOf(asked.q, turn);
    const { group, verdict } = judge(asked, outcome);
    const verdicts = counts.get(group) ?? new Map<Verdict, number>();
    counts.set(group, verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1));
    if (verdict === "right" || verdict === "offered" || !args.includes("--misses")) continue;
    const wanted = "kind" in asked ? asked.kind : asked.gold.join(" ");
    console.log(`${verdict}\t${wanted} <- ${outcome.answer}\t${asked.q}`);
  }
  for (const [group, verdicts] of counts) console.log(summary(group, verdicts));
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  console.log(`milliseconds a question: median ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`);
}

function summary(group: Group, verdicts: Map<Verdict, number>): string {
  const total = [...verdicts.values()].reduce((sum, count) => sum + count, 0);
  const parts = (["right", "offered", "missed", "wrong"] as const).flatMap((verdict) => {
    const count = verdicts.get(verdict) ?? 0;
    return count > 0 || verdict === "right" ? [`${verdict} ${((100 * count) / total).toFixed(1)} %`] : [];
  });
  return `${group}: ${total} questions, ${parts.join(", ")}`;
}

async function readLabelled(file: string): Promise<Labelled[]> {
  const labelled: Labelled[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    number++;
    if (line.trim() === "") continue;
    const parsed = labelledSchema.safeParse(parseJson(line));
    if (!parsed.success)
      throw new Error(`${file}:${number}  not of the form {"q", "gold", "ok"} or {"q", "kind"}`);
    labelled.push(parsed.data);
  }
  return labelled;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

await runProgram(() => main(process.argv.slice(2)));
