import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { coverageTable, withCoverage } from "../content/coverage.js";
import { ContentError, type Problem } from "../content/problems.js";
import { proveKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import { README, readReadme } from "./readme.js";
import { runProgram } from "./run-program.js";

/** Writes the table of what there is into the guide for editors. */
await runProgram(() => {
  const problems: Problem[] = [];
  const { library } = proveKnowledge(PROJECT_ROOT, problems);
  if (problems.length > 0) throw new ContentError(problems);
  writeFileSync(join(PROJECT_ROOT, README), withCoverage(readReadme(), coverageTable(library)));
});
