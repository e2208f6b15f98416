import { GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { tolerant } from "../../src/storage/store.js";
import { testBot } from "./updates.js";

describe("what reaches the bot → what it says", () => {
  it.each([
    ["a question", { text: "foods with magnesium" }, "Foods with magnesium"],
    ["a caption", { caption: "signs of low iron", photo: [] }, "Signs of low iron"],
    ["/start", { text: "/start" }, "Hello"],
    ["/start with a deep link", { text: "/start abc_123" }, "Hello"],
    ["a command in capitals", { text: "/HELP" }, "What you can ask"],
    ["a command with our name", { text: "/about@preview_bot" }, "About"],
    ["a question after a command", { text: "/foods with calcium" }, "Foods with calcium|calcium"],
    ["danger after a command", { text: "/help I can't feel my legs" }, "Please get medical help now"],
    ["an unknown command", { text: "/magic" }, "do not know that command"],
    ["a voice message", { voice: { file_id: "1", file_unique_id: "1", duration: 3 } }, "only read text"],
    ["a photo", { photo: [{ file_id: "1", file_unique_id: "1", width: 1, height: 1 }] }, "only read text"],
    [
      "a sticker",
      { sticker: { file_id: "1", file_unique_id: "1", type: "regular", width: 1, height: 1 } },
      "only read text",
    ],
    ["a location", { location: { latitude: 1, longitude: 1 } }, "only read text"],
    ["only emoji", { text: "🙂🙃" }, "could not find a question"],
    ["4,096 characters", { text: "a".repeat(4096) }, "outside what I know"],
    ["text that looks like markup", { text: "<b>iron & <3" }, "iron|outside"],
  ])("%s", async (_, message, expected) => {
    const bot = testBot();
    await bot.message(message);
    expect(bot.texts().join("\n")).toMatch(new RegExp(expected, "i"));
  });

  it.each([
    ["another bot's command", { text: "/help@other_bot" }],
    ["a bot", { text: "iron", from: { id: 9, is_bot: true, first_name: "Bot" } }],
    ["our own inline result", { text: "iron", via_bot: { id: 1, is_bot: true, first_name: "Backbone" } }],
    ["a service message", { new_chat_title: "New" }],
  ])("%s is left alone", async (_, message) => {
    const bot = testBot();
    await bot.message(message);
    expect(bot.texts()).toEqual([]);
  });

  it("in a group only what is addressed to it", async () => {
    const bot = testBot({ chatType: "group" });
    await bot.message({ text: "I had spinach today" });
    expect(bot.texts()).toEqual([]);
    await bot.message({ text: "@preview_bot foods with iron?" });
    expect(bot.texts()[0]).toContain("Foods with iron");
    expect(bot.sent[0]?.payload.reply_parameters).toMatchObject({ allow_sending_without_reply: true });
  });

  it("an edited question is answered anew", async () => {
    const bot = testBot();
    const chat = { id: 7, type: "private", first_name: "Ada" };
    const edited_message = {
      message_id: 1,
      date: 1,
      edit_date: 2,
      chat,
      from: { ...chat, is_bot: false },
      text: "iron foods",
    };
    await bot.bot.handleUpdate({ update_id: 1, edited_message } as unknown as Update);
    expect(bot.texts()[0]).toContain("Foods with iron");
  });

  it("an update of a kind nobody knows yet does no harm", async () => {
    const bot = testBot();
    await bot.bot.handleUpdate({ update_id: 1, brand_new_2027: {} } as unknown as Update);
    expect(bot.sent).toEqual([]);
  });
});

describe("buttons", () => {
  it("are answered at once, then with what they stand for", async () => {
    const bot = testBot();
    await bot.press("v1|iron/foods");
    expect(bot.sent.map(({ method }) => method)).toEqual(["answerCallbackQuery", "sendMessage"]);
    expect(bot.texts()[0]).toContain("Foods with iron");
  });
  it.each(["v0|iron/foods", "v1|gold/foods", "../../etc/passwd", "\u0000"])(
    "%j gets a friendly line",
    async (data) => {
      const bot = testBot();
      await bot.press(data);
      expect(bot.texts()[0]).toContain("older version");
    },
  );
  it("are answered even where the query is too old", async () => {
    const tooOld = { ok: false, error_code: 400, description: "Bad Request: query is too old" };
    const bot = testBot({ fail: (method) => (method === "answerCallbackQuery" ? tooOld : undefined) });
    await bot.press("v1|iron/foods");
    expect(bot.texts()[0]).toContain("Foods with iron");
  });
});

describe("a chat", () => {
  it("is understood in its context, by text and by button", async () => {
    const bot = testBot();
    await bot.message({ text: "does vitamin d help back pain" });
    await bot.message({ text: "and iron?" });
    await bot.press("v1|calcium/foods");
    await bot.message({ text: "how much is too much" });
    const titles = bot.texts().map((text) => text.split("\n")[0]);
    // Long answers go on in a second message that starts with the sources.
    expect(titles.filter((title) => title !== "Sources")).toEqual([
      "Vitamin D and back pain",
      "Iron and back pain",
      "Foods with calcium",
      "Too much calcium",
    ]);
  });

  it("is answered once where Telegram delivers an update twice", async () => {
    const bot = testBot();
    const chat = { id: 7, type: "private", first_name: "Ada" };
    const message = { message_id: 1, date: 1, chat, from: { ...chat, is_bot: false }, text: "iron foods" };
    const update = { update_id: 5, message } as unknown as Update;
    await bot.bot.handleUpdate(update);
    await bot.bot.handleUpdate(update);
    expect(bot.texts()).toHaveLength(1);
  });

  it("is answered without a store, only the context is gone", async () => {
    const broken = async () => Promise.reject(new Error("disk full"));
    const failures: unknown[] = [];
    const store = tolerant({ read: broken, write: broken, delete: broken, close: broken }, (error) =>
      failures.push(error),
    );
    const bot = testBot({ store });
    await bot.message({ text: "iron foods" });
    expect(bot.texts()[0]).toContain("Foods with iron");
    expect(failures.length).toBeGreaterThan(0);
  });
});

describe("when Telegram fails", () => {
  const refusal = (error_code: number, description: string) => ({ ok: false, error_code, description });

  it("a user who blocked the bot is no error", async () => {
    const bot = testBot({ fail: () => refusal(403, "Forbidden: bot was blocked by the user") });
    await expect(bot.message({ text: "iron foods" })).resolves.toBeUndefined();
    expect(bot.logged.join("")).not.toContain('"level":50');
  });

  it("a lost network leaves the update for redelivery, and it is answered then", async () => {
    let down = true;
    const bot = testBot({ fail: () => (down ? new HttpError("reset", new Error("reset")) : undefined) });
    const chat = { id: 7, type: "private", first_name: "Ada" };
    const message = { message_id: 1, date: 1, chat, from: { ...chat, is_bot: false }, text: "iron foods" };
    const update = { update_id: 5, message } as unknown as Update;
    await expect(bot.bot.handleUpdate(update)).rejects.toThrow();
    down = false;
    await bot.bot.handleUpdate(update);
    expect(bot.texts()[0]).toContain("Foods with iron");
  });

  it("a network that stays away is given up without a word of the user in the log", async () => {
    const bot = testBot({
      fail: () => new HttpError("reset", new Error("reset of https://api.telegram.org/bot123:abc/x")),
    });
    await expect(bot.message({ text: "my secret illness" })).rejects.toThrow();
    expect(bot.logged.join("")).not.toContain("secret illness");
  });

  it("no words of the user, no name and no token reach the log", async () => {
    const bot = testBot({ fail: () => refusal(400, "Bad Request: can't parse entities") });
    await bot.message({ text: "my secret illness and iron foods" });
    const error = new GrammyError("no", { ok: false, error_code: 400, description: "no" }, "sendMessage", {
      text: "my secret illness",
    });
    expect(bot.logged.join("")).toContain("Telegram refused the formatting");
    for (const secret of [
      "secret illness",
      "Ada",
      "ada_lovelace",
      "token-for-tests",
      error.payload.text as string,
    ]) {
      expect(bot.logged.join("")).not.toContain(secret);
    }
  });
});
