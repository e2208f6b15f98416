/**
 * What the bot remembers: small values with a time to live. Several processes may share one store.
 * Every call may reject (a full disk, a lost server); `tolerant` turns that into forgetting.
 */
export interface Store {
  /** The value under a key; undefined where there is none or its time is up. */
  read: (key: string) => Promise<string | undefined>;
  write: (key: string, value: string, seconds: number) => Promise<void>;
  delete: (key: string) => Promise<void>;
  close: () => Promise<void>;
}

/** What is past its time is deleted at the latest by the next write after this. */
export const CLEAN_EVERY_MS = 60_000;

/** A store that ends with the process. */
export function openMemory(now: () => number = Date.now): Store {
  const entries = new Map<string, { value: string; until: number }>();
  let cleaned = now();
  return {
    async read(key) {
      const entry = entries.get(key);
      if (entry && entry.until > now()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    async write(key, value, seconds) {
      entries.set(key, { value, until: now() + seconds * 1000 });
      if (now() - cleaned < CLEAN_EVERY_MS) return;
      for (const [old, { until }] of entries) if (until <= now()) entries.delete(old);
      cleaned = now();
    },
    async delete(key) {
      entries.delete(key);
    },
    async close() {},
  };
}

/** The same store, but answering never depends on it: what fails is reported and then forgotten. */
export function tolerant(store: Store, report: (error: unknown) => void): Store {
  const attempt = <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      report(error);
      return undefined;
    });
  return {
    read: (key) => attempt(store.read(key)),
    write: async (key, value, seconds) => void (await attempt(store.write(key, value, seconds))),
    delete: async (key) => void (await attempt(store.delete(key))),
    close: async () => void (await attempt(store.close())),
  };
}
