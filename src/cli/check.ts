import { ContentError, type Problem } from "../content/problems.js";
import { loadKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import { proveRules } from "../understand/triage.js";

// Proves content/ and intents/; exit code 65 (EX_DATAERR) with one list of everything that is wrong.
try {
  const { library, recognition, triage } = loadKnowledge(PROJECT_ROOT);
  const problems: Problem[] = [];
  proveRules(recognition.safety.rules, triage, problems);
  if (problems.length > 0) throw new ContentError(problems);
  const { nutrients, topics, foods, sources } = library;
  console.log(
    `content and intents: ${nutrients.size} nutrients, ${topics.size} topics, ${foods.size} foods, ${sources.size} sources, no problem found`,
  );
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 65;
}
