import { HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { retryNetwork } from "../../src/telegram/retry.js";

const lost = new HttpError("lost", new Error("reset"));

/** Calls `method` against a network that fails with `failures` in turn and then works. */
async function callOver(failures: Error[], method: "sendMessage" | "getUpdates") {
  const left = [...failures];
  const pauses: number[] = [];
  let calls = 0;
  const network = async () => {
    calls++;
    const failure = left.shift();
    if (failure) throw failure;
    return { ok: true, result: true };
  };
  const retry = retryNetwork(async (ms) => pauses.push(ms));
  const outcome = await retry(network as never, method, {} as never).then(
    () => "taken",
    () => "failed",
  );
  return { outcome, calls, pauses: pauses.length };
}

describe("a call over a bad network", () => {
  it.each([
    ["that works", [], "sendMessage", { outcome: "taken", calls: 1, pauses: 0 }],
    ["that loses two calls", [lost, lost], "sendMessage", { outcome: "taken", calls: 3, pauses: 2 }],
    ["that stays away", [lost, lost, lost], "sendMessage", { outcome: "failed", calls: 3, pauses: 2 }],
    [
      "that fails in another way",
      [new Error("a bug")],
      "sendMessage",
      { outcome: "failed", calls: 1, pauses: 0 },
    ],
    ["while polling", [lost], "getUpdates", { outcome: "failed", calls: 1, pauses: 0 }],
  ] as const)("%s", async (_, failures, method, expected) => {
    expect(await callOver([...failures], method)).toEqual(expected);
  });
});
