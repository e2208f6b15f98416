import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Context } from "../../src/understand/context.js";
import { assistant } from "../knowledge.js";

const answer = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const conversations = z
  .array(z.object({ title: z.string(), turns: z.array(z.object({ says: z.string(), answer })).min(2) }))
  .parse(parse(readFileSync(new URL("conversations.yaml", import.meta.url), "utf8")));

it("conversations: nearly every turn gets an answer that a good human helper would give", () => {
  let right = 0;
  let all = 0;
  for (const { turns } of conversations) {
    let context: Context | undefined;
    for (const { says, answer } of turns) {
      const turn = assistant.ask(says, context);
      context = turn.context;
      all++;
      if (answer.includes(turn.answers[0]?.id ?? "")) right++;
    }
  }
  expect(all).toBeGreaterThan(120);
  expect((100 * right) / all).toBeGreaterThan(84);
});
