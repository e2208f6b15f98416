const IN_WORDS: Record<string, number> = {
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  three: 3,
  four: 4,
  half: 0.5,
  quarter: 0.25,
};
/** A number in digits or in a word. */
export const NUMBER = "\\d+(?:\\.\\d+)?|one|two|three|four|half|quarter";
export const numberOf = (word: string) => IN_WORDS[word] ?? Number(word);

const PILLS = "(?:tablets?|pills?|capsules?|caps|gummies|softgels?|drops?|lozenges?)";
const DAYS: Record<string, number> = { day: 1, daily: 1, week: 7, weekly: 7, month: 30, monthly: 30 };

/** "two tablets of {amount}", "half a {amount} tablet", "3 x {amount}" */
const PIECES_BEFORE = new RegExp(
  `(?:^| )(${NUMBER})(?: an?)? (?:${PILLS} )?(?:of (?:an? )?|x |times )?(?:\\{nutrient\\} )?\\{amount\\}`,
);
/** "{amount} x 3", "{amount} 4 a day", "{amount} {nutrient} tablets 4 a day" */
const PIECES_AFTER = new RegExp(
  `\\{amount\\}(?: \\{nutrient\\})?(?: ${PILLS})?(?: x (${NUMBER})|.* (${NUMBER})(?: ${PILLS})? (?:a|per|each) day)`,
);
/** "twice a day", "three times a week", "5 days a week", "2 x daily" */
const TIMES = new RegExp(
  `(?:^| )(once|twice|(?:${NUMBER})(?= (?:times?|x|days|nights)\\b))(?: (?:times?|x|days|nights))? (?:a |per |each |every )?(day|daily|week|weekly|month|monthly)\\b`,
);
/** "every 2 weeks", "every other day" */
const EVERY = new RegExp(`\\bevery (${NUMBER}|other|second) (day|week|month)s?\\b`);
const WEEKLY = /\b(?:weekly|(?:a|per|each|every|1) week)\b/;
const MONTHLY = /\b(?:monthly|(?:a|per|each|every) month)\b/;
const MORNING_AND_NIGHT = /\b(?:morning and (?:at )?(?:night|evening)|am and pm|bid)\b/;

/**
 * How many of an amount are taken a day: 2 for "twice a day" and "two tablets of {amount}", 1/7 for "a week", 3/7 for
 * "three times a week".
 * @param words the message with its names masked
 */
export function timesADay(words: string): number {
  const before = PIECES_BEFORE.exec(words)?.[1];
  const [, x, aDay] = PIECES_AFTER.exec(words) ?? [];
  const pieces = numberOf(before ?? x ?? aDay ?? "1");
  const times = TIMES.exec(words);
  if (times) return (pieces * numberOf(times[1] ?? "1")) / (DAYS[times[2] ?? "day"] ?? 1);
  const [, every = "", period = ""] = EVERY.exec(words) ?? [];
  if (period)
    return pieces / ((every === "other" || every === "second" ? 2 : numberOf(every)) * (DAYS[period] ?? 1));
  if (WEEKLY.test(words)) return pieces / 7;
  if (MONTHLY.test(words)) return pieces / 30;
  return MORNING_AND_NIGHT.test(words) ? 2 * pieces : pieces;
}
