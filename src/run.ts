import type { Bot } from "grammy";
import { type Assistant, createAssistant } from "./assistant.js";
import type { Config } from "./config.js";
import type { Wording } from "./content/wording.js";
import type { Knowledge } from "./knowledge.js";
import type { Log } from "./log.js";
import { createOutbox } from "./preview/outbox.js";
import { createPreview, PREVIEW_BOT, PREVIEW_TOKEN } from "./preview/preview.js";
import { listen } from "./serve.js";
import { openStore } from "./storage/open.js";
import { openMemory, type Store, tolerant } from "./storage/store.js";
import { createBot } from "./telegram/bot.js";
import { renderMessages } from "./telegram/message.js";
import { connect, poll } from "./telegram/polling.js";
import { setProfile } from "./telegram/profile.js";
import { createWebhook, registerWebhook } from "./telegram/webhook.js";

/** A bot at work. `done` settles when it ends by itself; `stop` lets the answers under way finish first. */
export interface Running {
  /** One line for the operator: which mode, and where to look. */
  startLine: string;
  done: Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the bot in the mode of the settings. @throws StartError, ListenError or a network error, nothing half-started */
export async function run(config: Config, knowledge: Knowledge, log: Log): Promise<Running> {
  const store = await openTolerantStore(config.storeUrl, log);
  const assistant = createAssistant(knowledge);
  const { wording, helplines } = knowledge.library;
  proveDisclaimer(assistant, wording);
  const parts = { assistant, wording, helplines, store, log, apiRoot: config.apiRoot };
  try {
    if (config.mode === "preview") {
      const outbox = createOutbox();
      const bot = createBot({ ...parts, token: PREVIEW_TOKEN, botInfo: PREVIEW_BOT });
      bot.api.config.use(outbox.transformer);
      const server = await listen(createPreview(bot, outbox, wording), config.host, config.port);
      const startLine = `Chat page: http://${config.host}:${server.port} (no BOT_TOKEN is set, nothing is sent to Telegram)`;
      return { startLine, done: new Promise(() => {}), stop: () => closeAll([server.close, store.close]) };
    }
    const bot = createBot({ ...parts, token: config.token });
    log.info("connecting to Telegram");
    await connect(bot);
    const name = `@${bot.botInfo.username}`;
    if (config.mode === "webhook") {
      const { pathname } = new URL(config.webhookUrl);
      const app = createWebhook(bot, pathname, config.webhookSecret, log);
      const server = await listen(app, config.host, config.port);
      await registerWebhook(bot, config.webhookUrl, config.webhookSecret);
      greet(bot, config.adminIds, knowledge, log);
      const startLine = `${name} on Telegram by webhook: ${config.webhookUrl} must reach ${config.host}:${server.port}`;
      return { startLine, done: new Promise(() => {}), stop: () => closeAll([server.close, store.close]) };
    }
    const stopping = new AbortController();
    const done = poll(bot, log, stopping.signal);
    greet(bot, config.adminIds, knowledge, log);
    const startLine = `${name} on Telegram by long polling: https://t.me/${bot.botInfo.username}`;
    return { startLine, done, stop: () => closeAll([async () => stopping.abort(), () => done, store.close]) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Answering never depends on the store: where it cannot be opened, the bot forgets at its end. */
async function openTolerantStore(url: string, log: Log): Promise<Store> {
  const report = (error: unknown) => log.warn({ err: error }, "the store failed; context may be forgotten");
  try {
    return tolerant(await openStore(url), report);
  } catch (error) {
    log.error({ err: error }, "STORE_URL cannot be opened; going on without, context ends with this process");
    return openMemory();
  }
}

/** Profile and note to the operators, in the background: neither may hold up answering. */
function greet(bot: Bot, adminIds: number[], { library }: Knowledge, log: Log): void {
  const { wording } = library;
  const work = [
    setProfile(bot.api, wording),
    ...adminIds.map((id) => bot.api.sendMessage(id, wording.started)),
  ];
  for (const one of work)
    one.catch((error: unknown) => log.warn({ err: error }, "a start-up message was not taken"));
}

async function closeAll(steps: (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step();
}

/** The last line of defence: a renderer that has lost the disclaimer does not start. */
function proveDisclaimer({ composer }: Assistant, { labels, disclaimer }: Wording): void {
  const sent = renderMessages(composer.notice("empty"), labels).at(-1)?.text ?? "";
  if (!sent.endsWith(disclaimer))
    throw new Error("the disclaimer is missing under answers; nothing was started");
}
