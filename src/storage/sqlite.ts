import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";
import { CLEAN_EVERY_MS, type Store } from "./store.js";

/**
 * One file for one process; created with its folder where it is missing.
 * @throws where the file cannot be opened or is no database
 */
export function openSqlite(file: string, now: () => number = Date.now): Store {
  mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("busy_timeout = 2000");
  database.exec(
    "CREATE TABLE IF NOT EXISTS remembered (key TEXT PRIMARY KEY, value TEXT NOT NULL, until INTEGER NOT NULL)",
  );
  const read = database.prepare("SELECT value FROM remembered WHERE key = ? AND until > ?");
  const write = database.prepare("INSERT OR REPLACE INTO remembered (key, value, until) VALUES (?, ?, ?)");
  const remove = database.prepare("DELETE FROM remembered WHERE key = ?");
  const clean = database.prepare("DELETE FROM remembered WHERE until <= ?");
  clean.run(now());
  let cleaned = now();
  return {
    async read(key) {
      const row: unknown = read.get(key, now());
      return row && typeof row === "object" && "value" in row ? String(row.value) : undefined;
    },
    async write(key, value, seconds) {
      write.run(key, value, now() + seconds * 1000);
      if (now() - cleaned < CLEAN_EVERY_MS) return;
      clean.run(now());
      cleaned = now();
    },
    async delete(key) {
      remove.run(key);
    },
    async close() {
      database.close();
    },
  };
}
