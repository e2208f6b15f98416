import type { AnswerId, Aspect } from "../content/fields.js";
import type { Asked } from "./features.js";
import type { IntentIndex, IntentMatch } from "./intents.js";

/** What a chat was last about; kept for 15 minutes so that "and iron?" can be understood. */
export interface Context {
  answer: AnswerId;
  nutrient?: string;
  aspect?: Aspect;
}

/** What a message asks, the slots it leaves open filled from the answer before it. */
export interface Filled {
  nutrients: string[];
  /** Set where the message names a nutrient and nothing else: the aspect of the last answer, else its overview. */
  aspect?: Aspect;
  matches: IntentMatch[];
}

/** Messages with more words of their own speak for themselves. */
const LONGEST_FOLLOW_UP = 7;
/** A message read with the last nutrient must fit nearly as well as read alone; a new full question wins. */
const LEAN = 0.1;
/** So few words may be the whole of a general question ("how much is too much") and still mean the nutrient. */
const SHORT_WORDS = 3;

/**
 * Fills the slots a follow-up leaves open: "and iron?" takes the aspect, "how much is too much" the nutrient of
 * the last answer. `content` are the words that say something, `aspects` the aspect of each general topic, `rank`
 * compares masked words with the intents.
 */
export function fillFromContext(
  reading: Asked,
  content: string[],
  context: Context | undefined,
  aspects: Map<AnswerId, Aspect>,
  rank: IntentIndex,
): Filled {
  const { entities, masked } = reading;
  const nutrients = [...new Set(entities.filter(({ kind }) => kind === "nutrient").map(({ id }) => id))];
  const matches = rank(reading);
  if (nutrients.length > 0) {
    const onlyNames = content.every((word) => word === "{nutrient}");
    const aspect = context?.aspect ?? (nutrients.length === 1 ? "overview" : undefined);
    return { nutrients, matches, ...(onlyNames && aspect && { aspect }) };
  }
  if (!context || content.length > LONGEST_FOLLOW_UP) return { nutrients, matches };
  // A food or another subject of its own is no follow-up on the nutrient.
  if (!context.nutrient || entities.some(({ kind }) => kind === "food")) return { nutrients, matches };
  const [alone] = matches;
  const isGeneral = alone?.intent.kind === "topic" && aspects.has(alone.intent.topic);
  if (content.length <= SHORT_WORDS && isGeneral) return { nutrients: [context.nutrient], matches };
  const leaning = rank({ ...reading, masked: [...masked, "{nutrient}"] });
  const [leaned] = leaning;
  const fits = leaned?.intent.kind === "aspect" && leaned.probability >= (alone?.probability ?? 0) - LEAN;
  return fits ? { nutrients: [context.nutrient], matches: leaning } : { nutrients, matches };
}
