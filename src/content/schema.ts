import { z } from "zod";
import type { Conditions } from "./conditions.js";
import { type AnswerId, type Aspect, answerId, date, evidence, id, text, WHO } from "./fields.js";
import type { Medicines } from "./medicines.js";
import { ages, figures, inline } from "./parts.js";
import type { FoodFilters, People } from "./people.js";
import type { Section } from "./section.js";
import type { Templates } from "./templates.js";
import type { Aspects, Helplines, Wording } from "./wording.js";

const sourceSchema = z
  .strictObject({
    title: text,
    publisher: text,
    year: z.int().min(1900).max(2100).optional(),
    type: z.enum([
      "guideline",
      "systematic-review",
      "trial",
      "cohort",
      "review",
      "reference-values",
      "fact-sheet",
      "patient-page",
      "mechanism",
      "data",
      "label",
      "regulator",
    ]),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/, "a DOI starts with 10.")
      .optional(),
    pmid: z
      .string()
      .regex(/^\d{1,8}$/, "a PubMed id is a number in quotes")
      .optional(),
    url: z.url({ protocol: /^https$/, message: "a url starts with https://" }).optional(),
    licence: text,
    accessed: date,
  })
  .refine((s) => s.doi || s.pmid || s.url, "a doi, pmid or url is missing");
export type Source = z.infer<typeof sourceSchema>;
export const sourcesSchema = z.record(id, sourceSchema);

const dailyRow = z.strictObject({
  who: z.enum(WHO),
  age: ages,
  amount: z.number().positive(),
  kind: z.enum(["RDA", "AI"]).default("RDA"),
});
const limitRow = z.strictObject({
  who: z.enum(WHO),
  age: ages,
  amount: z.union([z.number().positive(), z.literal("none")]),
});
export type AmountRow = z.infer<typeof dailyRow> | z.infer<typeof limitRow>;
const unit = z.enum(["mg", "µg", "g"]);
const daily = z.strictObject({ source: id, amounts: z.array(dailyRow).min(1) });
const limits = z.strictObject({ source: id, covers: text, amounts: z.array(limitRow).min(1) });
/** What another place than the US says; life stages it does not speak of are left out. */
const place = z.strictObject({ daily: daily.optional(), limits: limits.optional() });

/** One row of a published scale for a blood test, in the first unit of the test. */
const testRow = z
  .strictObject({ from: z.number().optional(), below: z.number().positive().optional(), means: text })
  .refine((row) => row.from !== undefined || row.below !== undefined, "from, below or both are missing");
const bloodTest = z.strictObject({
  name: text,
  /** How the test is told from the others of the nutrient in a message: "ferritin". */
  words: z.array(text).default([]),
  /** `per`: so many of this unit make one of the first. */
  units: z.array(z.strictObject({ unit: text, per: z.number().positive() })).min(1),
  scales: z.array(z.strictObject({ of: text, source: id, rows: z.array(testRow).min(1) })),
});
export type BloodTest = z.infer<typeof bloodTest>;

export const nutrientSchema = z.strictObject({
  name: text,
  aliases: z.array(text).min(1),
  unit,
  also: z.strictObject({ unit: text, per: z.number().positive() }).optional(),
  reviewed: date,
  /** Of the US. */
  daily,
  limits,
  uk: place.optional(),
  eu: place.optional(),
  /** The US Daily Value; left out where none has been set. */
  label: z.strictObject({ source: id, amount: z.number().positive() }).optional(),
  /** What too much does, a sentence or two with citations. */
  excess: inline,
  /** One IU in the unit, where some labels give IU and the bot does not. */
  iu: z.strictObject({ is: z.number().positive(), source: id }).optional(),
  /** What has to be said to some people, by the ids of people.yaml. */
  advice: z.record(id, inline).default({}),
  /** So many units of the daily amount does one unit in a pill make: folic acid counts 1.7 times. */
  pills: z.strictObject({ count: z.number().positive(), as: text, source: id }).optional(),
  /** Compounds of which a label may give the whole weight; `holds`: the share that is the nutrient, where known. */
  compounds: z
    .array(
      z.strictObject({
        names: z.array(text).min(1),
        holds: z.number().positive().max(1).optional(),
        /** What is said instead of a check. */
        note: inline.optional(),
        /** Tablets whose label gives the compound: a weight, and what it holds. */
        tablets: z
          .array(z.strictObject({ weight: z.number().positive(), holds: z.number().positive() }))
          .default([]),
        source: id,
      }),
    )
    .default([]),
  tests: z.array(bloodTest).default([]),
  figures,
  /** Who of the trade has read it; nobody yet where it is left out. */
  clinician: text.optional(),
});
export type Nutrient = z.infer<typeof nutrientSchema> & { id: string; sections: Record<Aspect, Section> };

