import { z } from "zod";
import { ASPECTS } from "../content/fields.js";
import type { Store } from "../storage/store.js";
import type { Context } from "../understand/context.js";

/** How long "and iron?" is understood. /privacy names these times too. */
const CONTEXT_SECONDS = 15 * 60;
/** How long a weak sign of danger counts, and how long the bot stays gentle after a crisis. */
const SIGNS_SECONDS = 30 * 60;
/** Telegram keeps an update for 24 hours; a redelivered one is recognised for as long. */
const HANDLED_SECONDS = 24 * 60 * 60;

const contextSchema = z.object({
  answer: z.string().optional(),
  nutrient: z.string().optional(),
  aspect: z.enum(ASPECTS).optional(),
  offered: z.array(z.string()).optional(),
  chosen: z.array(z.string()).optional(),
  conditions: z.array(z.string()).optional(),
  person: z
    .object({ stage: z.string(), sex: z.enum(["female", "male"]).optional(), years: z.number().optional() })
    .optional(),
});

const signsSchema = z.array(z.string());

/** What the chat was last about; undefined where nothing is kept, or what is kept cannot be read. */
export async function readContext(store: Store, chat: number): Promise<Context | undefined> {
  const about = parse(contextSchema, await store.read(`context:${chat}`));
  const signs = parse(signsSchema, await store.read(`signs:${chat}`));
  const country = await readCountry(store, chat);
  if (!about && !signs && !country) return undefined;
  return { ...about, ...(signs && { signs }), ...(country && { country }) };
}

/** Signs of danger are kept longer than the rest, and only renewed where there is a new one. */
export async function writeContext(store: Store, chat: number, context: Context | undefined): Promise<void> {
  const { signs, country: _, ...about } = context ?? {};
  await writeOrDelete(store, `context:${chat}`, about, CONTEXT_SECONDS);
  const before = parse(signsSchema, await store.read(`signs:${chat}`)) ?? [];
  if (signs?.some((sign) => !before.includes(sign))) {
    await store.write(`signs:${chat}`, JSON.stringify(signs), SIGNS_SECONDS);
  }
}

/** Whose numbers are shown; kept for a year after it was chosen. */
export async function writeCountry(store: Store, chat: number, country: string): Promise<void> {
  await store.write(`country:${chat}`, country, COUNTRY_SECONDS);
}

/** Undefined where none was chosen. */
export function readCountry(store: Store, chat: number): Promise<string | undefined> {
  return store.read(`country:${chat}`);
}

/** All that is kept under a chat's number, by what it is. */
export async function exportChat(store: Store, chat: number): Promise<Record<string, unknown>> {
  const { signs, country, ...about } = (await readContext(store, chat)) ?? {};
  return {
    ...(Object.keys(about).length > 0 && { context: about }),
    ...(signs && { signs }),
    ...(country && { country }),
  };
}

/** Forgets a chat at once. @throws where the store fails, as nobody may be told that it is done then */
export async function deleteChat(store: Store, chat: number): Promise<void> {
  for (const kept of KEPT) await store.delete(`${kept}:${chat}`);
}

const KEPT = ["context", "signs", "country"];
const COUNTRY_SECONDS = 365 * 24 * 60 * 60;

function parse<T>(schema: z.ZodType<T>, kept: string | undefined): T | undefined {
  if (kept === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(kept));
  } catch {
    // Written by another version; as good as none.
    return undefined;
  }
}

async function writeOrDelete(store: Store, key: string, value: object, seconds: number): Promise<void> {
  if (Object.keys(value).length > 0) await store.write(key, JSON.stringify(value), seconds);
  else await store.delete(key);
}

export async function isHandled(store: Store, update: number): Promise<boolean> {
  return (await store.read(`update:${update}`)) !== undefined;
}

export async function markHandled(store: Store, update: number): Promise<void> {
  await store.write(`update:${update}`, "1", HANDLED_SECONDS);
}
