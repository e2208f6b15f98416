import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";

/** Files beside the newest that are left, for those who go back and forth between branches. */
const MOST_KEPT = 4;

/** What was kept under this name; undefined where there is nothing, or nothing that can be read. */
export function readKept(folder: string, name: string): unknown {
  try {
    return deserialize(readFileSync(join(folder, name)));
  } catch {
    return undefined;
  }
}

/** Keeps a value of plain data under a name, if it is not kept yet. Where the folder cannot be written nothing is kept. */
export function keep(folder: string, name: string, value: unknown): void {
  const draft = join(folder, randomUUID());
  try {
    if (existsSync(join(folder, name))) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, serialize(value));
    // Whole or not at all, also where two processes start at once or one is killed.
    renameSync(draft, join(folder, name));
    const age = (file: string) => statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const newestFirst = readdirSync(folder).sort((a, b) => age(b) - age(a));
    for (const old of newestFirst.slice(1 + MOST_KEPT)) rmSync(join(folder, old), { force: true });
  } catch {
    // Looked for first: removing fails where the folder itself is none.
    if (existsSync(draft)) rmSync(draft, { force: true });
  }
}
