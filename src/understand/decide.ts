import type { AnswerId } from "../content/fields.js";
import { type Candidate, OUTSIDE } from "./candidates.js";
import type { Filled } from "./context.js";

export type Decision =
  | { kind: "answer"; ids: AnswerId[]; score: number }
  /** `doubtful`: the question may be none of ours at all. */
  | { kind: "clarify"; options: AnswerId[]; doubtful: boolean; score: number }
  | { kind: "outside"; near: AnswerId[]; score: number };

// Probabilities, set on labelled questions; DESIGN.md has the figures around them.
/** Less sure than this of the best reading, the bot asks back instead of answering, where there is another to offer. */
const FLOOR = 0.43;
/** As likely outside as this, a reading of ours is only offered; from the second mark on it is turned away. */
const DOUBT = 0.45;
const OUTSIDE_FLOOR = 0.7;
/** In doubt whether it is ours at all, the best reading must be at least as likely as this to be offered. */
const DOUBTFUL_FLOOR = 0.1;
/** A reading less likely than this is not worth a button. */
const OFFER_FLOOR = 0.03;
const MOST_OPTIONS = 4;
const MOST_ANSWERS = 2;

/** Answer, ask back, or say that it is outside. `covers` tells whether there is reviewed text for an id. */
export function decide(filled: Filled, candidates: Candidate[], covers: (id: AnswerId) => boolean): Decision {
  if (filled.topic) return settle([filled.topic], 1, [], covers);
  if (filled.aspect) {
    const ids = filled.nutrients.map((nutrient) => `${nutrient}/${filled.aspect}`);
    return settle(ids, 1, [], covers);
  }
  const outside = candidates.find(({ id }) => id === OUTSIDE)?.probability ?? 0;
  const ours = candidates.filter(({ id }) => id !== OUTSIDE);
  const near = nearest(ours, filled.nutrients, covers);
  const offered = ours.filter(({ id, probability }) => probability >= OFFER_FLOOR && covers(id));
  const [best] = ours;
  if (!best || outside >= OUTSIDE_FLOOR) return { kind: "outside", near, score: outside };
  if (outside >= DOUBT) {
    // Talk to the bot is never guessed at.
    const topics = offered.filter(({ id }) => !id.startsWith("meta/"));
    const [topic] = topics;
    if (!topic || topic.probability < DOUBTFUL_FLOOR) return { kind: "outside", near, score: outside };
    return { kind: "clarify", options: idsOf(topics), doubtful: true, score: topic.probability };
  }
  if (best.probability < FLOOR && offered.length > 1) {
    return { kind: "clarify", options: idsOf(offered), doubtful: false, score: best.probability };
  }
  const [first = "", ...more] = filled.nutrients;
  const ids = best.id.startsWith(`${first}/`)
    ? [best.id, ...more.map((nutrient) => best.id.replace(first, nutrient))]
    : [best.id];
  return settle(ids, best.probability, near, covers);
}

function idsOf(offered: Candidate[]): AnswerId[] {
  return offered.slice(0, MOST_OPTIONS).map(({ id }) => id);
}

function settle(
  ids: AnswerId[],
  score: number,
  near: AnswerId[],
  covers: (id: AnswerId) => boolean,
): Decision {
  const covered = ids.filter(covers).slice(0, MOST_ANSWERS);
  if (covered.length > 0) return { kind: "answer", ids: covered, score };
  return { kind: "outside", near, score };
}

/** What to offer instead: the overview of a named nutrient, and what the words came near to. */
function nearest(
  candidates: Candidate[],
  nutrients: string[],
  covers: (id: AnswerId) => boolean,
): AnswerId[] {
  const close = candidates.filter(
    ({ id, probability }) => probability >= OFFER_FLOOR && !id.startsWith("meta/"),
  );
  const ids = [...nutrients.map((nutrient) => `${nutrient}/overview`), ...close.map(({ id }) => id)];
  return [...new Set(ids)].filter(covers).slice(0, MOST_OPTIONS);
}
