import { join } from "node:path";
import { checkAnswers } from "./content/check-answers.js";
import { fingerprint } from "./content/fingerprint.js";
import { readLibrary } from "./content/load.js";
import { ContentError, type Problem } from "./content/problems.js";
import { type Recognition, readIntents, readRecognition } from "./content/recognition.js";
import type { Library } from "./content/schema.js";
import { keep, readKept } from "./storage/model-file.js";
import { createVocabulary, type Vocabulary } from "./understand/entities.js";
import { type IntentModel, learn } from "./understand/model.js";
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
 * @param onLearning called before it is learned anew; it may have it learned by another process
 * @throws ContentError with every problem of both folders
 */
export function loadKnowledge(root: string, onLearning: () => void = () => {}): Knowledge {
  const problems: Problem[] = [];
  const library = readLibrary(root, problems);
  const recognition = readRecognition(root, problems);
  const triageTyped = createTriage(recognition.safety, problems);
  if (!library) throw new ContentError(problems);
  const vocabulary = createVocabulary(library, recognition, problems);
  const learnAnew = () => {
    onLearning();
    return readModel(root) ?? learnModel(root, library, recognition, vocabulary, problems);
  };
  const model = readModel(root) ?? learnAnew();
  if (problems.length > 0) throw new ContentError(problems);
  const spell = createSpeller(countUses(vocabulary.words, model.words, wordsOfRules(recognition.safety)));
  const triage = triageSpelt(triageTyped, spell);
  const understand = createUnderstand(library, recognition, vocabulary, model, spell);
  return { library, triage, understand, recognition, model };
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

/** A kept model was learned from these very files, and they were proved before it was kept. */
function readModel(root: string): IntentModel | undefined {
  return readKept(join(root, CACHE), nameFor(root)) as IntentModel | undefined;
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
  const model = learn(intents, recognition.stopWords, vocabulary.readExactly, problems);
  if (problems.length === 0) keep(join(root, CACHE), nameFor(root), model);
  return model;
}

function nameFor(root: string): string {
  return `model-${fingerprint([join(root, "content"), join(root, "intents"), join(import.meta.dirname, "understand")])}`;
}
