import { mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fingerprint } from "../../src/content/fingerprint.js";
import { keep, readKept } from "../../src/storage/model-file.js";

const newFolder = () => mkdtempSync(join(tmpdir(), "kept-"));

it("gives back what was kept, and nothing for another name", () => {
  const folder = newFolder();
  keep(folder, "a", { words: new Map([["iron", 3]]), weights: Int8Array.of(1, -2) });
  expect(readKept(folder, "a")).toEqual({ words: new Map([["iron", 3]]), weights: Int8Array.of(1, -2) });
  expect(readKept(folder, "b")).toBeUndefined();
});

it("takes a spoiled file for none", () => {
  const folder = newFolder();
  writeFileSync(join(folder, "a"), "half of a fi");
  expect(readKept(folder, "a")).toBeUndefined();
});

it("keeps nothing where the folder cannot be made, and does not fail", () => {
  const file = join(newFolder(), "file");
  writeFileSync(file, "");
  keep(join(file, "below"), "a", 1);
  expect(readKept(join(file, "below"), "a")).toBeUndefined();
});

it("leaves the newest five and no drafts", () => {
  const folder = newFolder();
  for (let i = 0; i < 9; i++) keep(folder, `model-${i}`, i);
  expect(readdirSync(folder)).toHaveLength(5);
  expect(readdirSync(folder).every((name) => name.startsWith("model-"))).toBe(true);
});

it("a fingerprint changes with the text and the name of a file, also behind a link", () => {
  const folder = newFolder();
  const linked = newFolder();
  const seen = new Set([fingerprint([folder])]);
  const change = (act: () => void) => {
    act();
    const now = fingerprint([folder]);
    expect(seen.has(now)).toBe(false);
    expect(fingerprint([folder])).toBe(now);
    seen.add(now);
  };
  change(() => writeFileSync(join(folder, "a"), "1"));
  change(() => writeFileSync(join(folder, "a"), "2"));
  change(() => writeFileSync(join(folder, "b"), "2"));
  writeFileSync(join(linked, "c"), "3");
  change(() => symlinkSync(linked, join(folder, "link")));
  change(() => writeFileSync(join(linked, "c"), "4"));
});
