import { timingSafeEqual } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Log } from "../log.js";
import { ALLOWED_UPDATES } from "./bot.js";

const LARGEST_BODY_BYTES = 1024 * 1024;
const RETRY_AFTER_SECONDS = 5;
/** Telegram gives a request up after about ten seconds. */
const DEADLINE_MS = 8000;

const updateSchema = z.looseObject({ update_id: z.int().nonnegative() });

/**
 * The webhook as a web application: Telegram's request stays open while its update is answered and gets 200 after;
 * on a failure that may pass it gets 503, and Telegram delivers again.
 */
export function createWebhook(bot: Bot, path: string, secret: string, log: Log): Hono {
  const app = new Hono();
  app.get("/health", (c) => c.text("ok"));
  app.use(path, async (c, next) => {
    if (!sameSecret(c.req.header("X-Telegram-Bot-Api-Secret-Token") ?? "", secret))
      return c.text("wrong secret", 401);
    return next();
  });
  app.post(path, bodyLimit({ maxSize: LARGEST_BODY_BYTES }), async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const parsed = updateSchema.safeParse(body);
    if (!parsed.success) return c.text("not an update", 400);
    try {
      // Telegram's own shape; grammY looks at what is there and ignores kinds it does not know.
      await inTime(bot.handleUpdate(parsed.data as Update));
      return c.text("ok");
    } catch (error) {
      log.warn({ err: error, update: parsed.data.update_id }, "an update is left for redelivery");
      return c.text("try again", 503, { "Retry-After": String(RETRY_AFTER_SECONDS) });
    }
  });
  return app;
}

/** Waits for the work until the deadline; the work goes on, and a redelivery waits for its end. @throws when late */
async function inTime(work: Promise<void>): Promise<void> {
  const late = new AbortController();
  const deadline = wait(DEADLINE_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error("the answer took too long");
  });
  // Ended by the abort below; work that fails after the deadline was logged by the bot.
  deadline.catch(() => {});
  work.catch(() => {});
  await Promise.race([work, deadline]).finally(() => late.abort());
}

/** Tells Telegram where to call; to say it again, as every replica does at its start, does no harm. */
export async function registerWebhook(bot: Bot, url: string, secret: string): Promise<void> {
  await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
}

function sameSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
