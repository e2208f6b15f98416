import { TelegramServer } from "telegram-test-api/lib/telegramServer.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Config } from "../../src/config.js";
import { createLog } from "../../src/log.js";
import { type Running, run } from "../../src/run.js";
import { knowledge } from "../knowledge.js";
import { freePort } from "../ports.js";

// The whole program against an outside fake of Telegram's server, over HTTP.
const token = "123456:a-token-for-the-fake-server-only";
let server: TelegramServer;
let running: Running;

beforeEach(async () => {
  server = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
  await server.start();
  const config: Config = {
    mode: "polling",
    token,
    apiRoot: server.config.apiURL,
    host: "127.0.0.1",
    port: 0,
    storeUrl: "memory:",
    logLevel: "silent",
    adminIds: [],
  };
  running = await run(config, knowledge, createLog("silent"));
});

afterEach(async () => {
  await running.stop();
  await server.stop();
});

interface Answer {
  text: string;
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
}

async function nextAnswer(client: ReturnType<TelegramServer["getClient"]>): Promise<Answer> {
  const updates = await client.getUpdates();
  const message: unknown = updates.result[0]?.message;
  return message as Answer;
}

describe("a user on Telegram", () => {
  it("asks, presses a button and asks on", async () => {
    const client = server.getClient(token, { timeout: 5000 });
    await client.sendMessage(client.makeMessage("wich foods have magnesuim??"));
    const foods = await nextAnswer(client);
    expect(foods.text).toMatch(/^Foods with magnesium/);
    expect(foods.text).toContain("not a doctor");

    const button = foods.reply_markup?.inline_keyboard.flat().find(({ text }) => text === "Supplements");
    await client.sendCallback(client.makeCallbackQuery(button?.callback_data ?? ""));
    expect((await nextAnswer(client)).text).toMatch(/^Magnesium supplements/);

    await client.sendMessage(client.makeMessage("and iron?"));
    expect((await nextAnswer(client)).text).toMatch(/^Iron supplements/);
  });

  it("starts with the greeting", async () => {
    const client = server.getClient(token, { timeout: 5000 });
    await client.sendCommand(client.makeCommand("/start"));
    expect((await nextAnswer(client)).text).toContain("automated");
  });

  it("is told to call for help, whatever else was asked", async () => {
    const client = server.getClient(token, { timeout: 5000 });
    await client.sendMessage(client.makeMessage("foods with iron? my legs are numb and i can't pee"));
    expect((await nextAnswer(client)).text).toMatch(/^Please get medical help now/);
  });
});

it("is not the same bot for two users", async () => {
  const one = server.getClient(token, { timeout: 5000, chatId: 1, userId: 1 });
  const two = server.getClient(token, { timeout: 5000, chatId: 2, userId: 2 });
  await one.sendMessage(one.makeMessage("magnesium foods"));
  await nextAnswer(one);
  await two.sendMessage(two.makeMessage("and iron?"));
  expect((await nextAnswer(two)).text).toMatch(/^What iron does/);
});
