import { join } from "node:path";
import { checkAnswers } from "./content/check-answers.js";
import { readDanger } from "./content/danger.js";
import { fingerprint } from "./content/fingerprint.js";
import { readLibrary } from "./content/load.js";
import { ContentError, type Problem } from "./content/problems.js";
import { type Recognition, readIntents, readRecognition } from "./content/recognition.js";
import type { Library } from "./content/schema.js";
import { keep, readKept } from "./storage/model-file.js";
import { createDanger, createTriage } from "./understand/danger.js";
import { createViews } from "./understand/danger-vectors.js";
import { createVocabulary, type Reading } from "./understand/entities.js";
import { type IntentModel, learn, readUtterances } from "./understand/model.js";
import { normalise, wordsOf } from "./understand/normalise.js";
import { createSigns } from "./understand/signs.js";
import { createSpeller, spellOut } from "./understand/spelling.js";
import { createStrike } from "./understand/strike.js";
import { alarmsSpelt, createAlarms, firstOf, type Triage, wordsOfRules } from "./understand/triage.js";
import { createUnderstand, type Understand } from "./understand/understand.js";
import type { WeakSigns } from "./understand/weak-signs.js";

/** What the bot knows and how it recognises it, read and proved. */
export interface Knowledge {
  library: Library;
  /** The rules of intents/safety/ alone. */
  rules: Triage;
  /** The rules, and what was learned from intents/danger/. */
  triage: Triage;
  weakSigns: WeakSigns;
  /** Whether a message is about the writer or one of theirs; mostly one that is not asks in general. */
  tellsOfSomebody: (message: string) => boolean;
  understand: Understand;
  recognition: Recognition;
  model: IntentModel;
}

/** Where npm packages keep what can be made again. */
const CACHE = "node_modules/.cache/backbone-bot";

/**
 * Reads content/ and intents/ below `root`. What is learned from the utterances takes seconds, so it is kept until
 * intents/, the names in content/ or the code that learns changes.
 * @param learnElsewhere has another process read all and keep what it learned; without it that is done here
 * @throws ContentError with every problem of both folders
 */
export function loadKnowledge(root: string, learnElsewhere?: () => void): Knowledge {
  const problems: Problem[] = [];
  const read = readAll(root, problems);
  const folder = join(root, CACHE);
  // Named before it is learned: what an editor saves meanwhile must not be taken for learned.
  const name = nameFor(root, read.library);
  let model = problems.length > 0 ? undefined : readModel(folder, name);
  if (!model && learnElsewhere && problems.length === 0) {
    learnElsewhere();
    model = readModel(folder, name);
    if (!model) throw new Error(`what was learned cannot be kept in ${folder}; make it writable`);
  }
  const { safety } = read.recognition;
  const [signs, strike] = [createSigns(safety), createStrike(safety)];
  const viewsWith = (reader: (normalised: string) => Reading) => createViews(reader, signs, strike);
  model ??= learn(
    readIntents(root, problems),
    read.recognition.stopWords,
    read.vocabulary.readExactly,
    problems,
    { examples: readDanger(root, problems), viewOf: viewsWith(read.vocabulary.readExactly) },
  );
  checkAnswers(read.library, read.recognition, model.intents, problems);
  if (problems.length > 0) throw new ContentError(problems);
  if (name === nameFor(root, read.library)) keep(folder, name, model);
  const { library, recognition, vocabulary } = read;
  const { spell, alarms } = prepare(read, model.words);
  const examples = createDanger(
    model.danger,
    viewsWith((text) => vocabulary.read(text, () => [])),
    (text) => spellOut(text, spell),
  );
  const triage = createTriage(alarms, examples);
  const people = new Set(recognition.safety.people);
  const understand = createUnderstand(library, recognition, vocabulary, model, spell);
  return {
    library,
    rules: firstOf(alarms),
    triage,
    weakSigns: read.weakSigns,
    tellsOfSomebody: (message) => wordsOf(normalise(message)).some(({ text }) => people.has(text)),
    understand,
    recognition,
    model,
  };
}

/** Reads and proves the same files without learning from them; adds what is wrong to `problems`. */
export function proveKnowledge(
  root: string,
  problems: Problem[],
): Pick<Knowledge, "library" | "recognition" | "rules" | "weakSigns"> & { utterances: number } {
  const read = readAll(root, problems);
  const { library, recognition, vocabulary } = read;
  // What was kept under this name was learned from these very utterances, and they were proved before.
  const model = problems.length > 0 ? undefined : readModel(join(root, CACHE), nameFor(root, library));
  const intents = model ? [] : readIntents(root, problems);
  if (!model) readDanger(root, problems);
  const unlearned = model
    ? undefined
    : readUtterances(intents, recognition.stopWords, vocabulary.readExactly, problems);
  checkAnswers(library, recognition, model?.intents ?? intents, problems);
  const { alarms } = prepare(read, model?.words ?? unlearned?.words ?? new Map());
  const utterances = model?.utterances.intents.length ?? unlearned?.utterances.length ?? 0;
  return { library, recognition, rules: firstOf(alarms), weakSigns: read.weakSigns, utterances };
}

type Read = ReturnType<typeof readAll>;

/** @throws ContentError where content/ cannot be read at all */
function readAll(root: string, problems: Problem[]) {
  const library = readLibrary(root, problems);
  const recognition = readRecognition(root, problems);
  const { safety } = recognition;
  const alarmsTyped = createAlarms(safety, safety.rules, problems);
  const weakAlarms = createAlarms(safety, safety.weak, problems);
  const weakSigns = (message: string) => Array.from(weakAlarms(message), ({ rule }) => rule);
  if (!library) throw new ContentError(problems);
  return {
    library,
    recognition,
    alarmsTyped,
    weakSigns,
    vocabulary: createVocabulary(library, recognition, problems),
  };
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

function readModel(folder: string, name: string): IntentModel | undefined {
  return readKept(folder, name) as IntentModel | undefined;
}

/** What is made of the words at every start. */
function prepare({ vocabulary, recognition, alarmsTyped }: Read, utterances: Map<string, number>) {
  const spell = createSpeller(countUses(vocabulary.words, utterances, wordsOfRules(recognition.safety)));
  return { spell, alarms: alarmsSpelt(alarmsTyped, spell) };
}

/** Changes with all that is learned from, and with the code and the packages that learn. */
function nameFor(root: string, { names }: Library): string {
  const code = ["content", "understand"].map((folder) => join(import.meta.dirname, folder));
  const inContent = JSON.stringify(names.map(({ kind, id, names: all }) => [kind, id, all]));
  return `model-${fingerprint([join(root, "intents"), join(root, "package.json"), ...code], inContent)}`;
}
