import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../root.js";

export const README = "content/README.md";

/** The guide for editors, as it stands. */
export function readReadme(): string {
  return readFileSync(join(PROJECT_ROOT, README), "utf8");
}
