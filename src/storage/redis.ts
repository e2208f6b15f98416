import { Redis } from "ioredis";
import type { Store } from "./store.js";

const PREFIX = "backbone:";

/**
 * One server for many processes. A lost server fails calls at once rather than queueing them, and is
 * reconnected to in the background.
 * @throws where the server cannot be reached at start
 */
export async function openRedis(url: string): Promise<Store> {
  const redis = new Redis(url, {
    keyPrefix: PREFIX,
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 2000,
    commandTimeout: 2000,
  });
  // Without a listener a lost connection would end the process; the failing calls report it.
  redis.on("error", () => {});
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return {
    read: async (key) => (await redis.get(key)) ?? undefined,
    write: async (key, value, seconds) => void (await redis.set(key, value, "EX", seconds)),
    delete: async (key) => void (await redis.del(key)),
    close: async () => void (await redis.quit()),
  };
}
