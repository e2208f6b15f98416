import type { Medicine } from "./medicines.js";
import type { FoodFilter, Person } from "./people.js";
import type { BloodTest, Food, Nutrient } from "./schema.js";

/** An amount of a nutrient as somebody takes it. */
export interface Dose {
  nutrient: Nutrient;
  value: number;
  unit: string;
  /** How many of them a day: 2 for "twice a day", 1/7 for "a week". */
  perDay: number;
  /** The nutrient as it was typed: "ferrous sulfate". */
  named: string;
}

/** A number from a lab report. */
export interface Level {
  nutrient: Nutrient;
  test: BloodTest;
  value: number;
  /** Undefined where none was typed. */
  unit?: string;
}

/** An amount of a food in grams, as it was typed ("100 g", "2 eggs"). */
export interface Portion {
  typed: string;
  grams: number;
}

/** A filter as an editor wrote it, or made of what a user does not want. */
export type ListFilter = FoodFilter & {
  /** Not wanted, with all of their kind. */
  withoutFoods?: Food[];
  /** Only foods of the same kind. */
  kindOf?: Food;
};

/** What a question names besides what it asks: the figures of the answer are composed for this. */
export interface Asked {
  nutrients: Nutrient[];
  foods: Food[];
  portion?: Portion;
  /** Asks how much of a food gives a day's need. */
  howMuchFood: boolean;
  filters: ListFilter[];
  /** Asks for foods with little of a nutrient, not much. */
  wantsLittle: boolean;
  doses: Dose[];
  levels: Level[];
  medicines: (Medicine | { id: string; name: string })[];
  /** Ids of what is named that a pair may hold: "coffee", "copper". */
  others: string[];
  /** Illnesses that were named, by id. */
  conditions: string[];
  person?: Person;
  /** An id of helplines.yaml. */
  country?: string;
}

export const NOTHING_ASKED: Asked = {
  nutrients: [],
  foods: [],
  howMuchFood: false,
  filters: [],
  wantsLittle: false,
  doses: [],
  levels: [],
  medicines: [],
  others: [],
  conditions: [],
};

/** "ng/ml" is "ng/mL", and µg/L is ng/mL under another name. */
export function sameUnit(one: string, other: string): boolean {
  const plain = (unit: string) => EQUAL_UNITS[unit.toLowerCase()] ?? unit.toLowerCase();
  return plain(one) === plain(other);
}
const EQUAL_UNITS: Record<string, string> = { "µg/l": "ng/ml", "ng/l": "pg/ml", "mg/l": "µg/ml" };
