import { type Logger, pino } from "pino";

export type Log = Logger;

/** A token by its shape, or by its place in an address of the Bot API. */
const TOKEN = /\d{6,}:[\w-]{20,}|(?<=\/bot)[^/\s]+(?=\/)/g;

/**
 * The log: one JSON object a line. No words of a user and no token reach it: of an error only its kind, its
 * message without tokens, its Telegram method and code are written, never its payload.
 */
export function createLog(level: string, destination?: { write: (line: string) => void }): Log {
  // pino copies the raw message of the error under `errorKey` into the line; ours go under `err` and are described.
  const options = {
    level,
    base: undefined,
    errorKey: "raw",
    serializers: { err: describeError, raw: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

interface DescribedError {
  type: string;
  message: string;
  method?: unknown;
  code?: unknown;
  stack?: string;
}

/** Safe facts of an error. A GrammyError holds the whole message sent, an HttpError an address with the token. */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error object" };
  const { name, message, stack } = error;
  return {
    type: name,
    message: message.replace(TOKEN, "[token]"),
    ...("method" in error && { method: error.method }),
    ...("error_code" in error && { code: error.error_code }),
    ...(stack && { stack: stack.split("\n").slice(1, 6).join("\n").replace(TOKEN, "[token]") }),
  };
}
