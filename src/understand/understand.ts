import { hasAnswer } from "../content/checks.js";
import type { AnswerId } from "../content/fields.js";
import type { Problem } from "../content/problems.js";
import type { Recognition } from "../content/recognition.js";
import type { Library } from "../content/schema.js";
import { aspectsOfTopics, type Candidate, createFill } from "./candidates.js";
import { type Context, fillFromContext } from "./context.js";
import { type Decision, decide } from "./decide.js";
import { createVocabulary, type Reading } from "./entities.js";
import { createIntentIndex, type IntentMatch } from "./intents.js";
import { normalise, questionOf, wordsOf } from "./normalise.js";

/** All that was seen in one question, step by step; `ask --explain` prints it. */
export interface Understanding {
  question: string;
  reading: Reading;
  matches: IntentMatch[];
  candidates: Candidate[];
  decision: Decision;
}

export type Understand = (message: string, context?: Context) => Understanding;

/** Builds the vocabulary and the index once; what is wrong with intents/ is added to `problems`. */
export function createUnderstand(
  library: Library,
  recognition: Recognition,
  problems: Problem[],
): Understand {
  const quiet = new Set([...recognition.stopWords, ...recognition.leads]);
  const normalised = new Map<string, string>();
  for (const { utterances } of recognition.intents) {
    for (const { text } of utterances) normalised.set(text, normalise(text));
  }
  const words = [...normalised.values()].flatMap((text) =>
    wordsOf(text.replace(/\{\w+\}/g, " ")).map((word) => word.text),
  );
  const vocabulary = createVocabulary(library, recognition, words, problems);
  const mask = (text: string) => vocabulary.readExactly(normalised.get(text) ?? "");
  const rank = createIntentIndex(recognition.intents, recognition.stopWords, mask, problems);
  const aspects = aspectsOfTopics(recognition.intents);
  const fill = createFill(aspects);
  const covers = (id: AnswerId) => hasAnswer(library, id);

  return (message, context) => {
    const question = normalise(questionOf(message));
    const reading = vocabulary.read(question);
    const content = reading.masked.filter((word) => !quiet.has(word));
    const filled = fillFromContext(reading, content, context, aspects, rank);
    const { matches } = filled;
    const candidates = fill(matches, filled.nutrients, reading.entities);
    return { question, reading, matches, candidates, decision: decide(filled, candidates, covers) };
  };
}
