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

export const WHO = ["everyone", "male", "female", "pregnant", "breastfeeding"] as const;

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id has lower-case letters, digits and hyphens only");
export const answerId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'an answer id reads "magnesium/foods" or "faq/causes"');
export const date = z.iso.date("a date reads 2026-11-23");
export const text = z.string().trim().min(1, "the text is empty");
export const evidence = z.enum(EVIDENCE);
