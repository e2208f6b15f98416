import { z } from "zod";

/** How sure the studies are; users read it in the words of content/wording.yaml. */
export const EVIDENCE = ["high", "moderate", "low", "very-low", "none"] as const;
export type Evidence = (typeof EVIDENCE)[number];
export function isEvidence(value: string): value is Evidence {
  return (EVIDENCE as readonly string[]).includes(value);
}

/** What can be asked of a nutrient, in the order its sections stand in. */
export const ASPECTS = [
  "overview",
  "back-pain",
  "symptoms",
  "causes",
  "foods",
  "daily-amount",
  "limits",
  "supplements",
  "interactions",
  "testing",
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** "magnesium/foods", "faq/causes", "safety/emergency", "meta/help", "food/lookup". */
export type AnswerId = string;

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

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id has lower-case letters, digits and hyphens only");
const answerId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'an answer id reads "magnesium/foods" or "faq/causes"');
const date = z.iso.date("a date reads 2026-11-23");
const text = z.string().trim().min(1, "the text is empty");
const evidence = z.enum(EVIDENCE);

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

export const WHO = ["everyone", "male", "female", "pregnant", "breastfeeding"] as const;
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
  label: z.strictObject({ source: id, amount: z.number().positive() }),
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

export const aspectsSchema = z.record(
  z.enum(ASPECTS),
  z.strictObject({
    title: text,
    button: text.max(30),
    /** How a user would ask it; shown where the bot asks which was meant. */
    question: text,
    followUps: z.array(z.enum(ASPECTS)).min(1).max(6),
  }),
);
export type Aspects = z.infer<typeof aspectsSchema>;

export const wordingSchema = z.strictObject({
  disclaimer: text,
  evidence: z.record(evidence, z.strictObject({ word: text, meaning: text })),
  labels: z.strictObject({
    evidence: text,
    sources: text,
    reviewed: text,
    dailyAmount: text,
    limit: text,
    who: text,
    age: text,
    food: text,
    amount: text,
    labelShare: text,
    noLimit: text,
    adequateIntake: text,
    perServing: text,
    noFigure: text,
    emergency: text,
    poison: text,
    crisis: text,
  }),
  who: z.record(z.enum(WHO), text),
  outside: z.strictObject({
    title: text,
    text,
    notCovered: text,
    /** Topics that are recognised before their text is written, as they read after "you ask about". */
    planned: z.record(answerId, text),
  }),
  clarify: z.strictObject({ title: text, text }),
  notUnderstood: z.strictObject({
    empty: text,
    notText: text,
    outdatedButton: text,
    unknownCommand: text,
    trouble: text,
  }),
  followUpsHint: text,
  /** Sent to the operators of ADMIN_IDS. */
  started: text,
  commands: z.record(z.string(), z.strictObject({ answer: answerId, description: text.max(256) })),
  description: text.max(512),
  shortDescription: text.max(120),
  start: z.array(answerId).min(1).max(8),
});
export type Wording = z.infer<typeof wordingSchema>;

const line = z
  .strictObject({
    number: z.string(),
    how: text.optional(),
    name: text.optional(),
    source: text,
    checked: date,
  })
  .optional();
export const helplinesSchema = z.strictObject({
  countries: z.array(z.strictObject({ id, name: text, emergency: line, poison: line, crisis: line })),
  anywhere: z.strictObject({ emergency: text, poison: text.optional(), crisis: text }),
});
export type Helplines = z.infer<typeof helplinesSchema>;

/** Everything the bot may say. Immutable after the load. */
export interface Library {
  sources: Map<string, Source>;
  nutrients: Map<string, Nutrient>;
  topics: Map<AnswerId, Topic>;
  foods: Map<string, Food>;
  aspects: Aspects;
  wording: Wording;
  helplines: Helplines;
}
