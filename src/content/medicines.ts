import { z } from "zod";
import { date, id, text } from "./fields.js";
import { figures, inline } from "./parts.js";

/** What a medicine and a nutrient do to each other. */
export const EFFECTS = [
  "lowers-nutrient",
  "raises-nutrient",
  "weakens-medicine",
  "strengthens-medicine",
  "none-known",
] as const;
export type EffectKind = (typeof EFFECTS)[number];

const HOURS = new Intl.NumberFormat("en", { style: "unit", unit: "hour", unitDisplay: "long" });
/** 4 or "3-4": hours at least, as they read in a sentence. */
const hours = z
  .union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?-\d+(\.\d+)?$/, 'hours read 4 or "3-4"')])
  .transform((value) => {
    const [from = 0, to = from] = String(value).split("-").map(Number);
    return from === to ? HOURS.format(from) : HOURS.formatRange(from, to);
  });
/** How far apart the two are taken: `hours` either way, or the medicine so many `before` and `after` the nutrient. */
const apart = z
  .strictObject({
    hours: hours.optional(),
    before: hours.optional(),
    after: hours.optional(),
    /** Whose advice it is: "UK label". */
    from: text,
    source: id,
  })
  .refine((gap) => (gap.hours === undefined) !== (gap.before === undefined && gap.after === undefined), {
    message: "give hours, or before and after",
  });
export type Apart = z.infer<typeof apart>;

const effect = z.strictObject({
  nutrients: z.array(id).min(1),
  effect: z.enum(EFFECTS),
  /** It concerns so many people that it stands in the general answer on medicines. */
  common: z.boolean().default(false),
  text: inline,
  apart: z.array(apart).default([]),
});
export type Effect = z.infer<typeof effect>;

const medicine = z.strictObject({
  /** The id under which it is recognised. */
  id,
  /** As it reads in the middle of a sentence. */
  name: text,
  /** What people type; left out where intents/vocabulary/medicines.yaml has the names. */
  names: z.array(text).min(1).optional(),
  effects: z.array(effect).min(1),
});
export type Medicine = z.infer<typeof medicine>;

const pair = z.strictObject({
  /** Nutrients, foods or drinks, by id. */
  between: z.tuple([id, id]),
  text: inline,
  apart: z.array(apart).default([]),
});
export type Pair = z.infer<typeof pair>;

export const medicinesSchema = z.strictObject({
  reviewed: date,
  figures,
  medicines: z.array(medicine).min(1),
  pairs: z.array(pair),
});
export type Medicines = z.infer<typeof medicinesSchema>;
