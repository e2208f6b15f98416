import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A short name for exactly these files and folders: it changes with the name or the text of any file in them.
 * @param more anything else it has to change with
 */
export function fingerprint(paths: readonly string[], more = ""): string {
  const hash = createHash("sha256").update(more);
  for (const path of paths) {
    for (const file of filesBelow(path)) {
      hash.update(file.slice(path.length)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex").slice(0, 32);
}

/** In a fixed order; links are followed, as content may be mounted by links. */
function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}
