import { setTimeout as wait } from "node:timers/promises";
import { type Bot, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { Log } from "../log.js";
import { ALLOWED_UPDATES } from "./bot.js";
import { isPassing } from "./failure.js";

/** Thrown where Telegram will not let this bot run; the message says what to change. */
export class StartError extends Error {}

const POLL_SECONDS = 15;
/** After a failed poll, and while another process polls; the last one repeats. */
const POLL_WAITS_SECONDS = [3, 5, 10, 30];
/** Before an update is tried again whose answer was not taken; after the last it is given up. */
const UPDATE_WAITS_SECONDS = [2, 8, 20];

type Pause = (seconds: number, signal: AbortSignal) => Promise<void>;

/** Proves the token. Tries for as long as Telegram is out of reach. @throws StartError */
export async function connect(bot: Bot): Promise<void> {
  try {
    await bot.init();
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
      throw new StartError("Telegram does not know this BOT_TOKEN; copy it from @BotFather anew.");
    }
    throw error;
  }
}

/**
 * Polls until the signal. A batch is worked in order within each chat, chats side by side, and only then is the
 * next offset asked for, which confirms it; so neither a killed process nor a bad network loses an update.
 * @throws StartError where a webhook is set
 */
export async function poll(bot: Bot, log: Log, signal: AbortSignal, pause: Pause = waitAbout): Promise<void> {
  const url = await webhookOf(bot, log);
  if (url) {
    throw new StartError(
      `This bot has a webhook at ${new URL(url).host}. Set MODE=webhook, or remove the webhook first (deleteWebhook).`,
    );
  }
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    let batch: Update[];
    try {
      const timeout = POLL_SECONDS;
      batch = await bot.api.getUpdates(
        { offset, timeout, allowed_updates: ALLOWED_UPDATES },
        signal as never,
      );
      failures = 0;
    } catch (error) {
      if (signal.aborted) break;
      if (error instanceof GrammyError && error.error_code === 401) {
        throw new StartError("Telegram no longer knows this BOT_TOKEN; copy it from @BotFather anew.");
      }
      const isConflict = error instanceof GrammyError && error.error_code === 409;
      const what = isConflict
        ? "another process polls with this BOT_TOKEN; stop it, or this one"
        : "polling failed";
      const seconds = stepOf(POLL_WAITS_SECONDS, failures++);
      log.warn({ err: error, seconds }, `${what}. Trying again`);
      await pause(seconds, signal);
      continue;
    }
    await Promise.all(byChat(batch).map((updates) => workInOrder(bot, updates, log, signal, pause)));
    if (signal.aborted) break;
    offset = (batch.at(-1)?.update_id ?? offset - 1) + 1;
  }
}

/** Updates of one chat one after the other; on the signal the rest is left unconfirmed for the next process. */
async function workInOrder(
  bot: Bot,
  updates: Update[],
  log: Log,
  signal: AbortSignal,
  pause: Pause,
): Promise<void> {
  for (const update of updates) {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        await bot.handleUpdate(update);
        break;
      } catch (error) {
        const cause = error instanceof Error && "error" in error ? error.error : error;
        const seconds = UPDATE_WAITS_SECONDS[attempt];
        if (seconds === undefined || !isPassing(cause)) {
          log.error({ err: cause, update: update.update_id }, "an update was given up");
          break;
        }
        await pause(seconds, signal);
      }
    }
  }
}

/** Lists of updates, one for each chat, in order; what belongs to no chat stands alone. */
function byChat(batch: Update[]): Update[][] {
  const chats = new Map<string, Update[]>();
  for (const update of batch) {
    const message = update.message ?? update.edited_message ?? update.callback_query?.message;
    const key = message ? `chat ${message.chat.id}` : `update ${update.update_id}`;
    chats.set(key, [...(chats.get(key) ?? []), update]);
  }
  return [...chats.values()];
}

function stepOf(steps: number[], index: number): number {
  return steps[Math.min(index, steps.length - 1)] ?? 0;
}

/** Waits so many seconds and up to half as long again, so that replicas do not knock together; less on the signal. */
async function waitAbout(seconds: number, signal: AbortSignal): Promise<void> {
  await wait(seconds * 1000 * (1 + Math.random() / 2), undefined, { signal }).catch(() => {});
}

/** The address of a webhook that is set; undefined where there is none, or the server does not say. */
async function webhookOf(bot: Bot, log: Log): Promise<string | undefined> {
  try {
    return (await bot.api.getWebhookInfo()).url;
  } catch (error) {
    log.warn({ err: error }, "cannot tell whether a webhook is set, polling all the same");
    return undefined;
  }
}
