import { type Dose, type Level, type Portion, sameUnit } from "../content/asked.js";
import type { Food, Library, Nutrient } from "../content/schema.js";
import type { Reading } from "./entities.js";
import type { Entity } from "./entity.js";

const NUMBERS: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, half: 0.5 };
const numberOf = (word: string) => NUMBERS[word] ?? Number(word);
const COUNT = "(\\d+|one|two|three|four)";
const PILLS = "(?:tablets?|pills?|capsules?|caps|gummies|softgels?|drops?)";

/** Doses with the nutrient each belongs to: the next one for "5000 iu of vitamin d", else the one before it. */
export function dosesIn(
  { entities, synonyms }: Reading,
  words: string,
  about: Nutrient | undefined,
  library: Library,
): Dose[] {
  const inOrder = entities.filter(
    ({ kind, id }) => kind === "nutrient" || (kind === "amount" && id === "dose"),
  );
  const amountsFirst = inOrder[0]?.kind === "amount";
  const amounts = inOrder.filter(({ kind }) => kind === "amount");
  const perDay = amounts.length === 1 ? timesADay(words) : 1;
  return inOrder.flatMap((entity, i): Dose[] => {
    if (!entity.measure || entity.measure.unit === "ml" || entity.measure.unit === "oz") return [];
    const neighbours = amountsFirst ? [inOrder[i + 1], inOrder[i - 1]] : [inOrder[i - 1], inOrder[i + 1]];
    const of = neighbours.find((one) => one?.kind === "nutrient");
    const nutrient = of ? library.nutrients.get(of.id) : about;
    if (!nutrient) return [];
    // "ferrous sulfate" is read as its plain name; what was typed tells the compound.
    const typed = synonyms.find((one) => nutrient.compounds.some(({ names }) => names.includes(one)));
    return [{ nutrient, ...entity.measure, perDay, named: typed ?? of?.text ?? nutrient.name }];
  });
}

/** 2 for "twice a day" and "two tablets of {amount}", 1/7 for "a week", 3/7 for "three times a week". */
function timesADay(words: string): number {
  const pills = new RegExp(`\\b${COUNT} (?:${PILLS} )?(?:of|x|times)? ?\\{amount\\}`).exec(words)?.[1];
  const times = new RegExp(
    `\\b(once|twice|${COUNT} times|${COUNT} x) (?:a|per|each|every)? ?(day|daily|week|weekly|month)`,
  ).exec(words);
  const [, often, , , period] = times ?? [];
  const count = often
    ? often === "once"
      ? 1
      : often === "twice"
        ? 2
        : numberOf(often.split(" ")[0] ?? "")
    : 1;
  const days =
    period?.startsWith("week") || /\b(weekly|(a|per|each|every|1) week)\b/.test(words)
      ? 7
      : period === "month" || /\b(monthly|(a|per|each|every) month)\b/.test(words)
        ? 30
        : /\bevery (other|second) day\b|\balternate days\b/.test(words)
          ? 2
          : 1;
  return ((pills ? numberOf(pills) : 1) * count) / days;
}

/** The test of a nutrient that is counted in the unit of a level, the one that is named first of all. */
export function levelsIn(entities: Entity[], words: string, nutrients: Nutrient[]): Level[] {
  return entities.flatMap(({ kind, id, measure }): Level[] => {
    if (kind !== "amount" || id !== "level" || !measure) return [];
    const fitting = nutrients.flatMap((nutrient) =>
      nutrient.tests
        .filter(({ units }) => units.some(({ unit }) => sameUnit(unit, measure.unit)))
        .map((test) => ({ nutrient, test, ...measure })),
    );
    const asTyped = entities.map(({ text }) => text).join(" ");
    const isNamed = ({ test }: Level) => test.words.some((word) => `${words} ${asTyped}`.includes(word));
    const level = fitting.find(isNamed) ?? fitting[0];
    return level ? [level] : [];
  });
}

const GRAMS: Record<string, number> = { g: 1, oz: 28.35 };

/** "100 g", "3 oz", "2 cups", "half a cup" or "2 eggs" of the first food named. */
export function portionOf(entities: Entity[], words: string, food: Food): Portion | undefined {
  const weight = entities.find(({ kind, measure }) => kind === "amount" && measure && measure.unit in GRAMS);
  if (weight?.measure) {
    return { typed: weight.text, grams: weight.measure.value * (GRAMS[weight.measure.unit] ?? 1) };
  }
  const number = "(\\d+(?:\\.\\d+)?|one|two|three|four|half)";
  const [, measures, measure, plural = ""] =
    new RegExp(
      `\\b${number} (?:an? )?(cup|tablespoon|tbsp|teaspoon|tsp|slice|glass|can|serving)(e?s)? (?:of )?(?:\\w+ )?\\{food\\}`,
    ).exec(words) ?? [];
  if (measures && measure) {
    const [amount = 1, unit = ""] = servingOf(food);
    const asked = measure.replace("tbsp", "tablespoon").replace("tsp", "teaspoon").replace("glass", "cup");
    if (asked === "serving") return { typed: `${measures} servings`, grams: numberOf(measures) * food.grams };
    if (unit !== asked) return undefined;
    return { typed: `${measures} ${measure}${plural}`, grams: (numberOf(measures) / amount) * food.grams };
  }
  const pieces = new RegExp(`\\b${number} (?:\\w+ )?\\{food\\}`).exec(words)?.[1];
  if (!pieces || !food.piece) return undefined;
  return { typed: pieces, grams: numberOf(pieces) * food.piece.grams };
}

/** "1/2 cup, sliced" is half a cup. */
function servingOf({ serving }: Food): [number, string] {
  const [, whole = "", part, unit = ""] = /^(\d+(?:\.\d+)?)(?:\/(\d+))? (\w+?)s?\b/.exec(serving) ?? [];
  return [Number(whole) / Number(part ?? 1), unit];
}
