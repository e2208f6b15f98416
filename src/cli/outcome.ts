import type { Turn } from "../assistant.js";

/** One line of `ask --jsonl`: the id of the first answer, "clarify" with its alternatives, or "oos". */
export interface Outcome {
  q: string;
  answer: string;
  alternatives: string[];
  score: number;
}

export function outcomeOf(q: string, { answers, alarm, understandings }: Turn): Outcome {
  const answer = answers[0]?.id ?? "oos";
  const decision = understandings[0]?.decision;
  const alternatives = decision?.kind === "clarify" ? decision.options : answers.slice(1).map(({ id }) => id);
  const score = alarm ? 1 : (decision?.score ?? 0);
  return { q, answer, alternatives, score: Math.round(score * 1000) / 1000 };
}
