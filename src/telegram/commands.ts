import type { Context } from "grammy";

/** A command as typed: "/help@our_bot please" is help with the argument "please". */
export interface Command {
  name: string;
  argument: string;
}

/** The command at the start of a text; "other" where it is addressed to another bot. */
export function commandIn(text: string, username: string): Command | "other" | undefined {
  const match = /^\/([a-z0-9_]+)(?:@([a-z0-9_]+))?(?:\s+([\s\S]*))?$/i.exec(text);
  if (!match) return undefined;
  const [, name = "", bot, argument = ""] = match;
  if (bot && bot.toLowerCase() !== username.toLowerCase()) return "other";
  return { name: name.toLowerCase(), argument: argument.trim() };
}

/** In groups the bot speaks only when it is spoken to: by mention, or by reply to it. */
export function isAddressed(ctx: Context, text: string): boolean {
  if (ctx.chat?.type === "private") return true;
  const repliesToUs = ctx.msg?.reply_to_message?.from?.id === ctx.me.id;
  const mentionsUs = text.toLowerCase().includes(`@${ctx.me.username.toLowerCase()}`);
  return repliesToUs || mentionsUs;
}

/** The text without the bot's own name. */
export function withoutMention(text: string, username: string): string {
  return text.replace(new RegExp(`@${username}\\b`, "gi"), " ").trim();
}
