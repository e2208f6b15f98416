import { hasAnswer } from "../content/checks.js";
import type { AnswerId } from "../content/fields.js";
import type { Recognition } from "../content/recognition.js";
import type { Library } from "../content/schema.js";
import { aspectsOfTopics, type Candidate, createFill } from "./candidates.js";
import { type Context, fillFromContext } from "./context.js";
import { type Decision, decide } from "./decide.js";
import type { Reading, Vocabulary } from "./entities.js";
import { createIntentIndex, type IntentMatch } from "./intents.js";
import type { IntentModel } from "./model.js";
import { normalise, questionOf } from "./normalise.js";
import type { Speller } from "./spelling.js";

/** All that was seen in one question, step by step; `ask --explain` prints it. */
export interface Understanding {
  question: string;
  reading: Reading;
  matches: IntentMatch[];
  candidates: Candidate[];
  decision: Decision;
}

export type Understand = (message: string, context?: Context) => Understanding;

/**
 * @param model what was learned from the utterances of the same intents/
 * @param spell puts misspelt words right
 */
export function createUnderstand(
  library: Library,
  recognition: Recognition,
  vocabulary: Vocabulary,
  model: IntentModel,
  spell: Speller,
): Understand {
  const leads = new Set(recognition.leads);
  const quiet = new Set([...recognition.stopWords, ...recognition.leads]);
  const rank = createIntentIndex(model, recognition.stopWords);
  const aspects = aspectsOfTopics(model.intents);
  const fill = createFill(aspects);
  const covers = (id: AnswerId) => hasAnswer(library, id);

  return (message, context) => {
    const question = normalise(questionOf(message));
    const reading = vocabulary.read(question, spell);
    const content = reading.masked.filter((word) => !quiet.has(word));
    const refers = reading.masked.some((word) => leads.has(word));
    const filled = fillFromContext(reading, content, refers, context, aspects, rank);
    const { matches } = filled;
    const candidates = fill(matches, filled.nutrients, reading.entities);
    return { question, reading, matches, candidates, decision: decide(filled, candidates, covers) };
  };
}
