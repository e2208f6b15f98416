import { serveStatic } from "@hono/node-server/serve-static";
import type { Bot } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Wording } from "../content/wording.js";
import { PROJECT_ROOT } from "../root.js";
import type { Outbox } from "./outbox.js";

/** A token of the right shape for a bot that never talks to Telegram. */
export const PREVIEW_TOKEN = "0:preview";
export const PREVIEW_BOT: UserFromGetMe = {
  id: 1,
  is_bot: true,
  first_name: "Backbone",
  username: "preview_bot",
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_guest_queries: false,
  supports_join_request_queries: false,
};

const chat = z
  .int()
  .positive()
  .max(2 ** 52);
const sent = z.strictObject({ chat, text: z.string().max(4096) });
const pressed = z.strictObject({ chat, data: z.string().max(256) });

const PAGE_FOLDER = `${PROJECT_ROOT}src/preview/page`;
const LARGEST_BODY_BYTES = 64 * 1024;
const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * The local chat page: what is typed becomes an update of the real bot, and the calls the bot then makes come back
 * as the answer of the request. Serves this machine only.
 */
export function createPreview(bot: Bot, outbox: Outbox, wording: Wording): Hono {
  const app = new Hono();
  let updateId = Date.now();
  // Another site cannot reach the page under a name of its own that points here.
  app.use(async (c, next) => {
    if (!LOCAL_HOST.test(c.req.header("host") ?? ""))
      return c.text("this page is for this machine only", 403);
    return next();
  });
  app.get("/bot.json", (c) => {
    const commands = Object.entries({ ...wording.commands, ...wording.actions }).map(
      ([name, { description }]) => ({
        name,
        description,
      }),
    );
    return c.json({ name: PREVIEW_BOT.first_name, description: wording.description, commands });
  });
  app.use("/api/*", bodyLimit({ maxSize: LARGEST_BODY_BYTES }));
  app.post("/api/send", async (c) => {
    const parsed = sent.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success)
      return c.json({ error: "a message has a chat and a text of at most 4,096 characters" }, 400);
    const { chat, text } = parsed.data;
    const update_id = updateId++;
    const message = {
      message_id: update_id,
      date: nowSeconds(),
      chat: privateChat(chat),
      from: person(chat),
      text,
    };
    await bot.handleUpdate({ update_id, message } as Update);
    return c.json(outbox.take(chat));
  });
  app.post("/api/press", async (c) => {
    const parsed = pressed.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return c.json({ error: "a button has a chat and data" }, 400);
    const { chat, data } = parsed.data;
    const update_id = updateId++;
    const message = { message_id: update_id, date: nowSeconds(), chat: privateChat(chat), text: "" };
    const query = { id: String(update_id), from: person(chat), chat_instance: "preview", data, message };
    await bot.handleUpdate({ update_id, callback_query: query } as Update);
    return c.json(outbox.take(chat));
  });
  app.use("*", serveStatic({ root: PAGE_FOLDER }));
  return app;
}

function privateChat(id: number) {
  return { id, type: "private", first_name: "You" };
}

function person(id: number) {
  return { id, is_bot: false, first_name: "You" };
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
