import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.js";
import { PROJECT_ROOT } from "../src/root.js";

const TOKEN = "123456789:AAEabcdefghijklmnopqrstuvwxyz012345";

describe("settings → mode", () => {
  it.each([
    ["nothing set", {}, { mode: "preview", host: "127.0.0.1", port: 8080, storeUrl: "sqlite:./data/bot.db" }],
    ["empty values", { BOT_TOKEN: "", PORT: "" }, { mode: "preview", port: 8080 }],
    ["a token", { BOT_TOKEN: TOKEN }, { mode: "polling", token: TOKEN, apiRoot: "https://api.telegram.org" }],
    [
      "a server of one's own",
      { BOT_TOKEN: "a:b", TELEGRAM_API_ROOT: "http://127.0.0.1:8081" },
      { mode: "polling", token: "a:b" },
    ],
    [
      "webhook",
      {
        BOT_TOKEN: TOKEN,
        MODE: "webhook",
        WEBHOOK_URL: "https://bot.example.org/telegram",
        WEBHOOK_SECRET: "0123456789abcdef",
      },
      { mode: "webhook", webhookUrl: "https://bot.example.org/telegram" },
    ],
    ["operators", { ADMIN_IDS: "12, 34" }, { adminIds: [12, 34] }],
  ])("%s", (_, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });
});

describe("wrong settings are all named, with what to write instead", () => {
  it.each([
    ["MODE", { MODE: "pushing" }, /MODE: "pushing" is neither polling nor webhook/],
    ["PORT", { PORT: "80a" }, /PORT: "80a" is not a whole number/],
    ["PORT too large", { PORT: "70000" }, /PORT: "70000" is above 65535/],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }, /LOG_LEVEL: "loud" is none of trace/],
    ["STORE_URL", { STORE_URL: "mysql://x" }, /STORE_URL: the value is none of sqlite/],
    [
      "TELEGRAM_API_ROOT",
      { TELEGRAM_API_ROOT: "telegram" },
      /TELEGRAM_API_ROOT: "telegram" is not an address/,
    ],
    ["ADMIN_IDS", { ADMIN_IDS: "me" }, /ADMIN_IDS: "me" is not a list/],
    ["webhook without a token", { MODE: "webhook" }, /BOT_TOKEN: MODE=webhook needs/],
    [
      "webhook without an address",
      { BOT_TOKEN: TOKEN, MODE: "webhook" },
      /WEBHOOK_URL: .*\n.*WEBHOOK_SECRET/,
    ],
    ["the page for all the world", { HOST: "0.0.0.0" }, /HOST: .*127\.0\.0\.1/],
  ])("%s", (_, env, expected) => {
    expect(() => readConfig(env)).toThrow(expected);
  });

  it("all of them at once, those that only show together too", () => {
    expect(() => readConfig({ LOG_LEVEL: "loud", MODE: "webhook" })).toThrow(
      /LOG_LEVEL: [\s\S]*BOT_TOKEN: [\s\S]*WEBHOOK_URL: [\s\S]*WEBHOOK_SECRET: /,
    );
  });

  it("never shows a token that is nearly right", () => {
    try {
      readConfig({ BOT_TOKEN: "123456789:too-short" });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect(String(error)).not.toContain("too-short");
    }
  });
});

it(".env.example names every setting, and its values are the defaults", () => {
  const example = parseEnv(readFileSync(join(PROJECT_ROOT, ".env.example"), "utf8"));
  expect(readConfig(example)).toEqual(readConfig({}));
  const source = readFileSync(join(PROJECT_ROOT, "src/config.ts"), "utf8");
  const known = [...source.matchAll(/^ {2}([A-Z_]+): optional\(/gm)].map(([, name]) => name);
  expect(Object.keys(example).sort()).toEqual(known.sort());
});
