import { type DangerExamples, HARMLESS } from "../content/danger.js";
import type { AnswerId } from "../content/fields.js";
import { classify, compress, type Weights } from "./classifier.js";
import { type FeatureTable, numberFeatures, type ViewOf, vectorOf } from "./danger-vectors.js";
import { normalise, sentencesOf, wordsOf } from "./normalise.js";
import { regress } from "./regression.js";
import { type Alarm, type Alarms, isUrgent, type Triage } from "./triage.js";

/** What was learned from intents/danger/ and, as harmless, from all other utterances: plain data. */
export interface DangerModel {
  /** The safety answers; label 0 is "no danger", label i + 1 the i-th of them. */
  answers: AnswerId[];
  features: FeatureTable;
  weights: Weights;
}

/**
 * From these shares on the examples speak, where no rule has: of the whole message, and of a sentence out of several,
 * which tells less by itself. Set on phrases written apart from the examples and the rules; DESIGN.md has the figures.
 */
const FLOORS = {
  /** Of the urgent answers together. */
  urgent: { whole: 0.64, sentence: 0.95 },
  /** Of one alone: poisoning has words of its own. */
  alone: {
    "safety/overdose": { whole: 0.45, sentence: 0.9 },
    "safety/personal-medical": { whole: 0.4, sentence: 0.8 },
  },
};
/** From this share of the urgent answers of the whole message on, it is urgent where it is surely none of ours. */
const FAINT = 0.4;
/** Below this a clear question of ours is answered, with a line to see a doctor. */
const SURE = { urgent: 0.95, personal: 0.85 };
const PERSONAL: AnswerId = "safety/personal-medical";
/** Sentences are read alone, as a sign may stand anywhere in a story, and so many of them with the next one. */
const MOST_PAIRS = 40;

/**
 * @param harmless every utterance of intents/ that is no danger
 * @param viewOf of a normalised text
 */
export function learnDanger(
  examples: readonly DangerExamples[],
  harmless: readonly string[],
  viewOf: ViewOf,
): DangerModel {
  const answers = examples.flatMap(({ answer }) => (answer === HARMLESS ? [] : [answer]));
  const texts = [
    ...harmless.map((text) => ({ label: 0, text })),
    ...examples.flatMap(({ answer, utterances }) => {
      // Of a harmless story every sentence is harmless; of one in danger nobody knows which sentence tells it.
      const parts = answer === HARMLESS ? utterances.flatMap((one) => wholeAndSentences(one)) : utterances;
      return parts.map((text) => ({ label: answers.indexOf(answer) + 1, text }));
    }),
  ];
  const views = texts.map(({ text }) => viewOf(normalise(text)));
  const features = numberFeatures(views);
  const rows = views.map((view, i) => ({ label: texts[i]?.label ?? 0, vector: vectorOf(view, features) }));
  return { answers, features, weights: compress(regress(rows, features.hashes.length, answers.length + 1)) };
}

/**
 * Compares messages with the examples.
 * @param spellOut puts misspelt words right; not done for the many sentences of a long story
 */
export function createDanger(
  { answers, features, weights }: DangerModel,
  viewOf: ViewOf,
  spellOut: (normalised: string) => string,
): (message: string) => Likeness {
  return (message) => {
    let best: (Sure & { part: string }) | undefined;
    let urgency = 0;
    const isStory = message.length > LONGEST_WHOLE;
    for (const [i, part] of partsOf(message).entries()) {
      const typed = normalise(part);
      const text = i > 0 && isStory ? typed : spellOut(typed);
      const chances = classify(vectorOf(viewOf(text), features), weights, answers.length + 1);
      const all = answers.map((answer, label): Sure => ({ answer, chance: chances[label + 1] ?? 0 }));
      urgency = Math.max(urgency, urgencyOf(all));
      const sure = surest(all, i === 0 ? "whole" : "sentence");
      if (sure && rankOf(sure) > rankOf(best)) best = { ...sure, part };
    }
    return { urgency, ...(best && { alarm: alarmOf(best) }) };
  };
}

