import { normalise, sentencesOf, wordsOf } from "./normalise.js";

const MOST_QUESTIONS = 2;
/** Longer messages tell a story; their commas and "and"s part no questions. */
const LONGEST_SPLIT = 160;
const MOST_SPLITS = 3;

/** A message with two sentences that ask is two questions, each with what stands before it; any other is one. */
export function questionsIn(message: string): string[] {
  const sentences = sentencesOf(message);
  const asking = sentences.flatMap((sentence, i) => (sentence.trimEnd().endsWith("?") ? [i] : []));
  const [first] = asking;
  if (asking.length !== MOST_QUESTIONS || first === undefined) return [message];
  return [sentences.slice(0, first + 1).join(""), sentences.slice(first + 1).join("")];
}

/** Where a short message may be two questions: at "and", "also", "plus", a comma or a question mark. */
export function splitsOf(question: string): [string, string][] {
  if (question.length > LONGEST_SPLIT) return [];
  const joints = [...question.matchAll(/[,;?]?\s+(?:and|also|plus|&)\s+(?:also\s+)?|[,;?]\s+/gi)];
  return joints
    .map(({ index, 0: joint }): [string, string] => [
      question.slice(0, index),
      question.slice(index + joint.length),
    ])
    .filter((halves) => halves.every((half) => wordsOf(normalise(half)).length >= 1))
    .slice(0, MOST_SPLITS);
}
