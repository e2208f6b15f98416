import { coverageTable, withCoverage } from "../content/coverage.js";
import { ContentError, type Problem } from "../content/problems.js";
import { dueReviews } from "../content/reviews.js";
import { proveKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import { proveRules, proveSigns } from "../understand/prove-rules.js";
import { proveRendered } from "./prove-rendered.js";
import { readingGrades } from "./reading-grades.js";
import { README, readReadme } from "./readme.js";
import { runProgram } from "./run-program.js";

/** Proves content/ and intents/, the safety rules against their own test phrases included; learns nothing. */
function check(): void {
  const problems: Problem[] = [];
  const { library, recognition, rules, weakSigns, utterances } = proveKnowledge(PROJECT_ROOT, problems);
  proveRules(recognition.safety.rules, rules, problems);
  proveSigns(recognition.safety, weakSigns, problems);
  const grades = readingGrades(library, recognition.names, problems);
  // What cannot be read cannot be rendered.
  if (problems.length > 0) throw new ContentError(problems);
  const longest = proveRendered(library, problems);
  const readme = readReadme();
  if (withCoverage(readme, coverageTable(library)) !== readme) {
    const fix = "run npm run coverage";
    problems.push({ file: README, line: 1, what: "the table of what there is does not fit the texts", fix });
  }
  if (problems.length > 0) throw new ContentError(problems);
  const { nutrients, topics, foods, sources, medicines } = library;
  console.log(
    `content: ${nutrients.size} nutrients, ${topics.size} topics, ${foods.size} foods, ${medicines.medicines.length} medicines, ` +
      `${sources.size} sources; intents: ${utterances} utterances, ${recognition.safety.rules.length} safety rules; no problem found`,
  );
  console.log(
    `short answers: reading grade ${grades.median.toFixed(1)} at the median, ${grades.worst.toFixed(1)} at the most (${grades.hardest})`,
  );
  console.log(
    `rendered: ${longest.answers} answers, ${longest.characters} characters at the most (${longest.id})`,
  );
  for (const { file, reviewed, months } of dueReviews(library, new Date().toISOString().slice(0, 10))) {
    console.warn(`warning: ${file} was last checked on ${reviewed}, more than ${months} months ago`);
  }
}

await runProgram(check);
