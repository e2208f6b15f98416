import { join } from "node:path";
import { checkAnswers } from "./content/check-answers.js";
import { fingerprint } from "./content/fingerprint.js";
import { readLibrary } from "./content/load.js";
import { ContentError, type Problem } from "./content/problems.js";
import { type Recognition, readIntents, readRecognition } from "./content/recognition.js";
import type { Library } from "./content/schema.js";
import { keep, readKept } from "./storage/model-file.js";
import { createVocabulary, type Vocabulary } from "./understand/entities.js";
import { type IntentModel, learn, readUtterances } from "./understand/model.js";
import { createSpeller } from "./understand/spelling.js";
import { createTriage, type Triage, triageSpelt, wordsOfRules } from "./understand/triage.js";
import { createUnderstand, type Understand } from "./understand/understand.js";

/** What the bot knows and how it recognises it, read and proved. */
export interface Knowledge {
  library: Library;
  triage: Triage;
  understand: Understand;
  recognition: Recognition;
  model: IntentModel;
}

/** Where npm packages keep what can be made again. */
const CACHE = "node_modules/.cache/backbone-bot";

/**
 * Reads content/ and intents/ below `root`. What is learned from the utterances takes seconds, so it is kept until
 * content/, intents/ or the code that learns changes.
 * @param learnElsewhere has another process read all and keep what it learned; without it that is done here
 * @throws ContentError with every problem of both folders
 */
export function loadKnowledge(root: string, learnElsewhere?: () => void): Knowledge {
  const problems: Problem[] = [];
  const { library, recognition, triageTyped, vocabulary } = readAll(root, problems);
  const folder = join(root, CACHE);
  // Named before it is learned: what an editor saves meanwhile must not be taken for learned.
  const name = problems.length > 0 ? undefined : nameFor(root);
  // What was kept under this name was learned from these very files, and they were proved before.
  const readModel = () => (name ? (readKept(folder, name) as IntentModel | undefined) : undefined);
  let model = readModel();
  if (!model && learnElsewhere) {
    learnElsewhere();
    model = readModel();
    if (!model && problems.length === 0)
      throw new Error(`what was learned cannot be kept in ${folder}; make it writable`);
  }
  model ??= learnModel(root, library, recognition, vocabulary, problems);
  if (problems.length > 0) throw new ContentError(problems);
  if (name && name === nameFor(root)) keep(folder, name, model);
  const spell = createSpeller(countUses(vocabulary.words, model.words, wordsOfRules(recognition.safety)));
  const triage = triageSpelt(triageTyped, spell);
  const understand = createUnderstand(library, recognition, vocabulary, model, spell);
  return { library, triage, understand, recognition, model };
}

/** The same files, proved without learning from them; tells how many utterances there are. */
export function proveKnowledge(
  root: string,
  problems: Problem[],
): Pick<Knowledge, "library" | "recognition" | "triage"> & { utterances: number } {
  const { library, recognition, triageTyped, vocabulary } = readAll(root, problems);
  const intents = readIntents(root, problems);
  checkAnswers(library, recognition, intents, problems);
  const read = readUtterances(intents, recognition.stopWords, vocabulary.readExactly, problems);
  const spell = createSpeller(countUses(vocabulary.words, read.words, wordsOfRules(recognition.safety)));
  const triage = triageSpelt(triageTyped, spell);
  return { library, recognition, triage, utterances: read.utterances.length };
}

/** @throws ContentError where content/ cannot be read at all */
function readAll(root: string, problems: Problem[]) {
  const library = readLibrary(root, problems);
  const recognition = readRecognition(root, problems);
  const triageTyped = createTriage(recognition.safety, problems);
  if (!library) throw new ContentError(problems);
  return { library, recognition, triageTyped, vocabulary: createVocabulary(library, recognition, problems) };
}

function countUses(
  names: Map<string, number>,
  utterances: Map<string, number>,
  signs: string[],
): Map<string, number> {
  const uses = new Map(names);
  for (const [word, count] of utterances) uses.set(word, (uses.get(word) ?? 0) + count);
  for (const word of signs) uses.set(word, (uses.get(word) ?? 0) + 1);
  return uses;
}

function learnModel(
  root: string,
  library: Library,
  recognition: Recognition,
  vocabulary: Vocabulary,
  problems: Problem[],
): IntentModel {
  const intents = readIntents(root, problems);
  checkAnswers(library, recognition, intents, problems);
  return learn(intents, recognition.stopWords, vocabulary.readExactly, problems);
}

/** Changes with all that is learned from, and with the code and the packages that learn. */
function nameFor(root: string): string {
  const code = ["content", "understand"].map((folder) => join(import.meta.dirname, folder));
  return `model-${fingerprint([join(root, "content"), join(root, "intents"), join(root, "package.json"), ...code])}`;
}
