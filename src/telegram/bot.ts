import { autoRetry } from "@grammyjs/auto-retry";
import { Bot, type Context, GrammyError, HttpError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Assistant, Turn } from "../assistant.js";
import type { Wording } from "../content/schema.js";
import type { Log } from "../log.js";
import type { Store } from "../storage/store.js";
import { commandIn, isAddressed, withoutMention } from "./commands.js";
import { buttonAnswer, followUpKeyboard } from "./keyboard.js";
import { renderMessages } from "./message.js";
import { retryNetwork } from "./retry.js";
import { isHandled, markHandled, readContext, writeContext } from "./session.js";

/** What Telegram is asked to send; said every time, as Telegram keeps the last list it was given. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query"] as const;

/** A deep link's payload ("t.me/bot?start=abc") is no question. */
const START_PAYLOAD = /^[\w-]{1,64}$/;
const SEND_TIMEOUT_SECONDS = 20;

export interface BotParts {
  token: string;
  apiRoot: string;
  assistant: Assistant;
  wording: Wording;
  /** Must not reject; see `tolerant`. */
  store: Store;
  log: Log;
  /** Known without asking Telegram (preview, tests). */
  botInfo?: UserFromGetMe;
}

/** The bot: from a Telegram update to the answer of the assistant and back. Knows no mode of delivery. */
export function createBot({ token, apiRoot, assistant, wording, store, log, botInfo }: BotParts): Bot {
  const client = { apiRoot, timeoutSeconds: SEND_TIMEOUT_SECONDS };
  const bot = new Bot(token, { client, ...(botInfo && { botInfo }) });
  bot.api.config.use(retryNetwork());
  bot.api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 30, rethrowHttpErrors: true }));

  // Polling only, and only after all retries; grammY's own handler would print the words of the user.
  bot.catch(({ error, ctx }) =>
    log.error({ err: error, update: ctx.update.update_id }, "an update was given up"),
  );

  // A redelivered update is answered once; another bot and our own inline results never.
  bot.use(async (ctx, next) => {
    if (ctx.from?.is_bot || ctx.msg?.via_bot?.id === ctx.me.id) return;
    const update = ctx.update.update_id;
    if (await isHandled(store, update)) return;
    await next();
    await markHandled(store, update);
  });

  // Only what may pass by itself (network, overload) leaves this boundary, so that Telegram delivers again.
  bot.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (isPassing(error)) throw error;
      if (error instanceof GrammyError) {
        log.info({ err: error, update: ctx.update.update_id }, "Telegram refused an answer");
        return;
      }
      log.error({ err: error, update: ctx.update.update_id }, "an update could not be answered");
      const apology = {
        answers: [assistant.composer.notice("trouble")],
        context: undefined,
        understandings: [],
      };
      await send(ctx, apology).catch((again: unknown) =>
        log.error({ err: again }, "the apology was not sent either"),
      );
    }
  });

  bot.on("callback_query:data", async (ctx) => {
    // First of all, so that the button stops spinning; a query that is too old is answered all the same.
    await ctx.answerCallbackQuery().catch((error: unknown) => {
      if (!(error instanceof GrammyError)) throw error;
    });
    const id = buttonAnswer(ctx.callbackQuery.data);
    const turn = id ? assistant.open(id) : undefined;
    await reply(ctx, turn ?? notice("outdatedButton"));
  });
  bot.on("callback_query", (ctx) => ctx.answerCallbackQuery());

  bot.on(
    ["message:text", "message:caption", "edited_message:text", "edited_message:caption"],
    async (ctx) => {
      const text = ctx.msg.text ?? ctx.msg.caption ?? "";
      if (!isAddressed(ctx, text)) return;
      const command = commandIn(text, ctx.me.username);
      if (command === "other") return;
      if (!command) return ask(ctx, withoutMention(text, ctx.me.username));
      const isPayload = command.name === "start" && START_PAYLOAD.test(command.argument);
      if (command.argument !== "" && !isPayload) return ask(ctx, command.argument);
      const known = wording.commands[command.name];
      await reply(ctx, (known && assistant.open(known.answer)) ?? notice("unknownCommand"));
    },
  );

  bot.on(
    ["message:file", "message:location", "message:contact", "message:poll", "message:dice"],
    async (ctx) => {
      if (ctx.chat.type === "private") await reply(ctx, notice("notText"));
    },
  );

  async function ask(ctx: Context, text: string): Promise<void> {
    const chat = ctx.chat?.id;
    const context = chat === undefined ? undefined : await readContext(store, chat);
    await reply(ctx, assistant.ask(text, context));
  }

  async function reply(ctx: Context, turn: Turn): Promise<void> {
    await send(ctx, turn);
    if (ctx.chat) await writeContext(store, ctx.chat.id, turn.context);
    log.debug({ update: ctx.update.update_id, answers: turn.answers.map(({ id }) => id) }, "answered");
  }

  function notice(line: Parameters<Assistant["composer"]["notice"]>[0]): Turn {
    return { answers: [assistant.composer.notice(line)], context: undefined, understandings: [] };
  }

  async function send(ctx: Context, turn: Turn): Promise<void> {
    for (const answer of turn.answers) {
      const messages = renderMessages(answer, wording.labels);
      for (const [i, message] of messages.entries()) {
        const keyboard = i === messages.length - 1 ? followUpKeyboard(answer.followUps) : undefined;
        await ctx.reply(message.text, {
          entities: message.entities,
          link_preview_options: { is_disabled: true },
          ...(keyboard && { reply_markup: keyboard }),
          ...(ctx.chat?.type !== "private" && ctx.msg && replyTo(ctx.msg.message_id)),
        });
      }
    }
  }

  return bot;
}

/** In groups it has to be seen whose question is answered, even if it was deleted meanwhile. */
function replyTo(message_id: number) {
  return { reply_parameters: { message_id, allow_sending_without_reply: true } };
}

/** Failures that may be gone in a moment: the network, an overloaded server, a limit on messages. */
function isPassing(error: unknown): boolean {
  if (error instanceof HttpError) return true;
  return error instanceof GrammyError && (error.error_code >= 500 || error.error_code === 429);
}
