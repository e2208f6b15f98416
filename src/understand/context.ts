import type { AnswerId, Aspect } from "../content/fields.js";
import type { Person } from "../content/people.js";
import type { IntentName } from "../content/recognition.js";
import type { Asked } from "./features.js";
import { type IntentIndex, type IntentMatch, reweigh } from "./intents.js";

/** What a chat was last about; kept for 15 minutes so that "and iron?" can be understood. */
export interface Context {
  /** The last answer; none where the bot has only asked back so far. */
  answer?: AnswerId;
  nutrient?: string;
  aspect?: Aspect;
  /** The answers last put to choice, and all that were picked: the same choice is not put again. */
  offered?: AnswerId[];
  chosen?: AnswerId[];
  /** Who the questions are for: "I am pregnant", "my son is 5". */
  person?: Person;
  /** Illnesses that were named, by id: what follows carries their cautions. */
  conditions?: string[];
  /** Whose emergency numbers are shown, by an id of helplines.yaml; kept until it is deleted. */
  country?: string;
  /** Weak signs of danger within the last 30 minutes, by id, and CRISIS. */
  signs?: string[];
}

/** The sign that stays after a crisis: what follows is answered gently. */
export const CRISIS = "crisis";

/** What a message asks, the slots it leaves open filled from the answer before it. */
export interface Filled {
  nutrients: string[];
  /** Where the message names a nutrient and nothing else: the aspect of the last answer, else its overview. */
  aspect?: Aspect;
  /** Where it names a medicine and no nutrient, and asks for nothing else. */
  topic?: AnswerId;
  matches: IntentMatch[];
}

/** Messages with more words of their own speak for themselves. */
const LONGEST_FOLLOW_UP = 7;
/** "what iron", "what iron for": a question on its own, where "is" is a stop word; not so "what about iron". */
const FULL_QUESTION = /^(what|how|why|which) (is |are |does |do )?\{nutrient\}/;
/** So few words hardly ever say all that is meant. */
const SHORT_WORDS = 2;
/** A question that is understood this surely on its own is a new one, unless it refers to the last answer. */
const CLEAR = 0.8;
/** A follow-up stays with the topic before it rather than leaving our field; both factors were set on conversations. */
const STAYING = 12;
const LEAVING = 0.2;
/** A name of something that answers are composed for. */
const NAME = /^\{(diet|person|food|medicine|amount)\}$/;
const MEDICINES: AnswerId = "faq/medicines";
/** What comes with a name and asks for nothing. */
const FILLER = /^(my|me|i|am|a|is|have|take|now|for|what|about|how|and|then)$/;
/** "omeprazole magnesium": a medicine and a nutrient, and nothing that asks for more than how they go together. */
const ASKS_TOGETHER =
  /^(\{(medicine|nutrient|food|amount)\}|take|taking|mix|combine|together|ok|okay|safe|interact|interaction)$/;
/** Aspects that a dose or a person changes. */
const ON_DOSES = new Set<Aspect>(["limits", "daily-amount", "supplements"]);
const FOR_PERSONS = new Set<Aspect>(["limits", "daily-amount", "supplements", "foods"]);
/** What the topic before has at least, however unlike it the words are. */
const LEAST_CHANCE = 0.02;

/**
 * Fills the slots a follow-up leaves open: "and iron?" takes the aspect, "how much is too much" the nutrient, and
 * "what about ginger" the topic of the last answer. A new full question wins over the context.
 * @param content the words that say something
 * @param refers whether a word points back ("it", "and", "instead")
 * @param aspects the aspect of each general topic
 */
