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
    [
      "text that looks like markup",
      { text: "<b>iron & <3" },
      "What iron does|Foods with iron|outside what I know",
    ],
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

  it.each([["/start overdose"], ["/want_to_die"], ["/help_me_i_want_to_die"]])(
    "%s is read for danger",
    async (text) => {
      const bot = testBot();
      await bot.message({ text });
      expect(bot.texts()[0]).toMatch(/^(Call a poison line now|You do not have to carry this alone)/);
    },
  );

  it.each(["/constructor", "/__proto__", "/toString"])(
    "%s is an unknown command like any other",
    async (text) => {
      const bot = testBot();
      await bot.message({ text });
      expect(bot.texts()[0]).toContain("do not know that command");
    },
  );

  it("in a group only what is addressed to it", async () => {
    const bot = testBot({ chatType: "group" });
    await bot.message({ text: "I had spinach today" });
    expect(bot.texts()).toEqual([]);
    await bot.message({ text: "@preview_bot foods with iron?" });
    expect(bot.texts()[0]).toContain("Foods with iron");
    await bot.message({ text: "/ban someone" });
    expect(bot.texts()).toEqual([]);
    const admin = {
      from: { id: 1087968824, is_bot: true, first_name: "Group" },
      sender_chat: { id: -1, type: "group" },
    };
    await bot.message({ text: "@preview_bot foods with calcium?", ...admin });
    expect(bot.texts()[0]).toContain("Foods with calcium");
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

  it("keeps its context over small talk, a sticker and an outdated button", async () => {
    const bot = testBot();
    await bot.message({ text: "magnesium foods" });
    await bot.message({ text: "thanks" });
    await bot.message({
      sticker: { file_id: "1", file_unique_id: "1", type: "regular", width: 1, height: 1 },
    });
    await bot.press("v0|old");
    await bot.press("v1|meta/sources");
    bot.texts();
    await bot.message({ text: "and iron?" });
    expect(bot.texts()[0]).toContain("Foods with iron");
  });

  it("is answered once where an update comes again while it is worked on", async () => {
    const bot = testBot();
    const chat = { id: 7, type: "private", first_name: "Ada" };
    const message = { message_id: 1, date: 1, chat, from: { ...chat, is_bot: false }, text: "iron foods" };
    const update = { update_id: 5, message } as unknown as Update;
    await Promise.all([bot.bot.handleUpdate(update), bot.bot.handleUpdate(update)]);
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

  it("an answer whose formatting is refused is sent as plain text", async () => {
    let refusals = 1;
    const bot = testBot({
      fail: () => (refusals-- > 0 ? refusal(400, "Bad Request: can't parse entities") : undefined),
    });
    await bot.message({ text: "iron foods" });
    expect(bot.texts()[0]).toContain("Foods with iron");
    expect(bot.sent[0]?.payload.entities).toBeUndefined();
  });

  it("no words of the user, no name and no token reach the log, on any level", async () => {
    const bot = testBot({
      fail: (method) => (method === "sendMessage" ? refusal(400, "Bad Request: no") : undefined),
    });
    await bot.message({ text: "my secret illness and iron foods" });
    bot.log.error({
      err: new Error("lost https://api.telegram.org/bot123456:this-is-a-token-for-tests-only/getMe"),
    });
    const payload = { chat_id: 7, text: "my secret illness" };
    const api = { ok: false, error_code: 400, description: "Bad Request" } as const;
    bot.log.error({ err: new GrammyError("Call failed", api, "sendMessage", payload) }, "x");
    const logged = bot.logged.join("");
    expect(logged).toContain("an update could not be answered");
    for (const secret of ["secret illness", "Ada", "ada_lovelace", "token-for-tests"])
      expect(logged).not.toContain(secret);
  });
});
