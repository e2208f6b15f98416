import type { Evidence } from "./fields.js";

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
