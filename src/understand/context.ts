import type { AnswerId, Aspect } from "../content/schema.js";
import type { Entity } from "./entities.js";

/** What a chat was last about; kept for 15 minutes so that "and iron?" can be understood. */
export interface Context {
  answer: AnswerId;
  nutrient?: string;
  aspect?: Aspect;
}

/** What remains to be filled in for a message that leans on the answer before it. */
export interface Filled {
  nutrients: string[];
  /** Set where the message names a new nutrient and nothing else: the aspect of the last answer holds. */
  aspect?: Aspect;
}

/** Messages longer than this speak for themselves. */
const LONGEST_FOLLOW_UP = 7;

/**
 * Fills the slots a follow-up leaves open: "and iron?" takes the aspect, "how much is too much" the nutrient of
 * the last answer. A message with both, or a long one, stands alone.
 */
export function fillFromContext(entities: Entity[], content: string[], context: Context | undefined): Filled {
  const nutrients = [...new Set(entities.filter(({ kind }) => kind === "nutrient").map(({ id }) => id))];
  if (!context || content.length > LONGEST_FOLLOW_UP) return { nutrients };
  if (nutrients.length === 0) {
    // A food or another subject of its own is no follow-up on the nutrient.
    const ownSubject = entities.some(({ kind }) => kind === "food");
    return { nutrients: context.nutrient && !ownSubject ? [context.nutrient] : [] };
  }
  const onlyNames = content.every((word) => word.startsWith("{"));
  return onlyNames && context.aspect ? { nutrients, aspect: context.aspect } : { nutrients };
}
