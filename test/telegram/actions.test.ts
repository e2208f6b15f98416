import { describe, expect, it } from "vitest";
import { openMemory, type Store } from "../../src/storage/store.js";
import { testBot } from "./updates.js";

describe("what is kept of a chat can be seen and wiped", () => {
  it("/export shows what it was about and for whom, never a word of the user", async () => {
    const bot = testBot();
    await bot.message({ text: "how much iron for a pregnant woman called marjorie" });
    await bot.message({ text: "/export" });
    const shown = bot.texts().at(-1) ?? "";
    expect(shown).toContain('"answer": "iron/daily-amount"');
    expect(shown).toContain('"stage": "pregnant"');
    expect(shown).not.toMatch(/marjorie/i);
  });

  it("/export of a new chat says that there is nothing", async () => {
    const bot = testBot();
    await bot.message({ text: "/export" });
    expect(bot.texts()[0]).toContain("Nothing is kept");
  });

  it("/delete wipes all of it at once", async () => {
    const store = openMemory();
    const bot = testBot({ store });
    await bot.message({ text: "foods with magnesium for a 70 year old man with kidney disease" });
    await bot.press("v1|country/uk");
    await bot.message({ text: "i have had a fever since yesterday" });
    await bot.message({ text: "/delete" });
    expect(bot.texts().at(-1)).toContain("is deleted");
    await bot.message({ text: "/export" });
    expect(bot.texts().at(-1)).toContain("Nothing is kept");
  });

  it("/delete does not claim what the store could not do", async () => {
    const store = openMemory();
    const stuck: Store = { ...store, delete: async () => {} };
    const bot = testBot({ store: stuck });
    await bot.message({ text: "foods with magnesium" });
    await bot.message({ text: "/delete" });
    expect(bot.texts().at(-1)).toContain("That did not work");
  });
});

describe("the country", () => {
  it("/country offers all of them, and urgent answers then show its numbers first", async () => {
    const bot = testBot();
    await bot.message({ text: "/country" });
    expect(JSON.stringify(bot.sent.at(-1)?.payload.reply_markup)).toContain("United Kingdom");
    await bot.press("v1|country/uk");
    expect(bot.texts().at(-1)).toContain("Noted: United Kingdom");
    await bot.message({ text: "my groin has gone numb and i cant pee" });
    const urgent = bot.texts().at(-1);
    expect(urgent).toContain("United Kingdom: 999");
    expect(urgent).not.toContain("911");
  });

  it("without one, an emergency answer names the numbers of several places", async () => {
    const bot = testBot();
    await bot.message({ text: "my groin has gone numb and i cant pee" });
    expect(bot.texts()[0]).toMatch(/112.*911.*999/);
  });
});

describe("signs of danger add up within a chat", () => {
  it("one weak sign puts a line before the answer, the second calls for a doctor today", async () => {
    const bot = testBot();
    await bot.message({ text: "i had breast cancer ten years ago, does calcium help bones" });
    expect(bot.texts()[0]).toContain("worth telling a doctor soon");
    await bot.message({ text: "and the pain wakes me at night" });
    expect(bot.texts().at(-1)).toContain("Please have this checked today");
  });

  it("not in another chat, and not after /delete", async () => {
    const bot = testBot();
    await bot.message({ text: "i had breast cancer ten years ago, does calcium help bones" });
    await bot.message({ text: "/delete" });
    await bot.message({ text: "and the pain wakes me at night" });
    expect(bot.texts().at(-1)).not.toContain("Please have this checked today");
  });
});

describe("after a crisis the bot stays gentle", () => {
  it.each([["ok"], ["i don't know"], ["what is the weather"], ["thanks"]])(
    "%s is not told that it is outside",
    async (text) => {
      const bot = testBot();
      await bot.message({ text: "i want to die" });
      await bot.message({ text });
      const said = bot.texts().at(-1);
      expect(said).toContain("I am still here");
      expect(said).not.toContain("outside what I know");
    },
  );
  it("a question is answered, with a line before it and the way to a person first", async () => {
    const bot = testBot();
    await bot.message({ text: "i want to die" });
    await bot.message({ text: "foods with magnesium" });
    expect(bot.texts().at(-1)).toMatch(/glad you are still here[\s\S]*magnesium/);
  });
});
