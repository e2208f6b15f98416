import type { Safety } from "../content/recognition.js";
import { expandGroups } from "./groups.js";
import { type Word, wordsOf } from "./normalise.js";
import { createPhraseIndex } from "./phrases.js";

/** Strikes out of a normalised text what is never a sign ("numb the pain"). */
export type Strike = (normalised: string) => string;

const SIGNS: Record<Word["before"], string> = { nothing: " ", comma: ", ", clause: "; ", sentence: ". " };

/** Reads by the `blank` phrases of intents/safety/harmless.yaml, so that what calms the rules calms the examples. */
export function createStrike({ groups, blank }: Pick<Safety, "groups" | "blank">): Strike {
  const index = createPhraseIndex();
  // A group that does not exist is told where the rules are read.
  index.add(expandGroups(blank, groups, () => {}));
  return (normalised) => {
    const words = wordsOf(normalised);
    const struck = [...index.find(words).values()].flat();
    if (struck.length === 0) return normalised;
    const left = words.filter((_, i) => !struck.some(({ from, to }) => from <= i && i <= to));
    return left
      .map(({ text, before }) => SIGNS[before] + text)
      .join("")
      .trim();
  };
}
