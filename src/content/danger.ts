import { basename } from "node:path";
import type { AnswerId } from "./fields.js";
import { filesIn, readYamlFile } from "./load.js";
import type { Problem } from "./problems.js";
import { utterances } from "./recognition.js";

/** What people in danger write, by the safety answer they need: examples to learn from, beside the rules. */
export interface DangerExamples {
  /** One of the safety answers, or HARMLESS. */
  answer: AnswerId;
  utterances: string[];
}

/** intents/danger/harmless.yaml: complaints and stories that need no help today. */
export const HARMLESS: AnswerId = "safety/harmless";
const ANSWERS: readonly AnswerId[] = [
  "safety/crisis",
  "safety/emergency",
  "safety/overdose",
  "safety/personal-medical",
  HARMLESS,
];

/** Reads intents/danger/ below `root` and adds what is wrong to `problems`. */
export function readDanger(root: string, problems: Problem[]): DangerExamples[] {
  return filesIn(root, "intents/danger", ".yaml", problems).flatMap((file) => {
    const answer = `safety/${basename(file, ".yaml")}`;
    if (!ANSWERS.includes(answer)) {
      const names = ANSWERS.map((known) => `${basename(known)}.yaml`).join(", ");
      const what = "the file name is no safety answer";
      problems.push({ file, line: 1, what, fix: `name it one of ${names}` });
      return [];
    }
    const read = readYamlFile(root, file, utterances, problems);
    return read ? [{ answer, utterances: read.value.utterances }] : [];
  });
}
