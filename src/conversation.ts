import type { Answer } from "./answer/answer.js";
import { type Asked, NOTHING_ASKED } from "./content/asked.js";
import { type AnswerId, ASPECTS } from "./content/fields.js";
import type { Library } from "./content/schema.js";
import type { Context } from "./understand/context.js";

/** What the last answer was about; undefined where it was about the bot itself, or no answer at all. */
export function contextOf(answers: Answer[], library: Library): Context | undefined {
  const last = answers.at(-1);
  if (!last || last.id === "oos" || last.id === "clarify" || last.id.startsWith("meta/")) return undefined;
  return contextFor(last.id, library);
}

export function withoutChoices(context: Context | undefined): Context | undefined {
  if (!context?.answer) return undefined;
  const { offered: _, chosen: __, person: ___, conditions: ____, signs: _____, ...about } = context;
  return about;
}

/** What a chat is about, what is put to choice, what was chosen, and for whom; undefined where there is none of it. */
export function withChoices(
  about: Context | undefined,
  {
    offered,
    chosen = [],
    person,
    conditions = [],
  }: Pick<Context, "offered" | "chosen" | "person" | "conditions">,
): Context | undefined {
  if (!about && !offered && chosen.length === 0 && !person && conditions.length === 0) return undefined;
  return {
    ...about,
    ...(offered && { offered }),
    ...(chosen.length > 0 && { chosen }),
    ...(person && { person }),
    ...(conditions.length > 0 && { conditions }),
  };
}

export function contextFor(answer: AnswerId, library: Library): Context {
  const [head = "", tail = ""] = answer.split("/");
  if (!library.nutrients.has(head)) return { answer };
  const aspect = ASPECTS.find((known) => known === tail);
  return { answer, nutrient: head, ...(aspect && { aspect }) };
}

/** What is known from before, where nothing is asked in words. */
export function askedBefore(context: Context | undefined): Asked | undefined {
  const { person, conditions = [], country } = context ?? {};
  if (!person && conditions.length === 0 && !country) return undefined;
  return { ...NOTHING_ASKED, conditions, ...(person && { person }), ...(country && { country }) };
}