function alarmOf(seen: Sure & { part: string }): Alarm {
  const rule = `examples, ${seen.chance.toFixed(2)}`;
  const isSure = seen.chance >= SURE[seen.answer === PERSONAL ? "personal" : "urgent"];
  const likeness = seen.faint ? "faint" : "doubtful";
  return { answer: seen.answer, rule, signs: [seen.part.trim()], ...(!isSure && { likeness }) };
}

/** What the examples see in a message. */
export interface Likeness {
  /** The share of the urgent answers together, in the part of the message that has most of it: 0 to 1. */
  urgency: number;
  /** Set where that is enough to speak. */
  alarm?: Alarm;
}

/** An unsure rule speaks where the examples give the urgent answers this share at least. */
const AGREED = 0.05;

/**
 * The rules first, as an editor can read why; the examples where no rule sees danger. A request for a diagnosis may
 * hold both: "can a disc do that? cant pee since last night".
 */
export function createTriage(alarms: Alarms, examples: (message: string) => Likeness): Triage {
  return (message) => {
    let likeness: Likeness | undefined;
    const compared = () => {
      likeness ??= examples(message);
      return likeness;
    };
    let ruled: Alarm | undefined;
    for (const alarm of alarms(message)) {
      if (alarm.unsure && compared().urgency < AGREED) continue;
      ruled = alarm;
      break;
    }
    if (ruled && isUrgent(ruled)) return ruled;
    const likened = compared().alarm;
    if (!ruled || !likened || !isUrgent(likened) || likened.likeness === "faint") return ruled ?? likened;
    // What only a doctor can answer is no question that a doubtful alarm could give way to.
    const { likeness: _, ...sure } = likened;
    return sure;
  };
}

interface Sure {
  answer: AnswerId;
  chance: number;
  faint?: true;
}

/** The urgent answers decide together that it is urgent, and the likeliest of them what is said. */
function surest(all: readonly Sure[], of: "whole" | "sentence"): Sure | undefined {
  const urgent = all.filter(({ answer }) => answer !== PERSONAL).sort((a, b) => b.chance - a.chance);
  const sum = urgencyOf(all);
  if (urgent[0] && sum >= FLOORS.urgent[of]) return { answer: urgent[0].answer, chance: sum };
  for (const [answer, floor] of Object.entries(FLOORS.alone)) {
    const alone = all.find((one) => one.answer === answer && one.chance >= floor[of]);
    if (alone) return alone;
  }
  if (urgent[0] && of === "whole" && sum >= FAINT)
    return { answer: urgent[0].answer, chance: sum, faint: true };
  return undefined;
}

function urgencyOf(all: readonly Sure[]): number {
  return all.reduce((sum, { answer, chance }) => (answer === PERSONAL ? sum : sum + chance), 0);
}

/** An urgent answer before a personal one, a faint one last, then the likelier. */
function rankOf(sure: Sure | undefined): number {
  if (!sure || sure.faint) return sure?.chance ?? 0;
  return sure.chance + (sure.answer === PERSONAL ? 1 : 2);
}

/** The whole message, each sentence, and each with the next; what is said twice is read once. */
function partsOf(message: string): string[] {
  const [whole, ...sentences] = wholeAndSentences(message);
  const pairs = sentences.slice(1, MOST_PAIRS).map((sentence, i) => `${sentences[i]} ${sentence}`);
  return [...new Set([whole, ...sentences, ...pairs])];
}

/** The whole message, and where it has several sentences each of them. */
function wholeAndSentences(message: string): [whole: string, ...sentences: string[]] {
  const sentences = sentencesOf(message)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(normalise(sentence)).length >= FEWEST_WORDS);
  return [message.slice(0, LONGEST_WHOLE), ...(sentences.length > 1 ? sentences : [])];
}

/** "Thoughts?", "Dr. X.": too little to tell anything by itself. */
const FEWEST_WORDS = 3;
/** Longer ones are stories; their sentences tell more than their whole. */
const LONGEST_WHOLE = 1000;
