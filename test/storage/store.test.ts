import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/storage/open.js";
import { openSqlite } from "../../src/storage/sqlite.js";
import { openMemory, type Store, tolerant } from "../../src/storage/store.js";
import { freePort } from "../ports.js";
import { hasProgram } from "../programs.js";

const folder = mkdtempSync(join(tmpdir(), "store-"));
afterAll(() => rmSync(folder, { recursive: true }));

function remembers(open: () => Promise<Store> | Store): void {
  it("gives back what was written, until it is deleted", async () => {
    const store = await open();
    await store.write("context:1", "magnesium", 60);
    expect(await store.read("context:1")).toBe("magnesium");
    await store.write("context:1", "iron", 60);
    expect(await store.read("context:1")).toBe("iron");
    await store.delete("context:1");
    expect(await store.read("context:1")).toBeUndefined();
    await store.close();
  });
}

describe("memory", () => {
  remembers(() => openMemory());
  it("forgets when the time is up", async () => {
    let now = 0;
    const store = openMemory(() => now);
    await store.write("a", "1", 60);
    now = 59_999;
    expect(await store.read("a")).toBe("1");
    now = 60_000;
    expect(await store.read("a")).toBeUndefined();
  });
});

describe("SQLite", () => {
  const file = join(folder, "deep", "bot.db");
  remembers(() => openStore(`sqlite:${file}`));
  it("forgets when the time is up, and remembers over a restart", async () => {
    let now = 0;
    const first = openSqlite(file, () => now);
    await first.write("a", "1", 60);
    await first.close();
    const second = openSqlite(file, () => now);
    expect(await second.read("a")).toBe("1");
    now = 60_000;
    expect(await second.read("a")).toBeUndefined();
    await second.close();
  });
  it("does not open a file that is no database", async () => {
    const broken = join(folder, "broken.db");
    writeFileSync(
      broken,
      "this is no database, only some text that is long enough to be read as a header".repeat(20),
    );
    await expect(openStore(`sqlite:${broken}`)).rejects.toThrow();
  });
});

describe.skipIf(!hasProgram("redis-server", "redis-server"))("Redis", () => {
  let server: ChildProcess;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    server = spawn("redis-server", [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--dir",
      folder,
    ]);
    for await (const line of server.stdout ?? [])
      if (String(line).includes("Ready to accept connections")) break;
  });
  afterAll(() => server?.kill());
  remembers(() => openStore(url));
  it("fails at once when the server is gone, and a tolerant store then only forgets", async () => {
    const reported: unknown[] = [];
    const store = tolerant(await openStore(url), (error) => reported.push(error));
    await store.write("a", "1", 60);
    server.kill();
    await once(server, "exit");
    expect(await store.read("a")).toBeUndefined();
    await store.write("a", "2", 60);
    expect(reported.length).toBe(2);
  });
  it("does not open where no server listens", async () => {
    await expect(openStore("redis://127.0.0.1:1")).rejects.toThrow();
  });
});
