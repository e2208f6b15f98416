import { InlineKeyboard } from "grammy";
import type { FollowUp } from "../answer/answer.js";
import type { AnswerId } from "../content/fields.js";

/** Telegram refuses callback data above this. */
export const LONGEST_DATA_BYTES = 64;
const VERSION = "v1";
/** Two such buttons fit side by side on a phone. */
const SHORT_LABEL = 16;

/** Follow-ups as buttons: short ones in pairs, long ones alone. Undefined where there are none. */
export function followUpKeyboard(followUps: FollowUp[]): InlineKeyboard | undefined {
  if (followUps.length === 0) return undefined;
  const keyboard = new InlineKeyboard();
  const paired = followUps.every(({ label }) => label.length <= SHORT_LABEL);
  for (const [i, { id, label }] of followUps.entries()) {
    keyboard.text(label, buttonData(id));
    if (!paired || i % 2 === 1) keyboard.row();
  }
  return keyboard;
}

/** "v1|magnesium/foods". @throws if it is longer than Telegram takes; a test renders every answer */
export function buttonData(id: AnswerId): string {
  const data = `${VERSION}|${id}`;
  if (Buffer.byteLength(data) > LONGEST_DATA_BYTES) throw new Error(`the button for ${id} is too long`);
  return data;
}

/** A link that opens the bot's own chat with an answer: "vitamin-d_foods", as a payload takes no slash. */
export function startLink(username: string, id: AnswerId): string {
  return `https://t.me/${username}?start=${id.replace("/", "_")}`;
}

/** The answer a payload of /start stands for; ids have no "_" of their own. */
export function startAnswer(payload: string): AnswerId {
  return payload.replace("_", "/");
}

/** The answer a button stands for; undefined for forged data and buttons of another version. */
export function buttonAnswer(data: string): AnswerId | undefined {
  return /^v1\|([a-z0-9-]+\/[a-z0-9-]+)$/.exec(data)?.[1];
}
