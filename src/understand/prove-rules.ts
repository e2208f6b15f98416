import type { Problem } from "../content/problems.js";
import type { Safety, SafetyRule } from "../content/recognition.js";
import type { Triage } from "./triage.js";
import type { WeakSigns } from "./weak-signs.js";

/** Proves every rule against its own test phrases; for `npm run check`, as it takes longer than a start may. */
export function proveRules(rules: SafetyRule[], triage: Triage, problems: Problem[]): void {
  for (const rule of rules) proveRule(rule, triage, problems);
}

/** The same of the weak signs. */
export function proveSigns({ weak }: Pick<Safety, "weak">, weakSigns: WeakSigns, problems: Problem[]): void {
  for (const { id, file, line, fires, silent } of weak) {
    for (const phrase of fires.filter((one) => !weakSigns(one).includes(id))) {
      const what = `sign "${id}" is not seen in "${phrase}"`;
      problems.push({ file, line: line(), what, fix: "mend the sign or the phrase" });
    }
    for (const phrase of silent.filter((one) => weakSigns(one).includes(id))) {
      const what = `sign "${id}" is seen in "${phrase}"`;
      problems.push({ file, line: line(), what, fix: "narrow the sign, or use harmless.yaml" });
    }
  }
}

function proveRule(
  { id, file, line: lineOf, fires, silent }: SafetyRule,
  triage: Triage,
  problems: Problem[],
): void {
  for (const phrase of fires) {
    // Another rule of the same or a higher rank may speak first; the person still gets an urgent answer.
    if (triage(phrase)) continue;
    problems.push({
      file,
      line: lineOf(),
      what: `rule "${id}" does not fire on "${phrase}"`,
      fix: "mend the rule or the phrase",
    });
  }
  for (const phrase of silent) {
    if (triage(phrase)?.rule !== id) continue;
    problems.push({
      file,
      line: lineOf(),
      what: `rule "${id}" fires on "${phrase}"`,
      fix: "narrow the rule, or use harmless.yaml",
    });
  }
}
