import { ContentError } from "../content/problems.js";

/** One readable message; exit code 65 (EX_DATAERR) for content that does not load, else 1. */
export function reportFailure(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof ContentError ? 65 : 1;
}
