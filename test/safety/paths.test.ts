import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { testBot } from "../telegram/updates.js";

const DANGER = "i can not feel my legs and cannot pee";
const HELP = "Please get medical help now";

const chat = { id: 7, type: "private", first_name: "Ada" };
const from = { id: 7, is_bot: false, first_name: "Ada" };
const sender = { type: "hidden_user", sender_user_name: "Bo", date: 1 };
const file = { file_id: "1", file_unique_id: "1" };
const commands = [0, 6].map((length) => ({ type: "bot_command", offset: 0, length }));

describe("a sign of danger is seen whichever way it comes", () => {
  it.each<[string, object]>([
    ["a message", { message: { text: DANGER } }],
    ["a caption of a photo", { message: { photo: [{ ...file, width: 1, height: 1 }], caption: DANGER } }],
    [
      "a caption of a document",
      { message: { document: { ...file, file_name: "mri.pdf" }, caption: DANGER } },
    ],
    ["a caption of a voice message", { message: { voice: { ...file, duration: 3 }, caption: DANGER } }],
    ["an edited message", { edited_message: { text: DANGER, edit_date: 2 } }],
    [
      "an edited caption",
      { edited_message: { photo: [{ ...file, width: 1, height: 1 }], caption: DANGER, edit_date: 2 } },
    ],
    ["a forwarded message", { message: { text: DANGER, forward_origin: sender } }],
    [
      "a reply",
      { message: { text: DANGER, reply_to_message: { message_id: 1, date: 1, chat, text: "hi" } } },
    ],
    ["the argument of a command", { message: { text: `/foods ${DANGER}`, entities: commands.slice(1) } }],
    ["the argument of a known command", { message: { text: `/help ${DANGER}` } }],
    ["a start link with words", { message: { text: `/start ${DANGER}` } }],
    ["a command somebody made up", { message: { text: "/i_can_not_feel_my_legs" } }],
    ["one of several questions", { message: { text: `foods with iron? ${DANGER}? how much vitamin d?` } }],
    ["a quotation in the text", { message: { text: `my mum wrote: "${DANGER}"` } }],
  ])("%s", async (_, update) => {
    const bot = testBot();
    const [[kind, content]] = Object.entries(update) as [[string, object]];
    const message = { message_id: 5, date: 1, chat, from, ...content };
    await bot.bot.handleUpdate({ update_id: 1, [kind]: message } as unknown as Update);
    expect(bot.texts()[0]).toContain(HELP);
  });

  it("an inline query", async () => {
    const bot = testBot();
    await bot.inline(DANGER);
    const sent = bot.sent.find(({ method }) => method === "answerInlineQuery");
    expect(JSON.stringify(sent?.payload.results)).toContain(HELP);
  });

  it("in a group, where it is addressed to the bot", async () => {
    const bot = testBot({ chatType: "supergroup" });
    await bot.message({ text: `@preview_bot ${DANGER}` });
    expect(bot.texts()[0]).toContain(HELP);
  });

  it("two weak signs in two messages, a button pressed between them", async () => {
    const bot = testBot();
    await bot.message({ text: "I have a fever since yesterday" });
    expect(bot.texts()[0]).not.toContain("checked today");
    await bot.press("v1|iron/foods");
    await bot.message({ text: "I had breast cancer. is milk good for bones" });
    expect(bot.texts().at(-1)).toContain("Please have this checked today");
  });
});

describe("a button after a crisis", () => {
  it("opens what was asked for, with a line of care and the way to a person", async () => {
    const bot = testBot();
    await bot.message({ text: "i want to die" });
    await bot.press("v1|iron/foods");
    const shown = bot.sent.at(-1)?.payload;
    expect(String(shown?.text)).toContain("Foods with iron");
    expect(JSON.stringify(shown)).toContain("v1|safety/crisis");
  });
});
