import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "./problems.js";

/** A value read from YAML, with the line each of its parts stands on. */
export interface Read<T> {
  value: T;
  /** Line (from 1, in the file) of the node at `path`; of its nearest ancestor where there is none. */
  lineOf: (path: PropertyKey[]) => number;
}

/**
 * Parses YAML and proves it against a schema. Problems are added to `problems` with their line; then nothing
 * is returned. `firstLine` is where the text starts in its file (front matter starts on line 2).
 */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  problems: Problem[],
  firstLine = 1,
): Read<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const what = `this is not valid YAML: ${error.message.split("\n")[0]}`;
      problems.push({ file, line: lineAt(error.pos[0]), what, fix: "check indents, colons and quotes here" });
    }
    return undefined;
  }
  const lineOf = (path: PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (node && typeof node === "object" && "range" in node && Array.isArray(node.range)) {
        return lineAt(node.range[0]);
      }
    }
    return firstLine;
  };
  const parsed = schema.safeParse(document.toJS());
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
