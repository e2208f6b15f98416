import { GrammyError, HttpError } from "grammy";

/** Failures that may be gone in a moment: the network, an overloaded server, a limit on messages. */
export function isPassing(error: unknown): boolean {
  if (error instanceof HttpError) return true;
  return error instanceof GrammyError && (error.error_code >= 500 || error.error_code === 429);
}

const CLOSED = /chat not found|rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|message thread not found/i;

/** The user or the chat does not take messages of the bot (any more); nothing to mend. */
export function isClosed(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  return error.error_code === 403 || CLOSED.test(error.description);
}
