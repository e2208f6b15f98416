import MarkdownIt, { type Token } from "markdown-it";
import { EVIDENCE, isEvidence } from "./fields.js";
import type { Problem } from "./problems.js";
import type { Block, Section, SlotCall, Span } from "./section.js";

const CITE_OR_SLOT = /\[\^([^\]\s]+)\]|\{\{\s*([^}]+?)\s*\}\}/g;
const ATTRIBUTES = /\s*\{evidence=([a-z-]+)\}\s*$/;
const markdown = new MarkdownIt("commonmark", { html: false });

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
    const fix = "start the file with a block between two --- lines";
    problems.push({ file, line: 1, what: "front matter is missing", fix });
    return undefined;
  }
  const skipped = match[0].split("\n").length - 1;
  const lead: Section = { blocks: [], line: skipped + 1 };
  const sections: MarkdownFile["sections"] = [];
  let current = lead;
  const reader: Reader = {
    file,
    problems,
    skipped,
    tokens: markdown.parse(text.slice(match[0].length), {}),
    at: 0,
  };
  for (let token = reader.tokens[0]; token; token = reader.tokens[reader.at]) {
    if (token.type === "heading_open" && token.tag === "h2") {
      const heading = plainText(inlineAfter(reader));
      current = { blocks: [], line: lineOf(token, reader) };
      const evidence = ATTRIBUTES.exec(heading)?.[1];
      if (evidence !== undefined && isEvidence(evidence)) current.evidence = evidence;
      else if (evidence !== undefined) {
        complain(reader, token, `"${evidence}" is no evidence grade`, `use one of ${EVIDENCE.join(", ")}`);
      }
      sections.push({ heading: heading.replace(ATTRIBUTES, "").trim(), section: current });
      continue;
    }
    const block = readBlock(token, reader);
    if (block) current.blocks.push(block);
  }
  return { frontMatter: match[1] ?? "", lead, sections };
}

/** A place in the tokens of one file. */
interface Reader {
  file: string;
  problems: Problem[];
  /** Lines of front matter before the body. */
  skipped: number;
  tokens: Token[];
  at: number;
}

function lineOf(token: Token, reader: Reader): number {
  return (token.map?.[0] ?? 0) + 1 + reader.skipped;
}

function complain(reader: Reader, token: Token, what: string, fix: string): void {
  reader.problems.push({ file: reader.file, line: lineOf(token, reader), what, fix });
}

/** The text of a heading or paragraph whose opening token is next; goes on behind its closing token. */
function inlineAfter(reader: Reader): Token[] {
  const inline = reader.tokens[reader.at + 1];
  reader.at += 3;
  return inline?.children ?? [];
}

function readBlock(token: Token, reader: Reader): Block | undefined {
  const line = lineOf(token, reader);
  if (token.type === "heading_open" && token.tag === "h3") {
    return { type: "heading", text: plainText(inlineAfter(reader)), line };
  }
  if (token.type === "paragraph_open") {
    const spans = readSpans(inlineAfter(reader), complainOf(token, reader));
    const [only] = spans;
    if (spans.length === 1 && only && "slot" in only) return { type: "slot", slot: only.slot, line };
    return { type: "paragraph", spans, line };
  }
  if (token.type === "bullet_list_open" || token.type === "ordered_list_open") return readList(token, reader);
  complain(
    reader,
    token,
    `${nameOf(token)} is not allowed here`,
    "use paragraphs, lists and ### headings only",
  );
  skip(token, reader);
  return undefined;
}

function readList(list: Token, reader: Reader): Block {
  const items: { spans: Span[]; line: number }[] = [];
  const end = list.type.replace("_open", "_close");
  reader.at++;
  for (let token = reader.tokens[reader.at]; token && token.type !== end; token = reader.tokens[reader.at]) {
    const line = lineOf(token, reader);
    reader.at++;
    const first = reader.tokens[reader.at];
    const spans =
      first?.type === "paragraph_open" ? readSpans(inlineAfter(reader), complainOf(token, reader)) : [];
    if (reader.tokens[reader.at]?.type !== "list_item_close") {
      complain(reader, token, "a list item holds more than one line of text", "use a list of one level");
      while (reader.tokens[reader.at] && !closes(reader.tokens[reader.at], token)) reader.at++;
    }
    reader.at++;
    items.push({ spans, line });
  }
  reader.at++;
  return { type: "list", ordered: list.type === "ordered_list_open", items, line: lineOf(list, reader) };
}

/** Goes behind a block that is not allowed, with all that is in it. */
function skip(token: Token, reader: Reader): void {
  if (token.nesting === 1) {
    while (reader.tokens[reader.at] && !closes(reader.tokens[reader.at], token)) reader.at++;
  }
  reader.at++;
}

function closes(token: Token | undefined, open: Token): boolean {
  return token?.type === open.type.replace("_open", "_close") && token.level === open.level;
}

/** Reads a line of text on its own. @param complain is told what is not allowed in it, and what to do */
export function readInline(text: string, complain: (what: string, fix: string) => void): Span[] {
  return readSpans(markdown.parseInline(text, {})[0]?.children ?? [], complain);
}

function complainOf(token: Token, reader: Reader) {
  return (what: string, fix: string) => complain(reader, token, what, fix);
}

function readSpans(inline: Token[], complain: (what: string, fix: string) => void): Span[] {
  // Neighbouring texts are joined first, as a slot or citation must not be cut by a line break.
  const runs: { text: string; strong?: true; emphasis?: true }[] = [];
  let style: { strong?: true; emphasis?: true } = {};
  for (const token of inline) {
    if (token.type === "strong_open") style = { strong: true };
    else if (token.type === "em_open") style = { emphasis: true };
    else if (token.type === "strong_close" || token.type === "em_close") style = {};
    else if (token.type === "text" || token.type === "softbreak" || token.type === "hardbreak") {
      const text = token.type === "text" ? token.content : " ";
      const last = runs.at(-1);
      if (last && last.strong === style.strong && last.emphasis === style.emphasis) last.text += text;
      else runs.push({ text, ...style });
    } else if (token.nesting !== -1) {
      complain(`${nameOf(token)} is not allowed in text`, "write plain text; links belong in sources.yaml");
    }
  }
  return runs.flatMap(({ text, ...styled }) => splitText(text, styled));
}

function splitText(text: string, style: { strong?: true; emphasis?: true }): Span[] {
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

function plainText(inline: Token[]): string {
  return inline.map((token) => token.content).join("");
}

/** "link", "blockquote", "code": the kind of a token without its position. */
function nameOf(token: Token): string {
  return token.type.replace(/_(open|close|block|inline)$/, "");
}
