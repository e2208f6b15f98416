import type { Helplines } from "../content/wording.js";
import type { AnswerBlock, AnswerSpan } from "./answer.js";

const KINDS = {
  "emergency-numbers": "emergency",
  "poison-numbers": "poison",
  "crisis-numbers": "crisis",
} as const;

/**
 * The numbers for `{{emergency-numbers}}` and its kin; undefined for other slots. For an emergency the one sentence
 * for anywhere, as nobody in danger reads a list; for the others each country too.
 */
export function numbersBlock(slot: string, helplines: Helplines): AnswerBlock[] | undefined {
  const kind = Object.entries(KINDS).find(([name]) => name === slot)?.[1];
  if (!kind) return undefined;
  const anywhere = helplines.anywhere[kind];
  const blocks: AnswerBlock[] = anywhere
    ? [{ type: "paragraph", spans: [{ text: anywhere, strong: true }] }]
    : [];
  if (kind === "emergency") return blocks;
  const items = helplines.countries.flatMap((country): AnswerSpan[][] => {
    const line = country[kind];
    if (!line) return [];
    const details = [line.name, line.how].filter((part) => part !== undefined).join(", ");
    return [
      [
        { text: `${country.name}: ` },
        { text: line.number, strong: true },
        { text: details && ` (${details})` },
      ],
    ];
  });
  return [...blocks, { type: "list", ordered: false, items }];
}
