import { z } from "zod";
import { ASPECTS } from "../content/fields.js";
import type { Store } from "../storage/store.js";
import type { Context } from "../understand/context.js";

/** How long "and iron?" is understood. /privacy names these times too. */
const CONTEXT_SECONDS = 15 * 60;
/** Telegram keeps an update for 24 hours; a redelivered one is recognised for as long. */
const HANDLED_SECONDS = 24 * 60 * 60;

const contextSchema = z.object({
  answer: z.string().optional(),
  nutrient: z.string().optional(),
  aspect: z.enum(ASPECTS).optional(),
  offered: z.array(z.string()).optional(),
  chosen: z.array(z.string()).optional(),
  person: z
    .object({ stage: z.string(), sex: z.enum(["female", "male"]).optional(), years: z.number().optional() })
    .optional(),
});

/** What the chat was last about; undefined where nothing is kept, or what is kept cannot be read. */
export async function readContext(store: Store, chat: number): Promise<Context | undefined> {
  const kept = await store.read(`context:${chat}`);
  if (kept === undefined) return undefined;
  try {
    return contextSchema.parse(JSON.parse(kept));
  } catch {
    // Written by another version; as good as none.
    return undefined;
  }
}

export async function writeContext(store: Store, chat: number, context: Context | undefined): Promise<void> {
  const key = `context:${chat}`;
  if (context) await store.write(key, JSON.stringify(context), CONTEXT_SECONDS);
  else await store.delete(key);
}

export async function isHandled(store: Store, update: number): Promise<boolean> {
  return (await store.read(`update:${update}`)) !== undefined;
}

export async function markHandled(store: Store, update: number): Promise<void> {
  await store.write(`update:${update}`, "1", HANDLED_SECONDS);
}
