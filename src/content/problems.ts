/** One thing an editor has to put right, with where it stands and what to do. `line` counts from 1. */
export interface Problem {
  file: string;
  line: number;
  what: string;
  fix: string;
}

/** Thrown once for a whole load; carries every problem found, not only the first. */
export class ContentError extends Error {
  constructor(readonly problems: Problem[]) {
    super(formatProblems(problems));
    this.name = "ContentError";
  }
}

function formatProblems(problems: Problem[]): string {
  const sorted = problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  const lines = sorted.map((p) => `  ${p.file}:${p.line}  ${p.what}\n      fix: ${p.fix}`);
  const count = sorted.length === 1 ? "1 problem" : `${sorted.length} problems`;
  return `${count} in content/ and intents/, nothing was started:\n${lines.join("\n")}`;
}
