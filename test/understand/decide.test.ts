import { describe, expect, it } from "vitest";
import { type Candidate, OUTSIDE } from "../../src/understand/candidates.js";
import { decide } from "../../src/understand/decide.js";

const decideOn = (candidates: [id: string, probability: number][], nutrients: string[] = []) =>
  decide(
    { nutrients, matches: [] },
    candidates.map(([id, probability]): Candidate => ({ id, probability })),
    (id) => !id.startsWith("selenium/"),
  );

describe("readings with their probabilities → what is done", () => {
  it("answers a sure reading", () => {
    expect(
      decideOn([
        ["iron/foods", 0.8],
        [OUTSIDE, 0.1],
      ]),
    ).toMatchObject({ kind: "answer", ids: ["iron/foods"] });
  });
  it("answers for each nutrient that is named", () => {
    expect(decideOn([["iron/foods", 0.8]], ["iron", "zinc"])).toMatchObject({
      ids: ["iron/foods", "zinc/foods"],
    });
  });
  it("asks back where no reading is sure", () => {
    expect(
      decideOn([
        ["iron/foods", 0.3],
        ["iron/supplements", 0.25],
        ["faq/foods", 0.01],
      ]),
    ).toMatchObject({
      kind: "clarify",
      doubtful: false,
      options: ["iron/foods", "iron/supplements"],
    });
  });
  it("offers at most four", () => {
    const many = ["a", "b", "c", "d", "e"].map((name): [string, number] => [`faq/${name}`, 0.15]);
    expect(decideOn(many)).toMatchObject({ options: ["faq/a", "faq/b", "faq/c", "faq/d"] });
  });
  it("only offers its reading where it may be none of ours", () => {
    expect(
      decideOn([
        [OUTSIDE, 0.5],
        ["iron/foods", 0.4],
      ]),
    ).toMatchObject({ kind: "clarify", doubtful: true });
  });
  it("never guesses at talk to the bot in doubt", () => {
    expect(
      decideOn([
        [OUTSIDE, 0.5],
        ["meta/help", 0.4],
      ]),
    ).toMatchObject({ kind: "outside" });
  });
  it("turns away what is hardly ours, and offers what is near", () => {
    expect(
      decideOn(
        [
          [OUTSIDE, 0.8],
          ["iron/foods", 0.1],
        ],
        ["iron"],
      ),
    ).toMatchObject({
      kind: "outside",
      near: ["iron/overview", "iron/foods"],
    });
  });
  it("says so where a nutrient has no text", () => {
    expect(decideOn([["selenium/foods", 0.9]], ["selenium"])).toMatchObject({ kind: "outside", near: [] });
  });
});
