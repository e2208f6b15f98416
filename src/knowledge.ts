import { checkAnswers } from "./content/check-answers.js";
import { readLibrary } from "./content/load.js";
import { ContentError, type Problem } from "./content/problems.js";
import { type Recognition, readRecognition } from "./content/recognition.js";
import type { Library } from "./content/schema.js";
import { createTriage, type Triage } from "./understand/triage.js";
import { createUnderstand, type Understand } from "./understand/understand.js";

/** What the bot knows and how it recognises it, read and proved. */
export interface Knowledge {
  library: Library;
  triage: Triage;
  understand: Understand;
  recognition: Recognition;
}

/**
 * Reads content/ and intents/ below `root`.
 * @throws ContentError with every problem of both folders
 */
export function loadKnowledge(root: string): Knowledge {
  const problems: Problem[] = [];
  const library = readLibrary(root, problems);
  const recognition = readRecognition(root, problems);
  const triage = createTriage(recognition.safety, problems);
  if (!library) throw new ContentError(problems);
  checkAnswers(library, recognition, problems);
  const understand = createUnderstand(library, recognition, problems);
  if (problems.length > 0) throw new ContentError(problems);
  return { library, triage, understand, recognition };
}
