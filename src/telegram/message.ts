import { FormattedString } from "@grammyjs/parse-mode";
import type { Answer, AnswerBlock, AnswerSpan, Citation } from "../answer/answer.js";
import { citationText, rowText } from "../answer/text.js";

/** Longest message Telegram takes, in UTF-16 units after entities are taken out. */
export const LONGEST_MESSAGE = 4096;

/** Telegram leaves further formatting away. */
export const MOST_ENTITIES = 100;
const FOLDS = 2;

/** Two lines on a phone. */
const LONGEST_SOURCE = 72;

/** Details up to this length are read faster than opened. */
const LONGEST_UNFOLDED = 500;

/** A piece of an answer that is never split; `folded` pieces share one block quotation that opens on a tap. */
interface Piece {
  text: FormattedString;
  gap: "\n\n" | "\n";
  folded?: "details" | "sources";
}

/**
 * An answer as Telegram messages: short answer first, details and sources folded, disclaimer last. Formatting is
 * by entities, so no text can break it. Usually one message; the pieces go on in a next one where 4,096 is reached.
 */
export function renderMessages(answer: Answer, labels: { sources: string }): FormattedString[] {
  const details = answer.details.flatMap((block) => blockPieces(block, answer.citations));
  const pieces: Piece[] = [
    { text: FormattedString.b(answer.title), gap: "\n\n" },
    ...answer.short.flatMap((block) => blockPieces(block, answer.citations)),
    ...(answer.evidence ? [paragraph(FormattedString.i(answer.evidence))] : []),
    ...(lengthOf(details) > LONGEST_UNFOLDED ? details.map(fold("details")) : details),
    ...sourcePieces(answer, labels.sources).map(fold("sources")),
    paragraph(FormattedString.i(answer.disclaimer)),
  ];
  const whole = layOut(groupsOf(pieces), true);
  const dense = layOut(groupsOf(pieces), false);
  return (whole.length > dense.length ? dense : whole).map(joinPieces);
}

/** Pieces one message after the other. `whole`: a group that fits into one message is not parted. */
function layOut(groups: Piece[][], whole: boolean): Piece[][] {
  let message: Piece[] = [];
  const messages = [message];
  for (const group of groups) {
    const startsAnew = whole && !fits([...message, ...group]) && fits(group);
    for (const [i, piece] of group.entries()) {
      if ((startsAnew && i === 0) || !fits([...message, piece])) {
        message = [];
        messages.push(message);
      }
      message.push(piece);
    }
  }
  return messages;
}

/** Whether pieces go into one message, with the two quotations they may be folded into. */
function fits(pieces: Piece[]): boolean {
  const entities = pieces.reduce((sum, { text }) => sum + text.entities.length, FOLDS);
  return lengthOf(pieces) <= LONGEST_MESSAGE && entities <= MOST_ENTITIES;
}

/** What is read together: the short answer, the details, the sources with the disclaimer. */
function groupsOf(pieces: Piece[]): Piece[][] {
  const isOf =
    (...kinds: Piece["folded"][]) =>
    (piece: Piece) =>
      kinds.includes(piece.folded);
  const firstFold = pieces.findIndex(isOf("details", "sources"));
  const open = firstFold === -1 ? pieces : pieces.slice(0, firstFold);
  const closing = firstFold === -1 ? [] : pieces.slice(firstFold).filter(isOf("sources", undefined));
  return [open, pieces.filter(isOf("details")), closing].filter((group) => group.length > 0);
}

function lengthOf(pieces: Piece[]): number {
  return pieces.reduce((sum, { text, gap }) => sum + text.text.length + gap.length, 0);
}

function paragraph(text: FormattedString): Piece {
  return { text, gap: "\n\n" };
}

function fold(folded: "details" | "sources"): (piece: Piece) => Piece {
  return (piece) => ({ ...piece, folded });
}

function joinPieces(pieces: Piece[]): FormattedString {
  let message = new FormattedString("");
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i];
    if (!first) break;
    let end = i + 1;
    while (first.folded && pieces[end]?.folded === first.folded) end++;
    let group = new FormattedString("");
    for (const piece of pieces.slice(i, end)) {
      group = group.text === "" ? piece.text : FormattedString.join([group, piece.text], piece.gap);
    }
    const shown = first.folded ? FormattedString.expandableBlockquote(group) : group;
    // A quotation sets itself apart; more than one line break around it leaves a hole.
    const gap = first.folded || pieces[i - 1]?.folded ? "\n" : first.gap;
    message = message.text === "" ? shown : FormattedString.join([message, shown], gap);
    i = end;
  }
  return message;
}

function blockPieces(block: AnswerBlock, citations: Citation[]): Piece[] {
  switch (block.type) {
    case "paragraph":
      return [paragraph(spansText(block.spans, citations))];
    case "heading":
      return [paragraph(FormattedString.b(block.text))];
    case "list":
      return block.items.map((item, i) => ({
        text: FormattedString.join([block.ordered ? `${i + 1}. ` : "• ", spansText(item, citations)]),
        gap: i === 0 ? "\n\n" : "\n",
      }));
    case "table":
      return block.rows.map((row, i): Piece => {
        const { head, rest } = rowText(row, block.columns);
        const isLast = i === block.rows.length - 1;
        const cite = isLast && block.cite !== undefined ? spansText([{ cite: block.cite }], citations) : "";
        return {
          text: FormattedString.join(["• ", FormattedString.b(head), `: ${rest}`, cite]),
          gap: i === 0 ? "\n\n" : "\n",
        };
      });
  }
}

function spansText(spans: AnswerSpan[], citations: Citation[]): FormattedString {
  return FormattedString.join(
    spans.map((span) => {
      if ("cite" in span) {
        const link = citations[span.cite - 1]?.link ?? "";
        return FormattedString.a(`[${span.cite}]`, link);
      }
      if (span.strong) return FormattedString.b(span.text);
      return span.emphasis ? FormattedString.i(span.text) : span.text;
    }),
  );
}

/** The link leads to the whole title; here it only has to be recognised. */
function shortened(title: string): string {
  if (title.length <= LONGEST_SOURCE) return title;
  return `${title.slice(0, LONGEST_SOURCE).replace(/\s+\S*$/, "")}…`;
}

function sourcePieces({ citations, checked }: Answer, label: string): Piece[] {
  if (citations.length === 0) return [];
  const lines = citations.map((citation): Piece => {
    const title = FormattedString.a(shortened(citationText(citation)), citation.link);
    return { text: FormattedString.join([`[${citation.number}] `, title]), gap: "\n" };
  });
  const dated: Piece[] = checked ? [{ text: FormattedString.i(checked), gap: "\n" }] : [];
  return [{ text: FormattedString.b(label), gap: "\n\n" }, ...lines, ...dated];
}
