import type { Safety } from "../content/recognition.js";
import { expandGroups } from "./groups.js";
import { wordsOf } from "./normalise.js";
import { createPhraseIndex } from "./phrases.js";

/** Groups this near to each other, in one sentence, are a sign together: a body part and what changed. */
const NEAR_WORDS = 10;

/** The groups a text has words of, and those that stand together: "sign:saddle", "near:numb+saddle". */
export type Signs = (normalised: string) => string[];

/** Reads a text by the groups of intents/safety/, so that what is learned of one wording holds for its kin. */
export function createSigns({ groups, negations, about }: Safety): Signs {
  const index = createPhraseIndex();
  const groupsOf = new Map<number, string[]>();
  for (const [name, phrases] of Object.entries({ ...groups, negations, about })) {
    // A group that does not exist is told where the rules are read.
    for (const number of index.add(expandGroups(phrases, groups, () => {}))) {
      groupsOf.set(number, [...new Set([...(groupsOf.get(number) ?? []), name])]);
    }
  }
  return (normalised) => {
    const words = wordsOf(normalised);
    const found = [...index.find(words)]
      .flatMap(([number, places]) =>
        (groupsOf.get(number) ?? []).flatMap((group) => places.map(({ from }) => ({ group, from }))),
      )
      .sort((a, b) => a.from - b.from);
    const signs = new Set<string>();
    for (const [i, { group, from }] of found.entries()) {
      signs.add(`sign:${group}`);
      for (let j = i + 1; j < found.length; j++) {
        const other = found[j];
        if (!other || other.from - from > NEAR_WORDS) break;
        if (words[other.from]?.sentence !== words[from]?.sentence) break;
        if (other.group !== group) signs.add(`near:${[group, other.group].sort().join("+")}`);
      }
    }
    return [...signs];
  };
}
