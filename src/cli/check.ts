import { ContentError, type Problem } from "../content/problems.js";
import { readingGrades } from "../content/reading-grades.js";
import { proveKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import { proveRules } from "../understand/prove-rules.js";
import { reportFailure } from "./report-failure.js";

/** Proves content/ and intents/, the safety rules against their own test phrases included; learns nothing. */
function check(): void {
  const problems: Problem[] = [];
  const { library, recognition, triage, utterances } = proveKnowledge(PROJECT_ROOT, problems);
  proveRules(recognition.safety.rules, triage, problems);
  const grades = readingGrades(library, recognition.names, problems);
  if (problems.length > 0) throw new ContentError(problems);
  const { nutrients, topics, foods, sources } = library;
  console.log(
    `content: ${nutrients.size} nutrients, ${topics.size} topics, ${foods.size} foods, ${sources.size} sources; ` +
      `intents: ${utterances} utterances, ${recognition.safety.rules.length} safety rules; no problem found`,
  );
  console.log(
    `reading grade of the short answers: median ${grades.median.toFixed(1)}, hardest ${grades.worst.toFixed(1)} (${grades.hardest})`,
  );
}

try {
  check();
} catch (error) {
  reportFailure(error);
}
