import { GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { createLog } from "../../src/log.js";
import { poll, StartError } from "../../src/telegram/polling.js";
import { testBot } from "./updates.js";

const lost = new HttpError("lost", new Error("reset"));
const refused = (error_code: number, description: string) =>
  new GrammyError(description, { ok: false, error_code, description }, "getUpdates", {});

function question(update_id: number, chat: number, text: string): Update {
  const from = { id: chat, is_bot: false, first_name: "Ada" };
  return {
    update_id,
    message: { message_id: update_id, date: 1, chat: { ...from, type: "private" }, from, text },
  } as Update;
}

/**
 * Polls a server that holds `queue` and keeps, as Telegram does, what no offset has confirmed. `failPolls` are
 * thrown by the first polls, `failSends` by the first sends. Ends once the queue is confirmed, or on `until`.
 */
async function pollOver(options: {
  queue?: Update[];
  failPolls?: Error[];
  failSends?: Error[];
  webhook?: string;
  stopAtSend?: boolean;
}) {
  const failPolls = [...(options.failPolls ?? [])];
  const failSends = [...(options.failSends ?? [])];
  const stopping = new AbortController();
  const pauses: number[] = [];
  let queue = options.queue ?? [];
  const bot = testBot({
    fail: (method) => (method === "sendMessage" ? failSends.shift() : undefined),
  });
  bot.bot.api.config.use(async (call, method, payload) => {
    if (method === "getWebhookInfo") return { ok: true, result: { url: options.webhook ?? "" } as never };
    if (method !== "getUpdates") {
      if (options.stopAtSend && method === "sendMessage") stopping.abort();
      return call(method, payload);
    }
    const failure = failPolls.shift();
    if (failure) throw failure;
    const { offset = 0 } = payload as { offset?: number };
    queue = queue.filter(({ update_id }) => update_id >= offset);
    if (queue.length === 0) stopping.abort();
    return { ok: true, result: queue as never };
  });
  await poll(bot.bot, createLog("silent"), stopping.signal, async (seconds) => void pauses.push(seconds));
  return {
    titles: bot.texts().map((text) => text.split("\n")[0]),
    unconfirmed: queue.length,
    pauses: pauses.length,
  };
}

const iron = question(1, 7, "foods with iron");
const more = question(2, 7, "and calcium?");

describe("polling", () => {
  it("answers what waits, in order within a chat, and confirms it after", async () => {
    const { titles, unconfirmed } = await pollOver({ queue: [iron, more] });
    expect(titles).toEqual(["Foods with iron", "Foods with calcium"]);
    expect(unconfirmed).toBe(0);
  });

  it("tries an update again until its answer is taken", async () => {
    const { titles, pauses } = await pollOver({ queue: [iron], failSends: [lost, lost] });
    expect(titles).toEqual(["Foods with iron"]);
    expect(pauses).toBe(2);
  });

  it("gives an update up in the end, and goes on with the next", async () => {
    const { titles, unconfirmed } = await pollOver({
      queue: [iron, question(2, 7, "signs of low iron")],
      failSends: Array(4).fill(lost),
    });
    expect(titles).toEqual(["Signs of low iron"]);
    expect(unconfirmed).toBe(0);
  });

  it("leaves what is unanswered unconfirmed when it is told to stop", async () => {
    const { unconfirmed } = await pollOver({ queue: [iron, more], stopAtSend: true });
    expect(unconfirmed).toBe(2);
  });

  it.each([
    ["a lost network", lost],
    ["another process that polls", refused(409, "Conflict: terminated by other getUpdates request")],
    ["a server that restarts", refused(500, "Internal Server Error: restart")],
  ])("goes on after %s", async (_, failure) => {
    const { titles, pauses } = await pollOver({ queue: [iron], failPolls: [failure, failure] });
    expect(titles).toEqual(["Foods with iron"]);
    expect(pauses).toBe(2);
  });

  it.each([
    ["a webhook is set", { webhook: "https://bot.example.org/x" }, /has a webhook at bot\.example\.org/],
    [
      "the token is withdrawn",
      { failPolls: [refused(401, "Unauthorized")] },
      /no longer knows this BOT_TOKEN/,
    ],
  ])("ends with a clear message where %s", async (_, options, message) => {
    const ended = pollOver({ queue: [iron], ...options });
    await expect(ended).rejects.toThrow(message);
    await expect(ended).rejects.toBeInstanceOf(StartError);
  });
});
