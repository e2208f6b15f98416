import { ContentError } from "../content/problems.js";

/**
 * Runs a program of the command line. A failure is one readable message; exit code 65 (EX_DATAERR) for content that
 * does not load, else 1. Where nobody reads the output to its end ("| head"), the program ends quietly.
 */
export async function runProgram(program: () => void | Promise<void>): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  try {
    await program();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof ContentError ? 65 : 1;
  }
}
