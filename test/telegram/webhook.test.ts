import { HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { createLog } from "../../src/log.js";
import { createWebhook } from "../../src/telegram/webhook.js";
import { testBot } from "./updates.js";

const SECRET = "a-secret-of-the-webhook";
const chat = { id: 7, type: "private", first_name: "Ada" };
const update = {
  update_id: 1,
  message: { message_id: 1, date: 1, chat, from: { ...chat, is_bot: false }, text: "iron foods" },
};

async function deliver(body: string, options: { secret?: string; fail?: boolean } = {}) {
  const bot = testBot({ fail: () => (options.fail ? new HttpError("down", new Error("down")) : undefined) });
  const app = createWebhook(bot.bot, "/telegram", SECRET, createLog("silent"));
  const headers = {
    "X-Telegram-Bot-Api-Secret-Token": options.secret ?? SECRET,
    "content-type": "application/json",
  };
  const response = await app.request("/telegram", { method: "POST", headers, body });
  return { status: response.status, retryAfter: response.headers.get("Retry-After"), texts: bot.texts() };
}

describe("a delivery of Telegram", () => {
  it("gets 200 after its answer was taken", async () => {
    const { status, texts } = await deliver(JSON.stringify(update));
    expect(status).toBe(200);
    expect(texts[0]).toContain("Foods with iron");
  });
  it("gets 503 and a time to come again while Telegram is out of reach", async () => {
    const { status, retryAfter } = await deliver(JSON.stringify(update), { fail: true });
    expect(status).toBe(503);
    expect(Number(retryAfter)).toBeGreaterThan(0);
  });
  it.each([
    ["a wrong secret", 401, JSON.stringify(update), { secret: "a-secret-of-the-webhooK" }],
    ["no JSON", 400, "{", {}],
    ["an empty body", 400, "", {}],
    ["foreign JSON", 400, '{"hello":1}', {}],
    ["a list", 400, "[]", {}],
    ["2 MB", 413, "x".repeat(2_000_000), {}],
  ])("with %s gets %i and is not answered", async (_, status, body, options) => {
    const delivered = await deliver(body, options);
    expect(delivered.status).toBe(status);
    expect(delivered.texts).toEqual([]);
  });
});
