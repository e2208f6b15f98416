import type { AnswerId } from "../content/fields.js";
import type { Source } from "../content/schema.js";

/** Text as it is shown; `cite` is the number of a citation of the same answer. */
export type AnswerSpan = { text: string; strong?: true; emphasis?: true } | { cite: number };

export type AnswerBlock =
  | { type: "paragraph"; spans: AnswerSpan[] }
  | { type: "heading"; text: string }
  | { type: "list"; ordered: boolean; items: AnswerSpan[][] }
  /** First column names the row. `cite`: where the figures are from. */
  | { type: "table"; columns: string[]; rows: string[][]; cite?: number };

export interface Citation {
  number: number;
  source: Source;
  /** The publisher's page: DOI before PubMed before address. */
  link: string;
}

/** A button: what is asked when it is pressed, and what stands on it. */
export interface FollowUp {
  id: AnswerId;
  label: string;
}

/** What the bot says, whatever the channel. Every renderer shows the disclaimer last. */
export interface Answer {
  /** The id of the text, or "clarify" or "oos". */
  id: AnswerId;
  title: string;
  /** The short answer, complete on its own. */
  short: AnswerBlock[];
  details: AnswerBlock[];
  /** How sure the studies are, in words. */
  evidence?: string;
  citations: Citation[];
  /** When the text was last checked against its sources, in words. */
  checked?: string;
  followUps: FollowUp[];
  urgency: "emergency" | "crisis" | "same-day" | "none";
  disclaimer: string;
}

/** Of several answers each once; "outside" only where there is nothing else to say. */
export function dropEchoes(answers: Answer[]): Answer[] {
  const once = [...new Map(answers.map((answer) => [answer.id, answer])).values()];
  const found = once.filter(({ id }) => id !== "oos");
  return found.length > 0 ? found : once.slice(0, 1);
}
