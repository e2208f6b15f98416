import type { AnswerId } from "../content/fields.js";
import { type Candidate, OUTSIDE } from "./candidates.js";
import type { Filled } from "./context.js";

export type Decision =
  | { kind: "answer"; ids: AnswerId[]; score: number }
  | { kind: "clarify"; options: AnswerId[]; score: number }
  | { kind: "outside"; near: AnswerId[]; score: number };

// Probabilities, set on labelled questions by cross-validation; DESIGN.md has the figures around them.
/** From here on it is taken as none of ours. */
const OUTSIDE_FLOOR = 0.4;
/** Less sure than this, the bot asks back instead of answering. */
const FLOOR = 0.4;
/** A reading less likely than this is not worth offering. */
const OFFER_FLOOR = 0.04;
const MOST_OPTIONS = 4;
const MOST_ANSWERS = 2;

/** Answer, ask back, or say that it is outside. `covers` tells whether there is reviewed text for an id. */
export function decide(filled: Filled, candidates: Candidate[], covers: (id: AnswerId) => boolean): Decision {
  if (filled.aspect) {
    const ids = filled.nutrients.map((nutrient) => `${nutrient}/${filled.aspect}`);
    return settle(ids, 1, [], covers);
  }
  const near = nearest(candidates, filled.nutrients, covers);
  const outside = candidates.find(({ id }) => id === OUTSIDE)?.probability ?? 0;
  const ours = candidates.filter(({ id }) => id !== OUTSIDE);
  const [best] = ours;
  if (!best || outside >= OUTSIDE_FLOOR) return { kind: "outside", near, score: outside };
  const options = ours.filter(({ id, probability }) => probability >= OFFER_FLOOR && covers(id));
  if (best.probability < FLOOR && options.length > 1) {
    return { kind: "clarify", options: options.slice(0, MOST_OPTIONS).map(({ id }) => id), score: best.probability };
  }
  const [first = "", ...more] = filled.nutrients;
  const ids = best.id.startsWith(`${first}/`)
    ? [best.id, ...more.map((nutrient) => best.id.replace(first, nutrient))]
    : [best.id];
  return settle(ids, best.probability, near, covers);
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
  const close = candidates.filter(({ id, probability }) => probability >= OFFER_FLOOR && !id.startsWith("meta/"));
  const ids = [...nutrients.map((nutrient) => `${nutrient}/overview`), ...close.map(({ id }) => id)];
  return [...new Set(ids)].filter(covers).slice(0, MOST_OPTIONS);
}
