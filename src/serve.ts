import { serve } from "@hono/node-server";
import type { Hono } from "hono";

/** A listening web server; `close` waits for the requests under way. */
export interface Server {
  port: number;
  close: () => Promise<void>;
}

/** Thrown where the port or the address cannot be had; the message says what to change. */
export class ListenError extends Error {}

export async function listen(app: Hono, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const close = () => new Promise<void>((done) => server.close(() => done()));
      resolve({ port: info.port, close });
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE" ? "is in use; set PORT to another one" : `cannot be used (${error.code})`;
      reject(new ListenError(`${host}:${port} ${reason}.`));
    });
  });
}
