import { setTimeout as wait } from "node:timers/promises";
import { type Bot, GrammyError } from "grammy";
import type { Log } from "../log.js";
import { ALLOWED_UPDATES } from "./bot.js";

/** Thrown where Telegram will not let this bot run; the message says what to change. */
export class StartError extends Error {}

const CONFLICT_WAITS_SECONDS = [5, 10, 15, 30];

/** Proves token and mode before the first poll. @throws StartError; HttpError where Telegram is out of reach */
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
 * Polls until `stop` is called. Updates are worked one after the other and confirmed only after their answer, so a
 * killed process loses none. While another process polls with the same token it waits and tries again.
 */
export async function poll(bot: Bot, log: Log, onStart: () => void): Promise<void> {
  const url = await webhookOf(bot, log);
  if (url) {
    throw new StartError(
      `This bot has a webhook at ${new URL(url).host}. Set MODE=webhook, or remove the webhook first (deleteWebhook).`,
    );
  }
  for (let attempt = 0; ; attempt++) {
    try {
      await bot.start({ allowed_updates: ALLOWED_UPDATES, onStart });
      return;
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 409) throw error;
      const seconds = CONFLICT_WAITS_SECONDS[Math.min(attempt, CONFLICT_WAITS_SECONDS.length - 1)] ?? 30;
      log.warn({ seconds }, "another process polls with this BOT_TOKEN; stop it, or this one. Trying again");
      await wait(seconds * 1000 * (1 + Math.random() / 2));
    }
  }
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
