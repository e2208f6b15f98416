import { type Context, GrammyError, InlineKeyboard, InlineQueryResultBuilder } from "grammy";
import type { InlineQueryResult } from "grammy/types";
import type { Answer } from "../answer/answer.js";
import { spansText } from "../answer/text.js";
import type { Assistant } from "../assistant.js";
import type { Wording } from "../content/wording.js";
import type { Store } from "../storage/store.js";
import { startLink } from "./keyboard.js";
import { renderMessages } from "./message.js";
import { readCountry } from "./session.js";

/** As many as a phone shows above the keyboard. */
const MOST_RESULTS = 4;
const CACHE_SECONDS = 300;
/** Of the first paragraph, under the title of a result. */
const LONGEST_DESCRIPTION = 120;

/**
 * Answers "@bot foods with iron" in any chat: every result is an answer as one message, short, with its sources and
 * the disclaimer; where the words hold a sign of danger, what to do is the only result. What the user's own chat with
 * the bot is about is neither read nor changed, as others read along; of it only the country is used.
 */
export function createInline({
  assistant,
  wording,
  store,
}: {
  assistant: Assistant;
  wording: Wording;
  store: Store;
}): (ctx: Context) => Promise<void> {
  const opened = (ids: string[]) => ids.flatMap((id) => assistant.open(id)?.answers ?? []);

  function answersTo(query: string, country: string | undefined): Answer[] {
    if (query === "") return opened(wording.start);
    const { answers } = assistant.ask(query, country ? { country } : undefined);
    const meant = answers.flatMap((answer) => {
      if (answer.id === "clarify") return opened(answer.followUps.map(({ id }) => id));
      return answer.id === "oos" ? [] : [answer];
    });
    // Telegram refuses a list that holds an id twice.
    return [...new Map(meant.map((answer) => [answer.id, answer])).values()];
  }

  function resultOf(answer: Answer, username: string): InlineQueryResult[] {
    const [message, ...more] = renderMessages({ ...answer, details: [] }, wording.labels);
    // Cut short it would lose the disclaimer; the button above the results leads to the whole.
    if (!message || more.length > 0) return [];
    const isUrgent = answer.urgency !== "none";
    const link = new InlineKeyboard().url(wording.inline.more, startLink(username, answer.id));
    const look = { description: descriptionOf(answer), ...(!isUrgent && { reply_markup: link }) };
    const options = { entities: message.entities, link_preview_options: { is_disabled: true } };
    return [InlineQueryResultBuilder.article(answer.id, answer.title, look).text(message.text, options)];
  }

  return async (ctx) => {
    if (!ctx.inlineQuery) return;
    const country = await readCountry(store, ctx.inlineQuery.from.id);
    const answers = answersTo(ctx.inlineQuery.query.trim(), country).slice(0, MOST_RESULTS);
    const results = answers.flatMap((answer) => resultOf(answer, ctx.me.username));
    const button = { text: wording.inline.chat, start_parameter: "inline" };
    const options = { button, is_personal: true, cache_time: CACHE_SECONDS };
    // A query is open for seconds only; one more letter typed, and its answer is no longer wanted.
    await ctx.answerInlineQuery(results, options).catch((error: unknown) => {
      if (!(error instanceof GrammyError) || !error.description.includes("query is too old")) throw error;
    });
  };
}

function descriptionOf({ short }: Answer): string {
  const first = short.find((block) => block.type === "paragraph");
  const words = spansText(first?.spans.filter((span) => "text" in span) ?? []);
  return words.length <= LONGEST_DESCRIPTION ? words : `${words.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}
