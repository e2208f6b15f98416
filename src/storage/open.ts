import { openMemory, type Store } from "./store.js";

/**
 * Opens the store of STORE_URL: "sqlite:<file>", "redis://…" or "memory:".
 * @throws where the file or the server cannot be opened
 */
export async function openStore(url: string): Promise<Store> {
  if (url.startsWith("sqlite:")) {
    const { openSqlite } = await import("./sqlite.js");
    return openSqlite(url.slice("sqlite:".length));
  }
  if (url.startsWith("redis")) {
    const { openRedis } = await import("./redis.js");
    return openRedis(url);
  }
  return openMemory();
}
