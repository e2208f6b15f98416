import type { Person } from "../content/people.js";
import type { Library, Nutrient } from "../content/schema.js";
import type { AnswerBlock } from "./answer.js";
import type { Citer } from "./cite.js";
import { resolveSpans } from "./fill.js";

/** What has to be said of a nutrient to people of one kind: vitamin A in pregnancy. */
export function adviceFor(
  nutrient: Nutrient,
  person: Person | undefined,
  library: Library,
  citer: Citer,
): AnswerBlock[] {
  const advice = person && nutrient.advice[person.stage];
  if (!advice) return [];
  const spans = resolveSpans(advice, { library, citer, nutrient, figures: nutrient.figures });
  return [{ type: "paragraph", spans }];
}
