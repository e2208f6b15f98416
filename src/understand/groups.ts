import type { Safety } from "../content/recognition.js";

/**
 * Replaces "@name" by the phrases of that group; groups may hold groups.
 * @param complain told of a group that does not exist or holds itself
 */
export function expandGroups(
  phrases: readonly string[],
  groups: Safety["groups"],
  complain: (what: string) => void,
  inside: readonly string[] = [],
): string[] {
  return phrases.flatMap((phrase) => {
    if (!phrase.startsWith("@")) return [phrase];
    const name = phrase.slice(1);
    const group = groups[name];
    if (group && !inside.includes(name)) return expandGroups(group, groups, complain, [...inside, name]);
    complain(group ? `group "@${name}" holds itself` : `there is no group "@${name}"`);
    return [];
  });
}
