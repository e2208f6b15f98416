import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.js";
import { NOTHING_ASKED } from "../../src/content/asked.js";
import { ASPECTS } from "../../src/content/fields.js";
import {
  buttonAnswer,
  buttonData,
  followUpKeyboard,
  LONGEST_DATA_BYTES,
} from "../../src/telegram/keyboard.js";
import { LONGEST_MESSAGE, MOST_ENTITIES, renderMessages } from "../../src/telegram/message.js";
import { assistant, knowledge } from "../knowledge.js";

const { library } = knowledge;

const everyId = [
  ...[...library.nutrients.keys()].flatMap((nutrient) => ASPECTS.map((aspect) => `${nutrient}/${aspect}`)),
  ...library.topics.keys(),
];
const everyAnswer: [string, Answer][] = everyId.map((id) => [
  id,
  assistant.composer.answer(
    id,
    id === "food/lookup" ? { ...NOTHING_ASKED, foods: [...library.foods.values()].slice(0, 3) } : undefined,
  ),
]);

describe("every answer within Telegram's limits", () => {
  it.each(everyAnswer)("%s", (id, answer) => {
    const messages = renderMessages(answer, library.wording.labels);
    for (const { text, entities } of messages) {
      expect(text.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
      expect(text.trim()).not.toBe("");
      expect(entities.length).toBeLessThanOrEqual(MOST_ENTITIES);
      for (const entity of entities) {
        expect(entity.length).toBeGreaterThan(0);
        expect(entity.offset + entity.length).toBeLessThanOrEqual(text.length);
        if (entity.type === "text_link") expect(entity.url).toMatch(/^https:\/\/\S+$/);
      }
    }
    expect(messages.length).toBeLessThanOrEqual(2);
    expect(messages.at(-1)?.text.endsWith(answer.disclaimer)).toBe(true);
    expect(messages[0]?.text.startsWith(answer.title)).toBe(true);
    const keyboard = followUpKeyboard(answer.followUps);
    for (const button of keyboard?.inline_keyboard.flat() ?? []) {
      if (!("callback_data" in button)) continue;
      expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(LONGEST_DATA_BYTES);
      const opened = buttonAnswer(button.callback_data);
      expect(opened && assistant.open(opened), `${id} → ${button.callback_data}`).toBeDefined();
    }
  });
});

it("an answer above the limit goes on in a next message, with the disclaimer at the end", () => {
  const [, answer] = everyAnswer[0] ?? [];
  if (!answer) throw new Error("no answers");
  const paragraph = { type: "paragraph" as const, spans: [{ text: "word ".repeat(200).trim() }] };
  const messages = renderMessages({ ...answer, details: Array(12).fill(paragraph) }, library.wording.labels);
  expect(messages.length).toBeGreaterThan(1);
  for (const { text } of messages) expect(text.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
  expect(messages.at(-1)?.text.endsWith(answer.disclaimer)).toBe(true);
});

describe("button data", () => {
  it("comes back as the answer it stands for", () => {
    expect(buttonAnswer(buttonData("magnesium/foods"))).toBe("magnesium/foods");
  });
  it.each(["v0|magnesium/foods", "magnesium/foods", "v1|../../etc", "v1|", "", "💊".repeat(16)])(
    "%j is none of ours",
    (data) => {
      expect(buttonAnswer(data)).toBeUndefined();
    },
  );
});
