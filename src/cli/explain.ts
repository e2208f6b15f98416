import type { Turn } from "../assistant.js";
import { nameOf } from "../understand/model.js";

/** Every step of one turn with its scores, for `ask --explain`. */
export function explainTurn({ alarm, understandings }: Turn): string {
  if (alarm) return `triage     ${alarm.answer} by rule "${alarm.rule}": ${alarm.signs.join(" + ")}`;
  const steps = understandings.map(({ question, reading, matches, candidates, decision }) => {
    const lines = [
      `normalised ${question}`,
      "triage     no sign of danger",
      ...reading.corrections.map(
        ({ from, to, slips }) => `spelling   ${from} → ${to} (${slips.toFixed(1)} slips)`,
      ),
      ...reading.entities.map(({ kind, id, text }) => `entity     ${kind} ${id} ("${text}")`),
      `masked     ${reading.masked.join(" ")}`,
      ...matches.slice(0, 5).map(({ intent, probability, nearest, likeness, features }) => {
        const near = `nearest "${nearest}" (${likeness.toFixed(2)})`;
        return `intent     ${probability.toFixed(3)} ${nameOf(intent)}, ${near}, by ${features.slice(0, 6).join(" · ")}`;
      }),
      ...candidates.slice(0, 4).map(({ id, probability }) => `candidate  ${probability.toFixed(3)} ${id}`),
    ];
    const said =
      decision.kind === "answer"
        ? decision.ids
        : decision.kind === "clarify"
          ? decision.options
          : decision.near;
    return [...lines, `decision   ${decision.kind} ${said.join(", ")} (${decision.score.toFixed(3)})`].join(
      "\n",
    );
  });
  return steps.join("\n\n");
}
