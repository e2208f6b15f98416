import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Whether a test may go on that needs a program of the machine. Absent, it is skipped with a printed reason;
 * with CI=true it is an error, as there every test has to run.
 */
export function hasProgram(path: string, debianPackage: string): boolean {
  const found = path.includes("/") ? existsSync(path) : spawnSync("which", [path]).status === 0;
  if (found) return true;
  const reason = `${path} is not installed (Debian package ${debianPackage})`;
  if (process.env.CI === "true") throw new Error(reason);
  console.warn(`skipped: ${reason}`);
  return false;
}
