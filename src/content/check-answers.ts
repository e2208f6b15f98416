import { checkAnswerId } from "./checks.js";
import type { Problem } from "./problems.js";
import type { Intent, Recognition } from "./recognition.js";
import type { Library } from "./schema.js";

/** What intents/ may answer has to exist: the safety answers above all. */
export function checkAnswers(
  library: Library,
  { safety }: Recognition,
  intents: Intent[],
  problems: Problem[],
): void {
  for (const { answer, file, line } of safety.rules) checkAnswerId(file, line, answer, library, problems);
  for (const intent of intents) {
    const id = intent.kind === "aspect" ? intent.without : intent.kind === "topic" ? intent.topic : undefined;
    if (id !== undefined)
      checkAnswerId(intent.utterances[0]?.file ?? "intents/", () => 1, id, library, problems);
  }
}