export const topicSchema = z.strictObject({
  title: text,
  button: text.max(30, "a button has at most 30 characters"),
  evidence: evidence.optional(),
  related: z.array(answerId).max(4).default([]),
  reviewed: date,
  urgency: z.enum(["emergency", "crisis", "same-day", "none"]).default("none"),
  basis: z.array(id).default([]),
  figures,
  /** Who of the trade has read it; nobody yet where it is left out. */
  clinician: text.optional(),
});
/** A question about no single nutrient, or a safety or meta text. */
export type Topic = z.infer<typeof topicSchema> & { id: AnswerId; section: Section };

export const TAGS = [
  "vegan",
  "vegetarian",
  "meat",
  "red-meat",
  "beef",
  "pork",
  "liver",
  "contains:dairy",
  "contains:egg",
  "contains:fish",
  "contains:shellfish",
  "contains:soy",
  "contains:gluten",
  "contains:tree-nut",
  "contains:peanut",
  "contains:sesame",
  "oats-check-gluten",
  "check-gluten",
  "may-contain-dairy",
  "may-contain-egg",
  "may-contain-soy",
  "may-contain-tree-nut",
  "may-contain-peanut",
  "may-contain-sesame",
  "check-label",
  "alcohol",
  "not-kosher",
  "high-mercury",
  "raw-egg",
  "cold-smoked",
  "few-a-day",
  "fortified",
] as const;
/** When people usually have a food. */
export const MEALS = ["breakfast", "snack", "drink"] as const;
export interface Food {
  id: string;
  name: string;
  aliases: string[];
  group: string;
  /** Household measure, "1 cup". */
  serving: string;
  /** Weight of one serving. */
  grams: number;
  /** What people count it in, "egg", and its weight in grams; absent where USDA gives none. */
  piece?: { name: string; grams: number };
  fdcId: number;
  /** Amount per 100 g by nutrient id, in the unit of the column; absent where USDA has no value. */
  per100g: Map<string, number>;
  /** Out of MEALS. */
  meals: string[];
  tags: string[];
}

/** What a thing is called, and where that is written. */
export interface NameList {
  kind: "nutrient" | "food" | "medicine" | "person" | "diet" | "thing" | "amount";
  id: string;
  names: string[];
  file: string;
  /** Asked only where there is a problem, as finding a line costs a second parse. */
  line: () => number;
}

/** Everything the bot may say. Immutable after the load. */
export interface Library {
  sources: Map<string, Source>;
  nutrients: Map<string, Nutrient>;
  topics: Map<AnswerId, Topic>;
  foods: Map<string, Food>;
  aspects: Aspects;
  wording: Wording;
  helplines: Helplines;
  medicines: Medicines;
  people: People;
  foodFilters: FoodFilters;
  conditions: Conditions;
  templates: Templates;
  /** Months after which the texts of a folder are checked again. */
  reviewEvery: Record<string, number>;
  /** Names that the reading grade leaves out. */
  medicalNames: string[];
  /** Names of the nutrients and foods above. */
  names: NameList[];
}
