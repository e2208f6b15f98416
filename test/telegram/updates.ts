import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import { createLog, type Log } from "../../src/log.js";
import { PREVIEW_BOT } from "../../src/preview/preview.js";
import { openMemory, type Store } from "../../src/storage/store.js";
import { createBot } from "../../src/telegram/bot.js";
import { assistant, knowledge } from "../knowledge.js";

/** A call the bot made to Telegram. */
interface Sent {
  method: string;
  payload: Record<string, unknown>;
}

export interface TestBot {
  bot: Bot;
  sent: Sent[];
  /** The texts of the messages sent since the last time. */
  texts: () => string[];
  message: (more: Record<string, unknown>) => Promise<void>;
  press: (data: string) => Promise<void>;
  /** Types after the bot's name in some chat. */
  inline: (query: string) => Promise<void>;
  log: Log;
  logged: string[];
}

const TOKEN = "123456:this-is-a-token-for-tests-only";

/** The real bot with its calls recorded; `fail` answers a call with an error in place of Telegram. */
export function testBot(
  options: { store?: Store; fail?: (method: string) => unknown; chatType?: string } = {},
): TestBot {
  const sent: Sent[] = [];
  const logged: string[] = [];
  const log: Log = createLog("trace", { write: (line) => logged.push(line) });
  const store = options.store ?? openMemory();
  const parts = {
    token: TOKEN,
    apiRoot: "http://127.0.0.1:1",
    assistant,
    wording: knowledge.library.wording,
    helplines: knowledge.library.helplines,
  };
  const bot = createBot({ ...parts, store, log, botInfo: PREVIEW_BOT });
  bot.api.config.use(async (_call, method, payload) => {
    const failure = options.fail?.(method);
    if (failure instanceof Error) throw failure;
    if (failure) return failure as never;
    sent.push({ method, payload: { ...payload } as Record<string, unknown> });
    return { ok: true, result: true as never };
  });
  let update_id = 100;
  let read = 0;
  const chat = { id: 7, type: options.chatType ?? "private", first_name: "Ada" };
  const from = { id: 7, is_bot: false, first_name: "Ada", username: "ada_lovelace" };
  return {
    bot,
    sent,
    log,
    logged,
    texts: () => {
      const fresh = sent.slice(read).filter(({ method }) => method === "sendMessage");
      read = sent.length;
      return fresh.map(({ payload }) => String(payload.text));
    },
    message: (more) => {
      const message = { message_id: update_id, date: 1, chat, from, ...more };
      return bot.handleUpdate({ update_id: update_id++, message } as unknown as Update);
    },
    inline: (query) => {
      const inline_query = { id: "1", from, query, offset: "" };
      return bot.handleUpdate({ update_id: update_id++, inline_query } as unknown as Update);
    },
    press: (data) => {
      const message = { message_id: 1, date: 1, chat, text: "" };
      const query = { id: "1", from, chat_instance: "1", data, message };
      return bot.handleUpdate({ update_id: update_id++, callback_query: query } as unknown as Update);
    },
  };
}
