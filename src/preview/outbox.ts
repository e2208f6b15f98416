import type { Transformer } from "grammy";

/** A call the bot made, as it would have gone to Telegram. */
interface Call {
  method: string;
  payload: Record<string, unknown>;
}

/** Stands in for Telegram: takes the bot's calls, answers them as the server would, and keeps them by chat. */
export interface Outbox {
  transformer: Transformer;
  /** The calls for a chat since the last time; each is given once. */
  take: (chat: number) => Call[];
}

export function createOutbox(): Outbox {
  const calls = new Map<number, Call[]>();
  let messageId = 0;
  return {
    transformer: async (_call, method, payload) => {
      const data = { ...payload } as Record<string, unknown>;
      const chat = data.chat_id;
      if (typeof chat !== "number") return { ok: true, result: true as never };
      const message = {
        message_id: ++messageId,
        date: 0,
        chat: { id: chat, type: "private" },
        text: data.text,
      };
      calls.set(chat, [...(calls.get(chat) ?? []), { method, payload: { ...data, message_id: messageId } }]);
      // The real server answers a sent message with that message; grammY only hands it through.
      return { ok: true, result: message as never };
    },
    take: (chat) => {
      const taken = calls.get(chat) ?? [];
      calls.delete(chat);
      return taken;
    },
  };
}
