import { describe, expect, it } from "vitest";
import { createGrade } from "../../src/cli/readability.js";
import { readingGrades } from "../../src/cli/reading-grades.js";
import { coverageTable, withCoverage } from "../../src/content/coverage.js";
import type { Problem } from "../../src/content/problems.js";
import { dueReviews } from "../../src/content/reviews.js";
import { knowledge } from "../knowledge.js";

const { library, recognition } = knowledge;

describe("the reading grade of a text", () => {
  const gradeOf = createGrade(["osteomalacia", "World Health Organization"]);
  it("is low for short words in short sentences, high for long ones", () => {
    expect(gradeOf("The cat sat on the mat. It was warm.")).toBeLessThan(2);
    expect(
      gradeOf(
        "Supplementation demonstrates considerable heterogeneity regarding musculoskeletal manifestations.",
      ),
    ).toBeGreaterThan(15);
  });
  it("leaves out names, for which there is no plainer word", () => {
    expect(gradeOf("It is osteomalacia.")).toBe(gradeOf("It is x."));
    expect(gradeOf("The World Health Organization says so.")).toBe(gradeOf("The x x x says so."));
  });
  it("ends no sentence within a figure", () =>
    expect(gradeOf("About 1.5 mg a day.")).toBe(gradeOf("About 2 mg a day.")));
  it("is nothing where there is no sentence", () => expect(gradeOf(" … ")).toBeUndefined());

  it("is 8 at the most for every short answer", () => {
    const problems: Problem[] = [];
    const { median, worst } = readingGrades(library, recognition.names, problems);
    expect(problems).toEqual([]);
    expect(worst).toBeLessThanOrEqual(8);
    expect(median).toBeLessThanOrEqual(worst);
  });
});

describe("texts that are due for another check", () => {
  it("none on the day they were written", () => {
    const latest =
      [...library.nutrients.values()]
        .map(({ reviewed }) => reviewed)
        .sort()
        .at(-1) ?? "";
    expect(dueReviews(library, latest)).toEqual([]);
  });
  it("all of them in the far future, with file, day and period", () => {
    const due = dueReviews(library, "2099-01-01");
    expect(due).toContainEqual({
      file: "content/nutrients/magnesium.md",
      reviewed: library.nutrients.get("magnesium")?.reviewed,
      months: library.reviewEvery.nutrients,
    });
    expect(due.map(({ file }) => file)).toContain("content/medicines.yaml");
    expect(due.map(({ file }) => file)).toContain("content/helplines.yaml");
  });
  it("a text becomes due the day after its period", () => {
    const one = { ...library, nutrients: new Map(), topics: new Map(), reviewEvery: { medicines: 1 } };
    const on = (day: string) =>
      dueReviews({ ...one, medicines: { ...library.medicines, reviewed: "2026-01-15" } }, day).length;
    expect([on("2026-02-15"), on("2026-02-16")]).toEqual([0, 1]);
  });
});

describe("the table of what there is", () => {
  it("has a row for each nutrient and a cell for each aspect", () => {
    const rows = coverageTable(library).split("\n");
    expect(rows).toHaveLength(2 + library.nutrients.size);
    expect(rows.every((row) => row.split("|").length === 13)).toBe(true);
  });
  it("replaces the one before it, and nothing else", () => {
    const readme = "a\n<!-- coverage: written by `npm run coverage` -->\nold\n<!-- end of coverage -->\nb";
    const once = withCoverage(readme, "| new |");
    expect(once).toContain("-->\n| new |\n<!--");
    expect(once).not.toContain("old");
    expect(withCoverage(once, "| new |")).toBe(once);
  });
  it("needs its place", () => expect(() => withCoverage("no marks", "|")).toThrow("missing"));
});
