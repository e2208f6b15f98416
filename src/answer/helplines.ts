import type { Helplines } from "../content/wording.js";
import type { AnswerBlock, AnswerSpan } from "./answer.js";

const KINDS = {
  "emergency-numbers": "emergency",
  "poison-numbers": "poison",
  "crisis-numbers": "crisis",
  "violence-numbers": "violence",
} as const;

/**
 * The numbers for `{{emergency-numbers}}` and its kin; undefined for other slots. Where the country is known, its line
 * alone; else for an emergency the one sentence for anywhere, as nobody in danger reads a list, and for the others each
 * country too.
 * @param country an id of helplines.yaml
 */
export function numbersBlock(
  slot: string,
  helplines: Helplines,
  country: string | undefined,
): AnswerBlock[] | undefined {
  const kind = Object.entries(KINDS).find(([name]) => name === slot)?.[1];
  if (!kind) return undefined;
  const own = helplines.countries.find(({ id }) => id === country);
  const ownLine = own?.[kind] && lineSpans(own, kind);
  if (ownLine) return [{ type: "list", ordered: false, items: [ownLine] }];
  const anywhere = helplines.anywhere[kind];
  const blocks: AnswerBlock[] = anywhere
    ? [{ type: "paragraph", spans: [{ text: anywhere, strong: true }] }]
    : [];
  if (kind === "emergency") return blocks;
  const items = helplines.countries.flatMap((one) => (one[kind] ? [lineSpans(one, kind)] : []));
  return [...blocks, { type: "list", ordered: false, items }];
}

type Kind = (typeof KINDS)[keyof typeof KINDS];

function lineSpans(country: Helplines["countries"][number], kind: Kind): AnswerSpan[] {
  const line = country[kind];
  const details = [line?.name, line?.how].filter((part) => part !== undefined).join(", ");
  return [
    { text: `${country.name}: ` },
    { text: line?.number ?? "", strong: true },
    { text: details && ` (${details})` },
  ];
}
