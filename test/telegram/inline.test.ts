import type { InlineQueryResultArticle, InputTextMessageContent } from "grammy/types";
import { describe, expect, it } from "vitest";
import { openMemory } from "../../src/storage/store.js";
import { LONGEST_MESSAGE } from "../../src/telegram/message.js";
import { writeCountry } from "../../src/telegram/session.js";
import { assistant, knowledge } from "../knowledge.js";
import { testBot } from "./updates.js";

const { wording } = knowledge.library;

/** What the list above the keyboard shows, and what a tap would send. */
async function shown(query: string, bot = testBot()) {
  await bot.inline(query);
  const payload = bot.sent.findLast(({ method }) => method === "answerInlineQuery")?.payload ?? {};
  const results = payload.results as InlineQueryResultArticle[];
  const texts = results.map((one) => (one.input_message_content as InputTextMessageContent).message_text);
  return { results, texts, titles: results.map(({ title }) => title), payload };
}

describe("@bot … in any chat → what is offered", () => {
  it.each([
    ["foods with magnesium", /^Foods with magnesium$/],
    ["how much vitamin d a day", /^How much vitamin D/],
    ["i cant feel my legs", /^Please get medical help now$/],
    ["my son swallowed 20 iron tablets", /^Call a poison line now$/],
    ["i want to die", /^You do not have to carry this alone$/],
    ["iron", /iron/i],
  ])("%s", async (query, title) => {
    const { titles, texts } = await shown(query);
    expect(titles[0]).toMatch(title);
    for (const text of texts) expect(text).toContain(wording.disclaimer);
  });

  it("danger alone, with the numbers of the user's country first and no link to read on", async () => {
    const store = openMemory();
    await writeCountry(store, 7, "ireland");
    const { results, texts } = await shown("good iron foods? I can't feel my legs", testBot({ store }));
    expect(results).toHaveLength(1);
    expect(results[0]?.reply_markup).toBeUndefined();
    expect(texts[0]).toMatch(/Ireland/);
  });

  it("an ordinary answer has a link that opens the whole of it in the bot's own chat", async () => {
    const bot = testBot();
    const { results } = await shown("foods with vitamin d", bot);
    const link = results[0]?.reply_markup?.inline_keyboard[0]?.[0];
    expect(link).toMatchObject({ url: "https://t.me/preview_bot?start=vitamin-d_foods" });
    await bot.message({ text: "/start vitamin-d_foods" });
    expect(bot.texts()[0]).toContain("Foods with vitamin D");
  });

  it("where it has to ask back, the answers that may be meant are the choice", async () => {
    const [asksBack] = assistant.ask("vitamins").answers;
    expect(asksBack?.id).toBe("clarify");
    const { results } = await shown("vitamins");
    expect(results.map(({ id }) => id)).toEqual(asksBack?.followUps.map(({ id }) => id));
  });

  it("topics before the first letter, and nothing but the way to the chat for what it does not know", async () => {
    expect((await shown("")).results).toHaveLength(wording.start.length);
    const { results, payload } = await shown("who won the football match");
    expect(results).toEqual([]);
    expect(payload.button).toEqual({ text: wording.inline.chat, start_parameter: "inline" });
  });

  it("the start link of every answer opens it, and every answer fits into one message", async () => {
    const { topics, nutrients, aspects } = knowledge.library;
    const ofNutrients = [...nutrients.keys()].flatMap((id) =>
      Object.keys(aspects).map((one) => `${id}/${one}`),
    );
    for (const id of [...topics.keys(), ...ofNutrients]) {
      const title = assistant.open(id)?.answers[0]?.title;
      if (!title) continue;
      const bot = testBot();
      await bot.message({ text: `/start ${id.replace("/", "_")}` });
      expect(bot.texts()[0]?.startsWith(title), id).toBe(true);
      const { titles, texts } = await shown(title);
      expect(titles.length, title).toBe(texts.length);
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
    }
  });

  it("a query that is too old is let go; other users' chats stay as they were", async () => {
    const tooOld = { ok: false, error_code: 400, description: "Bad Request: query is too old" };
    const bot = testBot({ fail: (method) => (method === "answerInlineQuery" ? tooOld : undefined) });
    await bot.message({ text: "what is magnesium good for" });
    await bot.inline("foods with iron");
    await bot.message({ text: "and in food?" });
    expect(bot.texts().at(-1)).toContain("Foods with magnesium");
    expect(bot.logged.join("")).not.toMatch(/could not be answered/);
  });
});
