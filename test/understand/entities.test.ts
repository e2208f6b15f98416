import { describe, expect, it } from "vitest";
import { knowledge } from "../knowledge.js";

/** "kind id" of everything that is named, in order. */
const named = (text: string) =>
  knowledge.understand(text).reading.entities.map(({ kind, id }) => `${kind} ${id}`);

describe("what a message names", () => {
  it.each([
    ["vitamin d and b12", ["nutrient vitamin-d", "nutrient vitamin-b12"]],
    ["vitamind, b 12 and vit k", ["nutrient vitamin-d", "nutrient vitamin-b12", "nutrient vitamin-k"]],
    ["vitamin d and k", ["nutrient vitamin-d", "nutrient vitamin-k"]],
    ["is there any D in eggs", ["nutrient vitamin-d", "food egg"]],
    ["5000 IU a day", ["amount dose"]],
    ["my level is 20 ng/ml", ["amount level"]],
    ["for a 75 year old", ["person older-adult"]],
    ["i am 57 and tired", ["person adult"]],
    ["i am 5 weeks in", []],
    ["my 9 month old", ["person infant"]],
    ["ferritin", ["nutrient iron"]],
    ["cast iron pan", ["thing iron-things"]],
    ["the environment", []],
    ["liver problems", []],
  ])("%s → %j", (text, entities) => {
    expect(named(text)).toEqual(entities);
  });

  it("tells a nutrient that is named from one that a word implies", () => {
    const { entities } = knowledge.understand("anemia from low folate").reading;
    expect(entities.map(({ id, implied }) => [id, implied === true])).toEqual([
      ["iron", true],
      ["folate", false],
    ]);
  });

  it("keeps what was typed in place of a plain word", () => {
    expect(knowledge.understand("anemia symptoms").reading.synonyms).toEqual(["anemia"]);
  });
});
