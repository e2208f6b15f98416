import { checkAnswerId } from "./checks.js";
import type { Problem } from "./problems.js";
import type { IntentName, Recognition } from "./recognition.js";
import type { Library } from "./schema.js";

/** What intents/ may answer has to exist: the safety answers above all. */
export function checkAnswers(
  library: Library,
  { safety }: Recognition,
  intents: readonly IntentName[],
  problems: Problem[],
): void {
  for (const { answer, file, line } of safety.rules) checkAnswerId(file, line, answer, library, problems);
  for (const intent of intents) {
    if (intent.kind === "aspect") {
      checkAnswerId(`intents/aspects/${intent.aspect}.yaml`, () => 1, intent.without, library, problems);
    }
    if (intent.kind === "topic") {
      checkAnswerId(`intents/${intent.topic}.yaml`, () => 1, intent.topic, library, problems);
    }
  }
}
