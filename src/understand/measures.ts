import type { FoundEntity } from "./entity.js";

/** Units of a weight or an activity, as they are typed after `normalise`, and how they are written. */
const WEIGHTS: Record<string, string> = {
  mg: "mg",
  ug: "µg",
  iu: "IU",
  ui: "IU",
  unit: "IU",
  units: "IU",
  g: "g",
  gm: "g",
  gram: "g",
  grams: "g",
  ml: "ml",
  oz: "oz",
  ounce: "oz",
  ounces: "oz",
};
/** Units of a blood level even where "/ml" is left out. */
const LEVELS = new Set(["nmol", "ng", "pmol", "pg", "mmol", "umol", "mcmol", "meq"]);
const VOLUMES: Record<string, string> = { ml: "mL", l: "L", dl: "dL" };
/** The volume that belongs to a level unit typed alone. */
const USUAL_VOLUME: Record<string, string> = {
  ng: "mL",
  pg: "mL",
  nmol: "L",
  pmol: "L",
  mmol: "L",
  umol: "L",
};
export const UNITS: readonly string[] = [...Object.keys(WEIGHTS), ...LEVELS];

/** Whether an amount starts here: a name must not swallow its number, as "vitamin k 1" of "vitamin k 1 mg" would. */
export function isMeasure(words: string[], i: number): boolean {
  return measureAt(words, i) !== undefined;
}

/** "5000 iu", "2 g", "20 ng ml". */
export function measureAt(words: string[], i: number): FoundEntity | undefined {
  const number = words[i] ?? "";
  if (number < "0" || number > ":") return undefined;
  const typed = words[i + 1] ?? "";
  const weight = WEIGHTS[typed];
  const isLevelUnit = LEVELS.has(typed);
  if (!weight && !isLevelUnit) return undefined;
  const value = Number(number.replaceAll(",", ""));
  const volume = VOLUMES[words[i + 2] ?? ""];
  const length = volume ? 3 : 2;
  const text = words.slice(i, i + length).join(" ");
  const unit = weight ?? typed.replace("mcmol", "umol");
  if (!volume && !isLevelUnit) {
    return { entity: { kind: "amount", id: "dose", text, measure: { value, unit } }, length };
  }
  const measure = {
    value,
    unit: `${unit.replace("umol", "µmol").replace("meq", "mEq")}/${volume ?? USUAL_VOLUME[unit] ?? "L"}`,
  };
  return { entity: { kind: "amount", id: "level", text, measure }, length };
}

const BEFORE_AGE = new Set(["am", "aged", "age", "turning", "turned"]);
/** "i am 5 weeks pregnant" and "she is 80 kg" tell no age. */
const AFTER_NUMBER =
  /^(week|day|month|year|hour|minute|percent|time|kg|kilo|lb|pound|stone|cm|ft|feet|foot|inche?|mg|g|of|out|to)s?$/;
const BEFORE_IS = new Set(["he", "she", "who", "mom", "mum", "mother", "dad", "father", "son", "daughter"]);
const PERSONS = new Set(
  "man woman girl boy child kid teenager baby toddler person lady husband wife son daughter male female f m".split(
    " ",
  ),
);
/** A smaller number after "boy" may be anything. */
const LEAST_AFTER_PERSON = 12;

/** "75 year old", "9 month old", "75 yo", "45f", "i am 57", "she is 84", "aged 16", "a man of 70", "woman 40". */
export function ageAt(words: string[], i: number): FoundEntity | undefined {
  const age = Number(words[i]);
  if (!(age > 0 && age < OLDEST)) return undefined;
  const [before = "", last = "", unit = "", old = ""] = [
    words[i - 2],
    words[i - 1],
    words[i + 1],
    words[i + 2],
  ];
  const isUnit = /^(year|yr|month|week)s?$/.test(unit);
  const isOf = last === "is" && (BEFORE_IS.has(before) || PERSONS.has(before));
  const isSaid =
    BEFORE_AGE.has(last) ||
    isOf ||
    (last === "of" && PERSONS.has(before)) ||
    (PERSONS.has(last) && age >= LEAST_AFTER_PERSON);
  const length =
    isUnit && old === "old"
      ? 3
      : unit === "yo" || (isUnit && isOf) || (/^(f|m|female|male)$/.test(unit) && age >= LEAST_AFTER_PERSON)
        ? 2
        : isSaid && !AFTER_NUMBER.test(unit)
          ? 1
          : 0;
  if (length === 0) return undefined;
  const years = /^month/.test(unit) ? age / 12 : /^week/.test(unit) ? age / 52 : age;
  // "f 32": the letter is part of it, as it names nobody by itself.
  const sex = /^[fm]$/.test(last) ? `${last} ` : "";
  return {
    entity: { kind: "person", id: lifeStage(years), text: sex + words.slice(i, i + length).join(" "), years },
    length,
  };
}

const OLDEST = 116;

/** The ids of people.yaml. */
function lifeStage(years: number): string {
  if (years < 1) return "infant";
  if (years < 4) return "toddler";
  if (years < 13) return "child";
  if (years < 18) return "teenager";
  return years < 65 ? "adult" : "older-adult";
}
