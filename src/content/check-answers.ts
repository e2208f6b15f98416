import { checkAnswerId, hasAnswer } from "./checks.js";
import type { Problem } from "./problems.js";
import type { Recognition } from "./recognition.js";
import type { Library } from "./schema.js";

/** What intents/ may answer has to exist: the safety answers above all. */
export function checkAnswers(library: Library, recognition: Recognition, problems: Problem[]): void {
  for (const { answer, file, line } of recognition.safety.rules) {
    checkAnswerId(file, line, answer, library, problems);
  }
  const { planned } = library.wording.outside;
  for (const intent of recognition.intents) {
    const id = intent.kind === "aspect" ? intent.without : intent.kind === "topic" ? intent.topic : undefined;
    if (id === undefined || hasAnswer(library, id) || Object.hasOwn(planned, id)) continue;
    const file = intent.utterances[0]?.file ?? "intents/";
    const what = `there is no answer "${id}", and it is not planned`;
    const fix = "write the answer, or name it under outside: planned: of content/wording.yaml";
    problems.push({ file, line: 1, what, fix });
  }
}
