import type { DangerExamples } from "../content/danger.js";
import type { Problem } from "../content/problems.js";
import type { Intent, IntentName } from "../content/recognition.js";
import { compress, evenVector, type Pace, train, type Weights } from "./classifier.js";
import { type DangerModel, learnDanger } from "./danger.js";
import type { ViewOf } from "./danger-vectors.js";
import type { Reading } from "./entities.js";
import { type FeatureIndex, indexFeatures } from "./feature-index.js";
import { createFeatures, isWord, UNKNOWN } from "./features.js";
import { normalise, wordsOf } from "./normalise.js";

const PACE: Pace = { rate: 0.5, epochs: 8 };

/** All that is learned from the utterances of intents/: plain data, so that it can be kept between starts. */
export interface IntentModel {
  intents: IntentName[];
  utterances: Utterances;
  features: FeatureIndex;
  /** What the classifier has learned: features × intents, row by row. */
  weights: Weights;
  /** How often the utterances use each word. */
  words: Map<string, number>;
  danger: DangerModel;
}

/** The utterances one after the other; utterance i has the features from `starts[i]` to `starts[i + 1]`. */
export interface Utterances {
  /** One a line, in one string: ten thousands of short ones take three times the room. */
  texts: string;
  lineStarts: Uint32Array;
  intents: Uint16Array;
  starts: Uint32Array;
  features: Uint32Array;
}

/**
 * Learns from the utterances: numbers their features and trains the classifier. Two intents whose utterances cannot
 * be told apart are a problem; with any problem nothing is trained, as nothing will be started.
 * @param mask turns a normalised utterance into a reading
 * @param danger what people in danger write, and what of it is compared
 */
export function learn(
  intents: Intent[],
  stopWords: Iterable<string>,
  mask: (normalised: string) => Reading,
  problems: Problem[],
  danger: { examples: readonly DangerExamples[]; viewOf: ViewOf },
): IntentModel {
  const { utterances: read, words } = readUtterances(intents, stopWords, mask, problems);
  const features = indexFeatures(read);
  const rows = read.map((utterance) => features.numbersOf(utterance.features));
  const labels = Uint16Array.from(read, ({ intent }) => intent);
  const examples = withUnknown(rows, features).map((row, i) => ({
    label: labels[i] ?? 0,
    vector: evenVector(row),
  }));
  const starts = Uint32Array.from([0, ...rows.map((row) => row.length)]);
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  return {
    intents: intents.map(({ utterances: _, ...name }) => name),
    utterances: {
      ...joinLines(read.map(({ text }) => text)),
      intents: labels,
      starts,
      features: Uint32Array.from(rows.flat()),
    },
    features: features.index,
    weights: compress(
      train(problems.length > 0 ? [] : examples, features.index.names.length, intents.length, PACE),
    ),
    words,
    danger: learnDanger(
      problems.length > 0 ? [] : danger.examples,
      read.map(({ text }) => text),
      danger.viewOf,
    ),
  };
}

function countWords(texts: string[], words: Map<string, number>): void {
  for (const text of texts) {
    for (const word of wordsOf(text.replace(/\{\w+\}/g, " "))) {
      words.set(word.text, (words.get(word.text) ?? 0) + 1);
    }
  }
}

function joinLines(lines: string[]): Pick<Utterances, "texts" | "lineStarts"> {
  const lineStarts = new Uint32Array(lines.length + 1);
  for (const [i, line] of lines.entries()) lineStarts[i + 1] = (lineStarts[i] ?? 0) + line.length + 1;
  return { texts: `${lines.join("\n")}\n`, lineStarts };
}

/** The text of an utterance, as an editor wrote it. */
export function textOf({ texts, lineStarts }: Utterances, utterance: number): string {
  return texts.slice(lineStarts[utterance], (lineStarts[utterance + 1] ?? 0) - 1);
}

/** An utterance, the number of its intent, and what it is compared by. */
interface ReadUtterance {
  intent: number;
  text: string;
  features: string[];
}

/** Every utterance with its features, and how often each word is used; the same features in two intents are a problem. */
export function readUtterances(
  intents: Intent[],
  stopWords: Iterable<string>,
  mask: (normalised: string) => Reading,
  problems: Problem[],
): { utterances: ReadUtterance[]; words: Map<string, number> } {
  const featuresOf = createFeatures(stopWords);
  const words = new Map<string, number>();
  const owners = new Map<string, { intent: number; text: string }>();
  // A name that could not be read makes utterances look alike; that is told first, and alone.
  const isWhole = problems.length === 0;
  const utterances = intents.flatMap(({ utterances }, intent) =>
    utterances.map(({ text, file, line }) => {
      const normalised = normalise(text);
      countWords([normalised], words);
      const features = featuresOf(mask(normalised));
      const key = features.join("|");
      const owner = owners.get(key) ?? { intent, text };
      if (isWhole && owner.intent !== intent) {
        const what = `"${text}" is claimed by ${nameOf(intents[owner.intent])} too ("${owner.text}")`;
        problems.push({ file, line: line(), what, fix: "leave it with one of the two" });
      }
      owners.set(key, owner);
      return { intent, text, features };
    }),
  );
  return { utterances, words };
}

/**
 * Words that one utterance alone uses stand for all the words nobody has written: the classifier learns from them
 * in which intents an unknown word is to be expected.
 */
function withUnknown(rows: number[][], { index, numbersOf }: ReturnType<typeof indexFeatures>): number[][] {
  const uses = new Uint32Array(index.names.length);
  for (const row of rows) for (const feature of row) uses[feature] = (uses[feature] ?? 0) + 1;
  const unknown = numbersOf([UNKNOWN]);
  return rows.map((row) => {
    const hasRare = row.some((feature) => uses[feature] === 1 && isWord(index.names[feature] ?? ""));
    return hasRare ? [...row, ...unknown] : row;
  });
}

/** "foods", "faq/causes", "outside/chemistry". */
export function nameOf(intent: IntentName | undefined): string {
  if (!intent) return "";
  if (intent.kind === "aspect") return intent.aspect;
  return intent.kind === "topic" ? intent.topic : `outside/${intent.theme}`;
}
