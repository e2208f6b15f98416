import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judge } from "../../src/cli/score.js";
import { PROJECT_ROOT } from "../../src/root.js";

function cli(name: string, args: string[], input = "") {
  const file = join(PROJECT_ROOT, `src/cli/${name}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", file, ...args], {
    cwd: PROJECT_ROOT,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm run ask", () => {
  it("prints the answer as a user reads it", () => {
    const { stdout, status } = cli("ask", ["signs of low iron"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Signs of low iron/);
    expect(stdout).toContain("Sources:\n[1] ");
    expect(stdout).toContain("not a doctor");
  });

  it("explains every step", () => {
    const { stdout } = cli("ask", ["--explain", "foods with magnesuim"]);
    for (const step of [
      "spelling   magnesuim → magnesium",
      "entity     nutrient magnesium",
      "masked",
      "intent",
      "decision   answer magnesium/foods",
    ]) {
      expect(stdout).toContain(step);
    }
  });

  it("answers lines in order, and lines of one chat as one conversation", () => {
    const lines = [
      { q: "magnesium foods", chat: "a" },
      { q: "iron symptoms", chat: "b" },
      { q: "how much is too much", chat: "a" },
      { q: "who won the world cup" },
    ];
    const { stdout } = cli("ask", ["--jsonl"], lines.map((line) => JSON.stringify(line)).join("\n"));
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ answer }) => answer)).toEqual([
      "magnesium/foods",
      "iron/symptoms",
      "magnesium/limits",
      "oos",
    ]);
    expect(Object.keys(answers[0])).toEqual(["q", "answer", "alternatives", "score"]);
  });

  it("says which line it cannot read", () => {
    const { stderr, status } = cli("ask", ["--jsonl"], '{"q":"iron"}\nnot json\n');
    expect(status).toBe(1);
    expect(stderr).toContain("line 2 of standard input");
  });

  it.each([[[]], [["--loud", "iron"]]])("%j shows how it is used", (args) => {
    const { stderr, status } = cli("ask", args);
    expect(status).toBe(64);
    expect(stderr).toContain("usage:");
  });
});

describe("npm run eval", () => {
  it("scores a labelled file by group", () => {
    const file = join(mkdtempSync(join(tmpdir(), "eval-")), "questions.jsonl");
    const lines = [
      { q: "foods with iron", gold: ["iron/foods"], ok: ["iron/foods"] },
      { q: "who won the world cup", gold: ["oos"], ok: ["oos"] },
      { q: "i can't feel my legs", kind: "emergency" },
    ];
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
    const { stdout } = cli("eval", [file]);
    for (const group of ["in scope", "out of scope", "emergency"])
      expect(stdout).toContain(`${group}: 1 questions, right 100.0 %`);
  });

  it.each([
    ["iron/foods", [], "right"],
    ["iron/symptoms", [], "wrong"],
    ["oos", [], "missed"],
    ["clarify", ["iron/foods", "iron/symptoms"], "offered"],
    ["clarify", ["iron/symptoms"], "missed"],
  ])("answering %s with alternatives %j is %s", (answer, alternatives, verdict) => {
    const asked = { q: "", gold: ["iron/foods"], ok: ["iron/foods"] };
    expect(judge(asked, { q: "", answer, alternatives, score: 1 }).verdict).toBe(verdict);
  });
});

describe("npm run check", () => {
  it("finds nothing wrong with the content", () => {
    const { stdout, status } = cli("check", []);
    expect(stdout).toContain("no problem found");
    expect(status).toBe(0);
  });
});
