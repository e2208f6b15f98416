import type { AnswerBlock, AnswerSpan } from "../src/answer/answer.js";
import type { Context } from "../src/understand/context.js";
import { assistant } from "./knowledge.js";

/** The id of the first answer to a question, and its opening as plain text, without the numbers of the sources. */
export function leadOf(question: string, context?: Context): { id: string; text: string } {
  const [answer] = assistant.ask(question, context).answers;
  return { id: answer?.id ?? "", text: (answer?.short ?? []).map(blockText).join("\n") };
}

function blockText(block: AnswerBlock): string {
  switch (block.type) {
    case "heading":
      return block.text;
    case "paragraph":
      return spansText(block.spans);
    case "list":
      return block.items.map(spansText).join("\n");
    case "table":
      return block.rows.map((row) => row.join(" | ")).join("\n");
  }
}

function spansText(spans: AnswerSpan[]): string {
  return spans.map((span) => ("text" in span ? span.text : "")).join("");
}
