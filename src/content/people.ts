import { z } from "zod";
import { id, text, WHO } from "./fields.js";
import { ages } from "./parts.js";

const stage = z.strictObject({
  /** The id under which it is recognised. */
  id,
  who: z.enum(WHO).default("everyone"),
  age: ages,
  /** How such people are called, in the middle of a sentence. */
  everyone: text,
  female: text.optional(),
  male: text.optional(),
});
export type Stage = z.infer<typeof stage>;

export const peopleSchema = z.strictObject({
  /** Words that tell a sex. */
  sexes: z.strictObject({ female: z.array(text), male: z.array(text) }),
  stages: z.array(stage).min(1),
  /** The stage that is meant where nobody is named. */
  usual: id,
});
export type People = z.infer<typeof peopleSchema>;

const filter = z.strictObject({
  name: text,
  /** A food needs one of these tags, */
  any: z.array(text).default([]),
  /** none of these, */
  without: z.array(text).default([]),
  /** and is of one of these groups and meals. */
  groups: z.array(text).default([]),
  meals: z.array(text).default([]),
  /** What marks the foods of a group, for those who want none of it. */
  tags: z.array(text).default([]),
  withoutGroups: z.array(text).default([]),
  /** What has to be said with the list. */
  note: z.enum(["slaughter", "pregnancy", "child"]).optional(),
});
export type FoodFilter = z.infer<typeof filter>;

export const foodFiltersSchema = z.strictObject({
  diets: z.record(id, filter),
  groups: z.record(id, filter),
  /** Nutrients that some people have to keep low. */
  restricted: z.array(id),
  words: z.array(filter.extend({ words: z.array(text).min(1) })),
});
export type FoodFilters = z.infer<typeof foodFiltersSchema>;

/** Who an amount is for: a stage by its id, with sex and age in years where they were told. */
export interface Person {
  stage: string;
  sex?: "female" | "male" | undefined;
  years?: number | undefined;
}
