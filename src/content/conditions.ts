import { z } from "zod";
import { ASPECTS, answerId, date, id, text } from "./fields.js";
import { inline } from "./parts.js";

/** What an ordinary answer must carry for people with a condition. */
const caution = z.strictObject({
  /** Left out: holds for every answer on nutrients, foods and remedies. */
  nutrients: z.array(id).optional(),
  aspects: z.array(z.enum(ASPECTS)).optional(),
  /** Answers that are no nutrient's. */
  topics: z.array(answerId).optional(),
  /** The ordinary amounts are not shown at all. */
  instead: z.boolean().default(false),
  text: inline,
});
export type Caution = z.infer<typeof caution>;

const condition = z.strictObject({
  id,
  /** In the middle of a sentence. */
  name: text,
  /** What people type. */
  names: z.array(text).min(1),
  cautions: z.array(caution).min(1),
});

export const conditionsSchema = z.strictObject({
  reviewed: date,
  conditions: z.array(condition),
  /** The same for the people of people.yaml. */
  persons: z.array(z.strictObject({ id, cautions: z.array(caution).min(1) })),
});
export type Conditions = z.infer<typeof conditionsSchema>;
