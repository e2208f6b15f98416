import { type Context, GrammyError } from "grammy";
import type { Answer } from "../answer/answer.js";
import type { Log } from "../log.js";
import { isClosed, isPassing } from "./failure.js";
import { followUpKeyboard } from "./keyboard.js";
import { renderMessages } from "./message.js";

/** Sends answers in order. @throws the failures of Telegram that plain text cannot mend */
export async function sendAnswers(
  ctx: Context,
  answers: Answer[],
  labels: { sources: string },
  log: Log,
): Promise<void> {
  for (const answer of answers) {
    const messages = renderMessages(answer, labels);
    for (const [i, message] of messages.entries()) {
      const keyboard = i === messages.length - 1 ? followUpKeyboard(answer.followUps) : undefined;
      const plain = {
        link_preview_options: { is_disabled: true },
        ...(ctx.chat?.type !== "private" && ctx.msg && replyTo(ctx.msg.message_id)),
      };
      const full = { ...plain, entities: message.entities, ...(keyboard && { reply_markup: keyboard }) };
      await ctx.reply(message.text, full).catch((error: unknown) => {
        if (!(error instanceof GrammyError) || isPassing(error) || isClosed(error)) throw error;
        // The words matter more than their looks.
        log.error({ err: error, answer: answer.id }, "Telegram refused the formatting of an answer");
        return ctx.reply(message.text, plain);
      });
    }
  }
}

/** In groups it has to be seen whose question is answered, even if it was deleted meanwhile. */
function replyTo(message_id: number) {
  return { reply_parameters: { message_id, allow_sending_without_reply: true } };
}
