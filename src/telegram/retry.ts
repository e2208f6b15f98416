import { setTimeout as wait } from "node:timers/promises";
import { HttpError, type Transformer } from "grammy";

const WAITS_MS = [500, 2000];

/**
 * Repeats a call that never reached Telegram, or whose answer was lost, a few times. The second kind may show an
 * answer twice; better than not at all. Waits and limits that Telegram itself asks for are auto-retry's.
 */
export function retryNetwork(pause: (ms: number) => Promise<unknown> = wait): Transformer {
  return async (call, method, payload, signal) => {
    for (const ms of WAITS_MS) {
      try {
        return await call(method, payload, signal);
      } catch (error) {
        // getUpdates has a loop of its own.
        if (!(error instanceof HttpError) || method === "getUpdates") throw error;
        await pause(ms);
      }
    }
    return call(method, payload, signal);
  };
}
