import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../src/root.js";
import { freePort } from "./ports.js";

// The program as an operator starts it.
const START = ["--import", "tsx", join(PROJECT_ROOT, "src/main.ts")];
const folder = mkdtempSync(join(tmpdir(), "main-"));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function environment(settings: Record<string, string>) {
  const clean = { PATH: process.env.PATH, HOME: folder };
  return { ...clean, STORE_URL: `sqlite:${join(folder, "bot.db")}`, ...settings };
}

/** Starts the program and waits until it says where its chat page is; what it says may come in any pieces. */
async function start(settings: Record<string, string>): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, START, { cwd: PROJECT_ROOT, env: environment(settings) });
  children.push(child);
  let said = "";
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (data) => {
      said += data;
      if (said.includes("Chat page")) resolve();
    });
  });
  return { child, said };
}

async function ask(port: number, text: string) {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ chat: 1, text });
  const response = await fetch(`http://127.0.0.1:${port}/api/send`, { method: "POST", headers, body });
  return { status: response.status, body: await response.text() };
}

it("without a token: says where the chat page is, answers there, and stops when told", async () => {
  const port = await freePort();
  const { child, said } = await start({ PORT: String(port) });
  expect(said).toContain(`http://127.0.0.1:${port}`);
  expect((await ask(port, "foods with iron")).body).toContain("Foods with iron");
  expect((await ask(port, "")).status).toBe(200);
  expect((await ask(port, "a".repeat(5000))).status).toBe(400);
  // fetch sets the host itself; a page of another site that points here would send its own.
  const rebound = await new Promise<number | undefined>((resolve) => {
    get({ host: "127.0.0.1", port, headers: { host: "evil.example" } }, (response) =>
      resolve(response.statusCode),
    );
  });
  expect(rebound).toBe(403);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

describe("what cannot work ends with one readable message and its own exit code", () => {
  it.each([
    ["wrong settings", { MODE: "pushing", PORT: "x" }, 78, /MODE: .*\n.*PORT: /],
    [
      "a token Telegram does not know",
      { BOT_TOKEN: "a:b", TELEGRAM_API_ROOT: "API" },
      1,
      /does not know this BOT_TOKEN/,
    ],
  ])("%s", async (_, settings, code, message) => {
    const api = createServer((_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end('{"ok":false,"error_code":401,"description":"Unauthorized"}');
    }).listen(0, "127.0.0.1");
    await once(api, "listening");
    const address = api.address();
    const root = typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
    const filled = Object.fromEntries(Object.entries(settings).map(([k, v]) => [k, v === "API" ? root : v]));
    const child = spawn(process.execPath, START, { cwd: PROJECT_ROOT, env: environment(filled) });
    children.push(child);
    let errors = "";
    child.stderr.on("data", (data) => {
      errors += data;
    });
    expect(await once(child, "exit")).toEqual([code, null]);
    api.close();
    expect(errors).toMatch(message);
    expect(errors).not.toContain("    at ");
  });

  it("a port that is taken", async () => {
    const port = await freePort();
    await start({ PORT: String(port) });
    const second = spawnSync(process.execPath, START, {
      cwd: PROJECT_ROOT,
      env: environment({ PORT: String(port) }),
      encoding: "utf8",
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`127.0.0.1:${port} is in use; set PORT`);
  });
});

it("a store that cannot be opened costs the memory of the chat, not the answer", async () => {
  const port = await freePort();
  const file = join(folder, "not-a-folder");
  writeFileSync(file, "");
  await start({ PORT: String(port), STORE_URL: `sqlite:${file}/bot.db` });
  expect((await ask(port, "foods with iron")).body).toContain("Foods with iron");
});
