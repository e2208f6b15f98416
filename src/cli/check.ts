import { ContentError, type Problem } from "../content/problems.js";
import { loadKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import { proveRules } from "../understand/prove-rules.js";
import { reportFailure } from "./report-failure.js";

/** Proves content/ and intents/, the safety rules against their own test phrases included. */
function check(): void {
  const { library, recognition, triage, model } = loadKnowledge(PROJECT_ROOT);
  const problems: Problem[] = [];
  proveRules(recognition.safety.rules, triage, problems);
  if (problems.length > 0) throw new ContentError(problems);
  const { nutrients, topics, foods, sources } = library;
  console.log(
    `content: ${nutrients.size} nutrients, ${topics.size} topics, ${foods.size} foods, ${sources.size} sources; ` +
      `intents: ${model.utterances.intents.length} utterances, ${recognition.safety.rules.length} safety rules; no problem found`,
  );
}

try {
  check();
} catch (error) {
  reportFailure(error);
}
