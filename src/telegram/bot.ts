import { autoRetry } from "@grammyjs/auto-retry";
import { Bot, type Context, type FilterQuery, GrammyError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Assistant, Turn } from "../assistant.js";
import type { AnswerId } from "../content/fields.js";
import type { Helplines, Wording } from "../content/wording.js";
import type { Log } from "../log.js";
import type { Store } from "../storage/store.js";
import { createActions } from "./actions.js";
import { commandIn, isAddressed, withoutMention } from "./commands.js";
import { isClosed, isPassing } from "./failure.js";
import { createInline } from "./inline.js";
import { buttonAnswer, startAnswer } from "./keyboard.js";
import { retryNetwork } from "./retry.js";
import { sendAnswers } from "./send.js";
import { isHandled, markHandled, readContext, writeContext } from "./session.js";

/** What Telegram is asked to send; said every time, as Telegram keeps the last list it was given. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query"] as const;

/** Whatever a person may send that holds no text; notes of Telegram itself (a new title) are not among them. */
const NOT_TEXT: FilterQuery[] = [
  "message:file",
  "message:location",
  "message:contact",
  "message:poll",
  "message:dice",
  "message:venue",
  "message:story",
  "message:game",
  "message:checklist",
  "message:paid_media",
  "message:giveaway",
];
const TEXT: FilterQuery[] = [
  "message:text",
  "message:caption",
  "edited_message:text",
  "edited_message:caption",
];
/** A deep link's payload ("t.me/bot?start=abc") is no question. */
const START_PAYLOAD = /^[\w-]{1,64}$/;
/** Above the 15 seconds a poll may take; sends are answered far sooner. */
const CALL_TIMEOUT_SECONDS = 20;

export interface BotParts {
  token: string;
  apiRoot: string;
  assistant: Assistant;
  wording: Wording;
  helplines: Helplines;
  /** Must not reject; see `tolerant`. */
  store: Store;
  log: Log;
  /** Known without asking Telegram (preview, tests). */
  botInfo?: UserFromGetMe;
}

type Line = Parameters<Assistant["composer"]["notice"]>[0];

/** The bot: from a Telegram update to the answer of the assistant and back. Knows no mode of delivery. */
export function createBot({
  token,
  apiRoot,
  assistant,
  wording,
  helplines,
  store,
  log,
  botInfo,
}: BotParts): Bot {
  const client = { apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS };
  const bot = new Bot(token, { client, ...(botInfo && { botInfo }) });
  bot.api.config.use(retryNetwork());
  bot.api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 30, rethrowHttpErrors: true }));
  const actions = createActions({ store, composer: assistant.composer, wording, helplines });
  const commands = new Map(Object.entries(wording.commands).map(([name, { answer }]) => [name, answer]));

  // Other bots and our own inline results are not answered; an anonymous admin, who writes as the group, is.
  bot.use(async (ctx, next) => {
    const isBot = ctx.from?.is_bot === true && ctx.msg?.sender_chat === undefined;
    if (!isBot && ctx.msg?.via_bot?.id !== ctx.me.id) await next();
  });

  // A redelivered update is answered once, even where it comes while the first is still worked on.
  const running = new Map<number, Promise<void>>();
  bot.use(async (ctx, next) => {
    const update = ctx.update.update_id;
    if (running.has(update)) return running.get(update);
    const work = (async () => {
      if (await isHandled(store, update)) return;
      await next();
      await markHandled(store, update);
    })();
    running.set(update, work);
    await work.finally(() => running.delete(update));
  });

  // Only what may pass by itself (network, overload) leaves this boundary, so that the update is tried again.
  bot.use(async (ctx, next) => {
    const update = ctx.update.update_id;
    try {
      await next();
    } catch (error) {
      if (isPassing(error)) throw error;
      if (isClosed(error)) return log.info({ err: error, update }, "the chat takes no messages of the bot");
      log.error({ err: error, update }, "an update could not be answered");
      await sendNotice(ctx, "trouble").catch((again: unknown) => {
        log.error({ err: again, update }, "the apology was not sent either");
      });
    }
  });

  bot.on("callback_query", async (ctx) => {
    // First of all, so that the button stops spinning; a query that is too old is answered all the same.
    await ctx.answerCallbackQuery().catch((error: unknown) => {
      if (!(error instanceof GrammyError)) throw error;
    });
    if (!ctx.callbackQuery.data) return;
    const pressed = buttonAnswer(ctx.callbackQuery.data);
    if (!(pressed && (await acted(ctx, pressed)))) await open(ctx, pressed, "outdatedButton");
  });

  bot.on("inline_query", createInline({ assistant, wording, store }));

  bot.on(TEXT, async (ctx) => {
    const text = ctx.msg?.text ?? ctx.msg?.caption ?? "";
    const command = commandIn(text, ctx.me.username);
    if (command === "other") return;
    const known =
      command &&
      (commands.get(command.name) ??
        (Object.hasOwn(wording.actions, command.name) ? command.name : undefined));
    if (!isAddressed(ctx, text) && !known) return;
    if (!command) return ask(ctx, withoutMention(text, ctx.me.username));
    const isPayload = command.name === "start" && START_PAYLOAD.test(command.argument);
    const linked = isPayload && assistant.open(startAnswer(command.argument), await contextOf(ctx));
    if (linked) return reply(ctx, linked);
    // A command is read for danger like any other text: "/want_to_die", "/start overdose". "Start" is not what is said.
    const said = command.name === "start" ? command.argument : text;
    const urgent = assistant.triage(said.replace(/[/_]/g, " "), await contextOf(ctx));
    if (urgent) return reply(ctx, urgent);
    if (command.argument === "" && (await acted(ctx, command.name))) return;
    if (command.argument !== "" && !isPayload) return ask(ctx, command.argument);
    await open(ctx, known, "unknownCommand");
  });

  bot.on(NOT_TEXT, async (ctx) => {
    if (ctx.chat?.type === "private") await sendNotice(ctx, "notText");
  });

  async function ask(ctx: Context, text: string): Promise<void> {
    await reply(ctx, assistant.ask(text, await contextOf(ctx)));
  }

  /** The answer behind a button or a command; a friendly line where there is none. */
  async function open(ctx: Context, id: AnswerId | undefined, otherwise: Line): Promise<void> {
    const turn = id === undefined ? undefined : assistant.open(id, await contextOf(ctx));
    if (turn) await reply(ctx, turn);
    else await sendNotice(ctx, otherwise);
  }

  /** Does what a command or button does with what is kept of the chat; false where it does nothing of the kind. */
  async function acted(ctx: Context, command: string): Promise<boolean> {
    const done = ctx.chat && (await actions.act(command, ctx.chat.id));
    if (done) await sendAnswers(ctx, [done], wording.labels, log);
    return done !== undefined;
  }

  async function contextOf(ctx: Context) {
    return ctx.chat && readContext(store, ctx.chat.id);
  }

  async function reply(ctx: Context, turn: Turn): Promise<void> {
    await sendAnswers(ctx, turn.answers, wording.labels, log);
    if (ctx.chat) await writeContext(store, ctx.chat.id, turn.context);
    log.debug({ update: ctx.update.update_id, answers: turn.answers.map(({ id }) => id) }, "answered");
  }

  /** A fixed line; what the chat was about stays as it was. */
  async function sendNotice(ctx: Context, line: Line): Promise<void> {
    await sendAnswers(ctx, [assistant.composer.notice(line)], wording.labels, log);
  }

  return bot;
}
