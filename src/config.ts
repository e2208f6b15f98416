import { z } from "zod";

/** Exit code for wrong settings: EX_CONFIG of sysexits.h. */
export const EXIT_CONFIG = 78;

/** Thrown for wrong settings; the message lists all of them, each with what to write instead. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(
      `The settings are not right, nothing was started:\n${problems.map((line) => `  ${line}`).join("\n")}`,
    );
    this.name = "ConfigError";
  }
}

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/** An empty value in .env means "not set". */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);

const number = z.string().regex(/^\d+$/, "is not a whole number").transform(Number);
const webAddress = z.url({ protocol: /^https?$/, error: "is not an address such as https://example.org" });

const PUBLIC_API = "https://api.telegram.org";
/** What @BotFather hands out; servers of one's own, as in tests, take other tokens too. */
const PUBLIC_TOKEN = /^\d+:[\w-]{30,}$/;

/** Never shown, as even a wrong value may be nearly right; a store's address may hold a password. */
const SECRETS = ["BOT_TOKEN", "WEBHOOK_SECRET", "STORE_URL"];

const settings = {
  BOT_TOKEN: optional(
    z
      .string()
      .regex(/^[^\s/]+$/, "has spaces or slashes in it")
      .optional(),
  ),
  TELEGRAM_API_ROOT: optional(webAddress.default(PUBLIC_API)),
  MODE: optional(z.enum(["polling", "webhook"], "is neither polling nor webhook").default("polling")),
  WEBHOOK_URL: optional(
    z
      .url({ protocol: /^https$/, error: "is not an address such as https://bot.example.org/telegram" })
      .optional(),
  ),
  WEBHOOK_SECRET: optional(
    z
      .string()
      .regex(/^[\w-]{16,256}$/, "needs 16 to 256 letters, digits, _ or -")
      .optional(),
  ),
  PORT: optional(number.refine((port) => port <= 65535, "is above 65535").default(8080)),
  HOST: optional(z.string().default("127.0.0.1")),
  STORE_URL: optional(
    z
      .string()
      .regex(
        /^(sqlite:.+|rediss?:\/\/.+|memory:)$/,
        "is none of sqlite:./data/bot.db, redis://host:6379 and memory:",
      )
      .default("sqlite:./data/bot.db"),
  ),
  LOG_LEVEL: optional(
    z
      .enum(
        ["trace", "debug", "info", "warn", "error", "silent"],
        "is none of trace, debug, info, warn, error, silent",
      )
      .default("info"),
  ),
  ADMIN_IDS: optional(
    z
      .string()
      .regex(/^\d+(\s*,\s*\d+)*$/, "is not a list of Telegram user ids such as 12345,67890")
      .transform((list) => list.split(",").map((id) => Number(id.trim())))
      .default([]),
  ),
};

interface Common {
  apiRoot: string;
  host: string;
  port: number;
  storeUrl: string;
  logLevel: z.infer<typeof settings.LOG_LEVEL>;
  adminIds: number[];
}
/** How the bot is run: behind the local chat page, or on Telegram by polling or by webhook. */
export type Config = Common &
  (
    | { mode: "preview" }
    | { mode: "polling"; token: string }
    | { mode: "webhook"; token: string; webhookUrl: string; webhookSecret: string }
  );

/**
 * Reads the settings out of environment variables.
 * @throws ConfigError that names every wrong one
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  // Each on its own, so that a wrong one does not hide what is wrong with the others together.
  const read = <K extends keyof typeof settings>(name: K): z.infer<(typeof settings)[K]> | undefined => {
    const parsed = settings[name].safeParse(env[name]);
    if (parsed.success) return parsed.data as z.infer<(typeof settings)[K]>;
    const shown = SECRETS.includes(name) ? "the value" : `"${env[name]}"`;
    problems.push(...parsed.error.issues.map(({ message }) => `${name}: ${shown} ${message}`));
    return undefined;
  };
  const token = read("BOT_TOKEN");
  const apiRoot = read("TELEGRAM_API_ROOT")?.replace(/\/+$/, "");
  const mode = read("MODE");
  const webhookUrl = read("WEBHOOK_URL");
  const webhookSecret = read("WEBHOOK_SECRET");
  const port = read("PORT");
  const host = read("HOST");
  const storeUrl = read("STORE_URL");
  const logLevel = read("LOG_LEVEL");
  const adminIds = read("ADMIN_IDS");

  if (token && apiRoot === PUBLIC_API && !PUBLIC_TOKEN.test(token)) {
    problems.push(
      "BOT_TOKEN: the value is not a token of @BotFather such as 123456789:AAE… (leave it empty for the chat page)",
    );
  }
  const isSet = (name: keyof typeof settings) => (env[name] ?? "") !== "";
  if (mode === "webhook") {
    if (!isSet("BOT_TOKEN")) problems.push("BOT_TOKEN: MODE=webhook needs the token of @BotFather");
    if (!isSet("WEBHOOK_URL")) problems.push("WEBHOOK_URL: MODE=webhook needs the public https address");
    if (!isSet("WEBHOOK_SECRET")) {
      problems.push("WEBHOOK_SECRET: MODE=webhook needs a secret of 16 characters or more");
    }
  } else if (!isSet("BOT_TOKEN") && host && !LOOPBACK.includes(host)) {
    problems.push(
      `HOST: without BOT_TOKEN the chat page is for this machine only, use 127.0.0.1 instead of "${host}"`,
    );
  }
  if (problems.length > 0 || !apiRoot || port === undefined || !host || !storeUrl || !logLevel || !adminIds) {
    throw new ConfigError(problems);
  }
  const common: Common = { apiRoot, host, port, storeUrl, logLevel, adminIds };
  if (!token) return { ...common, mode: "preview" };
  if (mode === "webhook" && webhookUrl && webhookSecret) {
    return { ...common, mode: "webhook", token, webhookUrl, webhookSecret };
  }
  return { ...common, mode: "polling", token };
}

/** The environment, with what .env adds to it; variables already set win. */
export function readEnvironment(): Record<string, string | undefined> {
  try {
    process.loadEnvFile();
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!missing) throw new ConfigError([".env: the file cannot be read"]);
  }
  return process.env;
}
