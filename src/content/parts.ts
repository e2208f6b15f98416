import { z } from "zod";
import { id, text } from "./fields.js";
import { readInline } from "./markdown.js";

/** "500 mg", "1,000 IU", "30 nmol/L". */
export const FIGURE = /^(\d[\d,]*(?:\.\d+)?) (\S+)$/;

/** A sentence or two with citations and slots, where a whole section would be too much. */
export const inline = text.transform((written, context) => {
  const problems: string[] = [];
  const spans = readInline(written, (what) => problems.push(what));
  for (const message of problems) context.addIssue({ code: "custom", message });
  return spans;
});

/** Ages in years: from (inclusive) to (exclusive). */
export const ages = z.string().transform((value, context) => {
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
/** Amounts that stand in the text and in no table, by a name of the editor's: `{{figure trial-dose}}`. */
export const figures = z
  .record(id, z.string().regex(FIGURE, 'a figure reads "500 mg" or "1,000 IU"'))
  .default({});
