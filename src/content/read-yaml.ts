import { createRequire } from "node:module";
import { CORE_SCHEMA, load as loadFast, YAMLException } from "js-yaml";
import type { Document } from "yaml";
import type { z } from "zod";
import type { Problem } from "./problems.js";

/** A value read from YAML, with the line each of its parts stands on. */
export interface Read<T> {
  value: T;
  lineOf: LineOf;
}

/** Line (from 1, in the file) of the node at `path`; of its nearest ancestor where there is none. */
type LineOf = (path: PropertyKey[]) => number;

/**
 * Parses YAML and proves it against a schema. Problems are added to `problems` with their line; then nothing
 * is returned. `firstLine` is where the text starts in its file (front matter starts on line 2).
 *
 * js-yaml reads, as it is seven times faster at start; `yaml`, which knows where every node stands, is asked
 * only once a problem has to be located.
 */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  problems: Problem[],
  firstLine = 1,
): Read<T> | undefined {
  let raw: unknown;
  try {
    raw = loadFast(text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + firstLine;
    const what = `this is not valid YAML: ${error.reason}`;
    problems.push({ file, line, what, fix: "check indents, colons and quotes here" });
    return undefined;
  }
  const lineOf = locate(text, firstLine);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    const place = issue.path.length > 0 ? `"${issue.path.join(".")}"` : "the file";
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    const path = keys[0] === undefined ? issue.path : [...issue.path, keys[0]];
    problems.push({
      file,
      line: lineOf(path),
      what: `${place}: ${issue.message}`,
      fix:
        keys.length > 0
          ? `remove or rename ${keys.join(", ")}`
          : "see the README of this folder for the format",
    });
  }
  return undefined;
}

function locate(text: string, firstLine: number): LineOf {
  let located: { document: Document; lineAt: (offset: number) => number } | undefined;
  return (path) => {
    located ??= parseWithLines(text);
    const { document, lineAt } = located;
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (node && typeof node === "object" && "range" in node && Array.isArray(node.range)) {
        return lineAt(node.range[0]) + firstLine - 1;
      }
    }
    return firstLine;
  };
}

/** `yaml` is loaded here and not above: most starts have no problem to locate. */
function parseWithLines(text: string) {
  const { LineCounter, parseDocument } = createRequire(import.meta.url)("yaml") as typeof import("yaml");
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines });
  return { document, lineAt: (offset: number) => lines.linePos(offset).line };
}
