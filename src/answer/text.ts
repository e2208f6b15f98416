import type { Answer, AnswerBlock, AnswerSpan, Citation } from "./answer.js";

/** An answer as plain text for the terminal: sources as numbers in brackets, buttons as a list at the end. */
export function renderText(answer: Answer, labels: { sources: string; followUps: string }): string {
  const parts = [
    `${answer.title}\n${"=".repeat([...answer.title].length)}`,
    ...answer.short.map(blockText),
    ...(answer.evidence ? [answer.evidence] : []),
    ...answer.details.map(blockText),
  ];
  if (answer.citations.length > 0) {
    parts.push(
      [
        `${labels.sources}:`,
        ...answer.citations.map((one) => `[${one.number}] ${citationText(one)} ${one.link}`),
      ].join("\n"),
    );
  }
  if (answer.checked) parts.push(answer.checked);
  if (answer.followUps.length > 0) {
    parts.push(`${labels.followUps} ${answer.followUps.map(({ label }) => `[${label}]`).join(" ")}`);
  }
  return [...parts, `— ${answer.disclaimer}`].join("\n\n");
}

/** "NIH Office of Dietary Supplements, 2022: Magnesium fact sheet": who says it first, as titles are long. */
export function citationText({ source }: Citation): string {
  return `${source.publisher}${source.year ? `, ${source.year}` : ""}: ${source.title}`;
}

/** "Salmon (3 oz): 11.1 µg, 56%": a table row in a line, as no chat window is wide enough for columns. */
export function rowText(row: string[], columns: string[]): { head: string; rest: string } {
  const [head = "", ...cells] = row;
  if (cells.length === 1) return { head, rest: cells[0] ?? "" };
  const named = cells.map((cell, i) =>
    cell.endsWith("%") ? `${cell} ${columns[i + 1] ?? ""}`.trimEnd() : cell,
  );
  return { head, rest: named.join(", ") };
}

function blockText(block: AnswerBlock): string {
  switch (block.type) {
    case "paragraph":
      return spansText(block.spans);
    case "heading":
      return `${block.text}\n${"-".repeat([...block.text].length)}`;
    case "list":
      return block.items
        .map((item, i) => `${block.ordered ? `${i + 1}.` : "•"} ${spansText(item)}`)
        .join("\n");
    case "table": {
      const rows = block.rows.map((row) => rowText(row, block.columns));
      const cite = block.cite === undefined ? "" : `\n[${block.cite}]`;
      return rows.map(({ head, rest }) => `• ${head}: ${rest}`).join("\n") + cite;
    }
  }
}

/** Words as they are shown, citations as numbers in brackets. */
export function spansText(spans: AnswerSpan[]): string {
  return spans.map((span) => ("cite" in span ? `[${span.cite}]` : span.text)).join("");
}
