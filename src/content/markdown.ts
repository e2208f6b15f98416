import type { Nodes, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Problem } from "./problems.js";
import type { Block, Section, SlotCall, Span } from "./schema.js";
import { EVIDENCE, isEvidence } from "./schema.js";

const CITE_OR_SLOT = /\[\^([^\]\s]+)\]|\{\{\s*([^}]+?)\s*\}\}/g;
const ATTRIBUTES = /\s*\{evidence=([a-z-]+)\}\s*$/;

export interface MarkdownFile {
  /** The YAML between the `---` lines. */
  frontMatter: string;
  /** Blocks before the first `##` heading. */
  lead: Section;
  /** One per `##` heading, in order. */
  sections: { heading: string; section: Section }[];
}

/** Reads front matter and body; only the Markdown named in content/README.md is allowed. */
export function readMarkdown(file: string, text: string, problems: Problem[]): MarkdownFile | undefined {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(text);
  if (!match) {
    problems.push({
      file,
      line: 1,
      what: "front matter is missing",
      fix: "start the file with a block between two --- lines",
    });
    return undefined;
  }
  const skipped = match[0].split("\n").length - 1;
  const lead: Section = { blocks: [], line: skipped + 1 };
  const sections: MarkdownFile["sections"] = [];
  let current = lead;
  const reader = { file, problems, skipped };
  for (const node of fromMarkdown(text.slice(match[0].length)).children) {
    if (node.type === "heading" && node.depth === 2) {
      const heading = plainText(node);
      const evidence = ATTRIBUTES.exec(heading)?.[1];
      current = { blocks: [], line: lineOf(node, reader) };
      if (evidence !== undefined) {
        if (isEvidence(evidence)) current.evidence = evidence;
        else
          complain(reader, node, `"${evidence}" is no evidence grade`, `use one of ${EVIDENCE.join(", ")}`);
      }
      sections.push({ heading: heading.replace(ATTRIBUTES, "").trim(), section: current });
      continue;
    }
    const block = readBlock(node, reader);
    if (block) current.blocks.push(block);
  }
  return { frontMatter: match[1] ?? "", lead, sections };
}

interface Reader {
  file: string;
  problems: Problem[];
  /** Lines of front matter before the body. */
  skipped: number;
}

function lineOf(node: Nodes, reader: Reader): number {
  return (node.position?.start.line ?? 1) + reader.skipped;
}

function complain(reader: Reader, node: Nodes, what: string, fix: string): void {
  reader.problems.push({ file: reader.file, line: lineOf(node, reader), what, fix });
}

function readBlock(node: RootContent, reader: Reader): Block | undefined {
  const line = lineOf(node, reader);
  if (node.type === "heading" && node.depth === 3) return { type: "heading", text: plainText(node), line };
  if (node.type === "paragraph") {
    const spans = readSpans(node.children, reader);
    const [only] = spans;
    if (spans.length === 1 && only && "slot" in only) return { type: "slot", slot: only.slot, line };
    return { type: "paragraph", spans, line };
  }
  if (node.type === "list") {
    const items = node.children.map((item) => {
      const [paragraph, ...more] = item.children;
      if (paragraph?.type !== "paragraph" || more.length > 0) {
        complain(reader, item, "a list item holds more than one line of text", "use a list of one level");
      }
      const spans = paragraph?.type === "paragraph" ? readSpans(paragraph.children, reader) : [];
      return { spans, line: lineOf(item, reader) };
    });
    return { type: "list", ordered: node.ordered === true, items, line };
  }
  complain(reader, node, `${node.type} is not allowed here`, "use paragraphs, lists and ### headings only");
  return undefined;
}

function readSpans(nodes: PhrasingContent[], reader: Reader): Span[] {
  return nodes.flatMap((node): Span[] => {
    if (node.type === "text") return splitText(node.value, {});
    if (node.type === "strong") return splitText(plainText(node), { strong: true });
    if (node.type === "emphasis") return splitText(plainText(node), { emphasis: true });
    if (node.type === "break") return [{ text: " " }];
    complain(
      reader,
      node,
      `${node.type} is not allowed in text`,
      "write plain text; links belong in sources.yaml",
    );
    return [];
  });
}

function splitText(value: string, style: { strong?: true; emphasis?: true }): Span[] {
  const text = value.replace(/\s*\n\s*/g, " ");
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(CITE_OR_SLOT)) {
    if (match.index > from) spans.push({ text: text.slice(from, match.index), ...style });
    if (match[1] !== undefined) spans.push({ cite: match[1] });
    else spans.push({ slot: readSlot(match[2] ?? ""), ...style });
    from = match.index + match[0].length;
  }
  if (from < text.length) spans.push({ text: text.slice(from), ...style });
  return spans;
}

function readSlot(call: string): SlotCall {
  const [name = "", ...args] = call.split(/\s+/);
  return { name, args };
}

function plainText(node: Nodes): string {
  if ("value" in node) return node.value;
  if ("children" in node) return node.children.map(plainText).join("");
  return "";
}
