import { createInterface } from "node:readline";
import { z } from "zod";
import { renderText } from "../answer/text.js";
import { type Assistant, createAssistant } from "../assistant.js";
import type { Knowledge } from "../knowledge.js";
import { loadKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import type { Context } from "../understand/context.js";
import { explainTurn } from "./explain.js";
import { outcomeOf } from "./outcome.js";
import { runProgram } from "./run-program.js";

const USAGE = `usage: npm run ask -- "question"            the answer as a user reads it
       npm run ask -- --explain "question"  every step before it, with scores
       npm run --silent ask -- --jsonl      {"q": …} lines in, {"q","answer","alternatives","score"} lines out;
                                            lines that share a "chat" value are one conversation`;

const asked = z.object({ q: z.string(), chat: z.union([z.string(), z.number()]).optional() });

async function main(args: string[]): Promise<void> {
  const flags = args.filter((arg) => arg.startsWith("--"));
  const question = args.filter((arg) => !arg.startsWith("--")).join(" ");
  const unknown = flags.find((flag) => flag !== "--explain" && flag !== "--jsonl");
  if (unknown || (question === "") !== flags.includes("--jsonl")) {
    console.error(unknown ? `unknown option ${unknown}\n${USAGE}` : USAGE);
    process.exitCode = 64;
    return;
  }
  const knowledge = loadKnowledge(PROJECT_ROOT);
  const assistant = createAssistant(knowledge);
  if (flags.includes("--jsonl")) await answerLines(assistant);
  else print(assistant, knowledge, question, flags.includes("--explain"));
}

function print(assistant: Assistant, { library }: Knowledge, question: string, explain: boolean): void {
  const turn = assistant.ask(question);
  if (explain) console.log(`${explainTurn(turn)}\n`);
  const { labels, followUpsHint: followUps } = library.wording;
  for (const answer of turn.answers)
    console.log(`${renderText(answer, { sources: labels.sources, followUps })}\n`);
}

async function answerLines(assistant: Assistant): Promise<void> {
  const contexts = new Map<string | number, Context | undefined>();
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number++;
    if (line.trim() === "") continue;
    const { q, chat } = readLine(line, number);
    const turn = assistant.ask(q, chat === undefined ? undefined : contexts.get(chat));
    if (chat !== undefined) contexts.set(chat, turn.context);
    console.log(JSON.stringify(outcomeOf(q, turn)));
  }
}

function readLine(line: string, number: number): z.infer<typeof asked> {
  try {
    return asked.parse(JSON.parse(line));
  } catch {
    throw new Error(`line ${number} of standard input is not of the form {"q": "…"}`);
  }
}

await runProgram(() => main(process.argv.slice(2)));
