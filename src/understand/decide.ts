import type { AnswerId } from "../content/fields.js";
import type { Candidate } from "./candidates.js";
import type { Filled } from "./context.js";

export type Decision =
  | { kind: "answer"; ids: AnswerId[]; score: number }
  | { kind: "clarify"; options: AnswerId[]; score: number }
  /** `missing` names what was understood but has no reviewed text yet. */
  | { kind: "outside"; near: AnswerId[]; score: number; missing?: AnswerId };

// Set on the labelled questions by `npm run eval`; DESIGN.md has the figures around them. Below the floor too
// little of the question is explained to answer at all; closer than the margin two readings are as good as one.
const FLOOR = 0.3;
const MARGIN = 0.02;
/** A named nutrient needs less, where the question as a whole is ours already. */
const NAMED_FLOOR = 0.2;
/** Less than this in common is no neighbour worth offering. */
const NEAR_FLOOR = 0.2;
const MOST_OPTIONS = 4;
const MOST_ANSWERS = 2;

/** Answer, ask back, or say that it is outside. `covers` tells whether there is reviewed text for an id. */
export function decide(filled: Filled, candidates: Candidate[], covers: (id: AnswerId) => boolean): Decision {
  if (filled.aspect) {
    const ids = filled.nutrients.map((nutrient) => `${nutrient}/${filled.aspect}`);
    return settle(ids, 1, [], covers);
  }
  const [best, ...others] = answerable(candidates, filled.nutrients, covers);
  const near = nearest(candidates, filled.nutrients, covers);
  if (!best || (candidates[0]?.score ?? 0) < FLOOR || best.id.startsWith("outside/")) {
    return { kind: "outside", near, score: best?.score ?? 0 };
  }
  const close = others.filter(({ id, score }) => best.score - score < MARGIN && covers(id));
  if (close.length > 0 && covers(best.id)) {
    const options = [best, ...close].slice(0, MOST_OPTIONS).map(({ id }) => id);
    return { kind: "clarify", options, score: best.score };
  }
  const [first = "", ...more] = filled.nutrients;
  const ids = best.id.startsWith(`${first}/`)
    ? [best.id, ...more.map((nutrient) => best.id.replace(first, nutrient))]
    : [best.id];
  return settle(ids, best.score, near, covers);
}

function settle(
  ids: AnswerId[],
  score: number,
  near: AnswerId[],
  covers: (id: AnswerId) => boolean,
): Decision {
  const covered = ids.filter(covers).slice(0, MOST_ANSWERS);
  if (covered.length > 0) return { kind: "answer", ids: covered, score };
  const [missing] = ids;
  return { kind: "outside", near, score, ...(missing && { missing }) };
}

/**
 * "vitamin d for a 75 year old" comes nearest to a topic that is still to be written; what is written on the named
 * nutrient answers it better than "not yet".
 */
function answerable(
  candidates: Candidate[],
  nutrients: string[],
  covers: (id: AnswerId) => boolean,
): Candidate[] {
  const [best] = candidates;
  if (!best || covers(best.id) || best.id.startsWith("outside/")) return candidates;
  const isOfNutrient = ({ id }: Candidate) =>
    nutrients.some((nutrient) => id.startsWith(`${nutrient}/`)) && covers(id);
  const first = candidates.findIndex(
    (candidate) => isOfNutrient(candidate) && candidate.score >= NAMED_FLOOR,
  );
  return first === -1 ? candidates : candidates.slice(first);
}

/** What to offer instead: the overview of a named nutrient, and what the words came near to. */
function nearest(
  candidates: Candidate[],
  nutrients: string[],
  covers: (id: AnswerId) => boolean,
): AnswerId[] {
  const close = candidates.filter(({ id, score }) => score >= NEAR_FLOOR && !id.startsWith("meta/"));
  const ids = [...nutrients.map((nutrient) => `${nutrient}/overview`), ...close.map(({ id }) => id)];
  return [...new Set(ids)].filter(covers).slice(0, MOST_OPTIONS);
}
