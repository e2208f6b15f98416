import type { AnswerId, Aspect } from "../content/fields.js";
import type { IntentName } from "../content/recognition.js";
import type { Entity } from "./entity.js";
import type { IntentMatch } from "./intents.js";

/** An intent with its slots filled: an answer id, or OUTSIDE for all that is not ours. */
export interface Candidate {
  id: AnswerId;
  /** 0 to 1, of all intents that lead to this answer. */
  probability: number;
}

export const OUTSIDE = "outside";

/** Turns ranked intents into candidates, best first, each answer once. */
export type Fill = (matches: IntentMatch[], nutrients: string[], entities: Entity[]) => Candidate[];

const LOOKUP: AnswerId = "food/lookup";

export function createFill(aspects: Map<AnswerId, Aspect>): Fill {
  const idFor = (intent: IntentName, nutrients: string[], entities: Entity[]): AnswerId | undefined => {
    if (intent.kind === "outside") return OUTSIDE;
    const [nutrient] = nutrients;
    if (intent.kind === "aspect") return nutrient ? `${nutrient}/${intent.aspect}` : intent.without;
    // "can low magnesium cause cramps" asks for the signs of low magnesium, not of deficiencies at large.
    const aspect = aspects.get(intent.topic);
    if (nutrient && aspect) return `${nutrient}/${aspect}`;
    const hasFood = entities.some(({ kind }) => kind === "food");
    return intent.topic === LOOKUP && !hasFood ? undefined : intent.topic;
  };
  return (matches, nutrients, entities) => {
    const sums = new Map<AnswerId, number>();
    for (const { intent, probability } of matches) {
      const id = idFor(intent, nutrients, entities);
      if (id) sums.set(id, (sums.get(id) ?? 0) + probability);
    }
    return [...sums]
      .map(([id, probability]) => ({ id, probability }))
      .sort((a, b) => b.probability - a.probability);
  };
}

/** The aspect a general topic becomes once a nutrient is named: the other way round from `without`. */
export function aspectsOfTopics(intents: IntentName[]): Map<AnswerId, Aspect> {
  const aspects = new Map<AnswerId, Aspect>([[LOOKUP, "foods"]]);
  for (const intent of intents) {
    if (intent.kind !== "aspect") continue;
    // Two aspects may share a general topic; the one of its name stands for it.
    const isNamesake = intent.without.endsWith(`/${intent.aspect}`);
    if (isNamesake || !aspects.has(intent.without)) aspects.set(intent.without, intent.aspect);
  }
  return aspects;
}
