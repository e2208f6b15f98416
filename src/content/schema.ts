import { z } from "zod";
import {
  type AnswerId,
  type Aspect,
  answerId,
  date,
  type Evidence,
  evidence,
  id,
  text,
  WHO,
} from "./fields.js";
import type { Aspects, Helplines, Wording } from "./wording.js";

/** `{{daily female 30}}` is `{ name: "daily", args: ["female", "30"] }`. */
export interface SlotCall {
  name: string;
  args: string[];
}
export type Span =
  | { text: string; strong?: true; emphasis?: true }
  | { cite: string }
  | { slot: SlotCall; strong?: true; emphasis?: true };
export type Block =
  | { type: "paragraph"; spans: Span[]; line: number }
  | { type: "heading"; text: string; line: number }
  | { type: "list"; ordered: boolean; items: { spans: Span[]; line: number }[]; line: number }
  | { type: "slot"; slot: SlotCall; line: number };
/** A piece of text as written; its first block is the short answer. */
export interface Section {
  blocks: Block[];
  evidence?: Evidence;
  line: number;
}

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

/** Ages in years: from (inclusive) to (exclusive). */
const ages = z.string().transform((value, context) => {
  const match = /^(?:(\d+)-(\d+)|(\d+)\+) (months|years)$/.exec(value);
  if (!match) {
    context.addIssue({ code: "custom", message: 'an age reads "0-6 months", "1-3 years" or "71+ years"' });
    return z.NEVER;
  }
  const [, first, last, open, unit] = match;
  // "7-12 months" starts where "0-6 months" ends, and "4-8 years" where "1-3 years" ends.
  if (unit === "months") {
    const from = Number(first);
    return { from: from === 0 ? 0 : (from - 1) / 12, to: Number(last) / 12, label: value };
  }
  if (open !== undefined) return { from: Number(open), to: Number.POSITIVE_INFINITY, label: value };
  return { from: Number(first), to: Number(last) + 1, label: value };
});
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

export const nutrientSchema = z.strictObject({
  name: text,
  aliases: z.array(text).min(1),
  unit,
  also: z.strictObject({ unit: text, per: z.number().positive() }).optional(),
  reviewed: date,
  daily: z.strictObject({ source: id, amounts: z.array(dailyRow).min(1) }),
  limits: z.strictObject({ source: id, covers: text, amounts: z.array(limitRow).min(1) }),
  /** The US Daily Value; left out where none has been set. */
  label: z.strictObject({ source: id, amount: z.number().positive() }).optional(),
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
});
/** A question about no single nutrient, or a safety or meta text. */
export type Topic = z.infer<typeof topicSchema> & { id: AnswerId; section: Section };

export const TAGS = [
  "vegan",
  "vegetarian",
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
  "check-label",
  "may-contain-dairy",
] as const;
export interface Food {
  id: string;
  name: string;
  aliases: string[];
  group: string;
  /** Household measure, "1 cup". */
  serving: string;
  /** Weight of one serving. */
  grams: number;
  fdcId: number;
  /** Amount per 100 g by nutrient id, in the unit of the column; absent where USDA has no value. */
  per100g: Map<string, number>;
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
  /** Names of the nutrients and foods above. */
  names: NameList[];
}
