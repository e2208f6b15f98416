import { SAME_DAY, type Safety } from "../content/recognition.js";
import type { Alarm } from "./triage.js";

/** The ids of the weak signs in a message. */
export type WeakSigns = (message: string) => string[];

/** What several weak signs, of this message and of those before, come to. */
export function addUp(signs: readonly string[], { weak }: Pick<Safety, "weak">): Alarm | undefined {
  for (const { id, with: others } of weak) {
    const other = signs.includes(id) && others.find((one) => signs.includes(one));
    if (other) return { answer: SAME_DAY, rule: `${id} with ${other}`, signs: [id, other] };
  }
  return undefined;
}