export function fillFromContext(
  reading: Asked,
  content: string[],
  refers: boolean,
  context: Context | undefined,
  aspects: Map<AnswerId, Aspect>,
  rank: IntentIndex,
): Filled {
  const { entities, masked } = reading;
  const named = entities.filter(({ kind }) => kind === "nutrient");
  // "anemia from low folate": what is named comes before what a word only implies.
  const inOrder = [...named.filter(({ implied }) => !implied), ...named.filter(({ implied }) => implied)];
  const nutrients = [...new Set(inOrder.map(({ id }) => id))];
  const matches = rank(reading);
  const [alone] = matches;
  if (nutrients.length > 0) {
    const hasMedicine = content.includes("{medicine}") && content.every((word) => ASKS_TOGETHER.test(word));
    if (hasMedicine) return { nutrients, matches, aspect: "interactions" };
    // "vit d 5000": a dose without its unit.
    const isBareDose =
      content.length === 2 && content[0] === "{nutrient}" && /^\d{2,}$/.test(content[1] ?? "");
    if (isBareDose) return { nutrients, matches, aspect: "limits" };
    const onlyNames = content.every((word) => word === "{nutrient}") && !FULL_QUESTION.test(masked.join(" "));
    const before = context?.aspect ?? (context?.answer && aspects.get(context.answer));
    // "d2 or d3" names one nutrient twice and asks more than what it is.
    const aspect = before ?? (named.length === 1 ? "overview" : undefined);
    return { nutrients, matches, ...(onlyNames && aspect && { aspect }) };
  }
  const words = content.filter((word) => !FILLER.test(word));
  // "losartan and bananas": which nutrient is behind it is told with the medicine.
  const isOnMedicine =
    words.includes("{medicine}") &&
    words.includes("{food}") &&
    words.every((word) => ASKS_TOGETHER.test(word));
  if (isOnMedicine) return { nutrients, matches, topic: MEDICINES };
  if (context?.nutrient && words.length > 0 && words.every((word) => NAME.test(word))) {
    return { nutrients: [context.nutrient], matches, aspect: aspectFor(reading, context.aspect) };
  }
  const leansOn = context && content.length <= LONGEST_FOLLOW_UP && (refers || content.length <= SHORT_WORDS);
  if (!leansOn || !alone) return { nutrients, matches };
  // A general topic ("how much is too much") becomes an aspect once a nutrient is filled in.
  const takesNutrient = ({ intent }: IntentMatch) =>
    intent.kind === "aspect" || (intent.kind === "topic" && aspects.has(intent.topic));
  const isClear = alone.probability >= CLEAR && alone.intent.kind !== "outside" && !takesNutrient(alone);
  if (!context.nutrient) {
    return { nutrients, matches: context.answer && !isClear ? stayOn(context.answer, matches) : matches };
  }
  const leaned = rank({ ...reading, masked: withNutrient(masked) });
  const [best] = leaned;
  const fits = best && takesNutrient(best) && (!isClear || best.probability > alone.probability);
  return fits ? { nutrients: [context.nutrient], matches: leaned } : { nutrients, matches };
}

/** What a name alone asks of the nutrient before: "and vegan", "my son is 8", "what about 2000 iu", "with omeprazole". */
function aspectFor({ entities, masked }: Asked, before: Aspect | undefined): Aspect {
  const has = (kind: string, id?: string) =>
    entities.some((entity) => entity.kind === kind && (id === undefined || entity.id === id));
  if (has("medicine")) return "interactions";
  if (has("amount", "level")) return "testing";
  if (has("amount")) return before && ON_DOSES.has(before) ? before : "limits";
  if (has("food")) return before === "interactions" || masked[0] === "with" ? "interactions" : "foods";
  if (has("diet")) return "foods";
  return before && FOR_PERSONS.has(before) ? before : "daily-amount";
}

/** "is it safe" is "is {nutrient} safe", "with coffee" is "{nutrient} with coffee", any other "… {nutrient}". */
function withNutrient(masked: string[]): string[] {
  if (masked.includes("it")) return masked.map((word) => (word === "it" ? "{nutrient}" : word));
  return masked[0] === "with" ? ["{nutrient}", ...masked] : [...masked, "{nutrient}"];
}

/** The topic of the last answer becomes likelier, and that the question leaves our field less likely. */
function stayOn(answer: AnswerId, matches: IntentMatch[]): IntentMatch[] {
  const isBefore = (intent: IntentName) => intent.kind === "topic" && intent.topic === answer;
  const before: IntentMatch = {
    intent: { kind: "topic", topic: answer },
    probability: LEAST_CHANCE,
    nearest: "",
    likeness: 0,
    features: [],
  };
  const all = matches.some(({ intent }) => isBefore(intent)) ? matches : [...matches, before];
  return reweigh(all, (intent) => (isBefore(intent) ? STAYING : intent.kind === "outside" ? LEAVING : 1));
}
