import { z } from "zod";
import { ASPECTS, answerId, date, evidence, id, text, WHO } from "./fields.js";
import { EFFECTS } from "./medicines.js";

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

const disclaiming = text.refine(
  (words) =>
    ["automated", "general", "doctor", "emergency"].every((word) => words.toLowerCase().includes(word)),
  "it says that this is automated, general information, not a doctor, and what to do in an emergency",
);

export const wordingSchema = z.strictObject({
  /** Stands under every answer: automated, general, no doctor, and what to do in an emergency. */
  disclaimer: disclaiming,
  evidence: z.record(evidence, z.strictObject({ word: text, meaning: text })),
  labels: z.strictObject({
    evidence: text,
    sources: text,
    reviewed: text,
    who: text,
    food: text,
    amount: text,
    labelShare: text,
    noLimit: text,
    adequateIntake: text,
    perServing: text,
    noFigure: text,
    noClinician: text,
    clinician: text,
    percentOf: text,
    times: text,
    need: text,
    countsAs: text,
    without: text,
  }),
  places: z.strictObject({ us: text, uk: text, eu: text }),
  placesInText: z.strictObject({ uk: text, eu: text }),
  effects: z.record(z.enum(EFFECTS), z.strictObject({ heading: text, short: text })),
  reviewStatus: z.strictObject({ none: text, some: text }),
  pairsHeading: text,
  apart: z.strictObject({ hours: text, both: text, before: text, after: text, from: text, with: text }),
  who: z.record(z.enum(WHO), text),
  outside: z.strictObject({
    title: text,
    text,
    notCovered: text,
  }),
  clarify: z.strictObject({ title: text, text }),
  doubtful: z.strictObject({ title: text, text }),
  notUnderstood: z.strictObject({
    title: text,
    empty: text,
    notText: text,
    outdatedButton: text,
    unknownCommand: text,
    trouble: text,
  }),
  soon: text,
  afterCrisis: z.strictObject({ line: text, title: text, text }),
  followUpsHint: text,
  /** Sent to the operators of ADMIN_IDS. */
  started: text,
  commands: z.record(
    z.string().regex(/^[a-z0-9_]{1,32}$/, "a command has a-z, 0-9 and _ only"),
    z.strictObject({ answer: answerId, description: text.max(256) }),
  ),
  actions: z.strictObject({
    country: z.strictObject({ description: text.max(256), title: text, text, done: text }),
    export: z.strictObject({ description: text.max(256), title: text, text, none: text }),
    delete: z.strictObject({ description: text.max(256), title: text, text, failed: text }),
  }),
  inline: z.strictObject({ chat: text.max(64), more: text.max(64) }),
  /** Stands in the empty chat, before anything is asked. */
  description: disclaiming.max(512),
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
  countries: z.array(
    z.strictObject({ id, name: text, emergency: line, poison: line, crisis: line, violence: line }),
  ),
  anywhere: z.strictObject({
    emergency: text,
    poison: text.optional(),
    crisis: text,
    violence: text.optional(),
  }),
});
export type Helplines = z.infer<typeof helplinesSchema>;
