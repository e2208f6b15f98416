import type { AnswerId } from "../content/fields.js";
import type { Decision } from "./decide.js";
import { type Alarm, isUrgent } from "./triage.js";

/** A question is ours this surely where a doubtful alarm gives way to it; a doubtful sign of danger costs more to miss. */
const SURELY_OURS = { urgent: 0.9, personal: 0.6 };
/** A message is none of ours this surely where a faint alarm stands. */
const SURELY_OUTSIDE = 0.75;
/** Lists the signs of danger; who tells one is not helped by the list. */
const WHEN_TO_SEE_A_DOCTOR: AnswerId = "faq/when-to-see-a-doctor";

/**
 * Whether an alarm gives way to what the message would be answered else. One that rules or examples are sure of never
 * does, if it is urgent. A faint one stands only where nothing of ours is asked and somebody is told of.
 */
export function givesWay(alarm: Alarm, decision: Decision, tellsOfSomebody: boolean): boolean {
  const urgent = isUrgent(alarm);
  // "vit d 5000": a name and a number ask for nothing personal.
  if (!urgent && decision.score === 1) return true;
  if (!alarm.likeness) return false;
  if (alarm.likeness === "faint") {
    return decision.kind !== "outside" || decision.score < SURELY_OUTSIDE || !tellsOfSomebody;
  }
  const id = decision.kind === "answer" ? decision.ids[0] : undefined;
  if (!id || id.startsWith("meta/") || (urgent && id === WHEN_TO_SEE_A_DOCTOR)) return false;
  return decision.score >= SURELY_OURS[urgent ? "urgent" : "personal"];
}
