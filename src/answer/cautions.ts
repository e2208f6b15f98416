import type { Asked } from "../content/asked.js";
import type { Caution } from "../content/conditions.js";
import type { AnswerId } from "../content/fields.js";
import type { Library } from "../content/schema.js";
import type { AnswerBlock } from "./answer.js";
import type { Citer } from "./cite.js";
import { resolveSpans } from "./fill.js";

/** More than this nobody reads before what was asked. */
const MOST_CAUTIONS = 3;
/** Answers that are on nutrients, foods or remedies, for cautions that name none. */
const ON_REMEDIES: readonly AnswerId[] = [
  "faq/supplements",
  "faq/herbal-and-other",
  "faq/too-much",
  "faq/foods",
  "faq/treatment",
  "food/lookup",
];

/** What the condition or the person that was named changes about an answer. */
export function cautionsFor(
  id: AnswerId,
  { conditions, person }: Asked,
  { conditions: all }: Library,
): Caution[] {
  const ofConditions = all.conditions.filter((one) => conditions.includes(one.id));
  const ofPerson = all.persons.filter((one) => one.id === person?.stage);
  const cautions = [...ofConditions, ...ofPerson].flatMap((one) => one.cautions);
  // Those that replace the amounts come first.
  return cautions
    .filter((caution) => concerns(caution, id))
    .sort((a, b) => Number(b.instead) - Number(a.instead))
    .slice(0, MOST_CAUTIONS);
}

export function cautionBlocks(cautions: readonly Caution[], library: Library, citer: Citer): AnswerBlock[] {
  return cautions.map(({ text }): AnswerBlock => {
    return { type: "paragraph", spans: resolveSpans(text, { library, citer, figures: {} }) };
  });
}

function concerns({ nutrients, aspects, topics }: Caution, id: AnswerId): boolean {
  if (topics?.includes(id)) return true;
  const [head = "", aspect = ""] = id.split("/");
  const isAspect = aspects === undefined || (aspects as string[]).includes(aspect);
  if (nutrients) return nutrients.includes(head) && isAspect;
  if (topics) return false;
  const isOnNutrient = !["faq", "meta", "safety", "food"].includes(head);
  return (isOnNutrient && isAspect) || (aspects === undefined && ON_REMEDIES.includes(id));
}
