import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentError } from "../../src/content/problems.js";
import { loadKnowledge } from "../../src/knowledge.js";
import { PROJECT_ROOT } from "../../src/root.js";

/** Of each intent so many utterances; all of them would be learned anew for every test. */
const UTTERANCES = 25;

// A copy of the real content, broken in one place at a time.
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "content-"));
  for (const folder of ["content", "intents"])
    cpSync(join(PROJECT_ROOT, folder), join(root, folder), { recursive: true });
  for (const folder of ["aspects", "faq", "meta", "food", "outside", "danger"]) {
    const path = join(root, "intents", folder);
    for (const file of readdirSync(path).map((name) => join(path, name))) {
      const [head = "", ...utterances] = readFileSync(file, "utf8").split(/^(?= {2}- )/m);
      writeFileSync(file, head + utterances.slice(0, UTTERANCES).join(""));
    }
  }
});
afterEach(() => rmSync(root, { recursive: true }));

function edit(file: string, change: (text: string) => string): void {
  const path = join(root, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after, `nothing was changed in ${file}`).not.toBe(before);
  writeFileSync(path, after);
}

function problemsOf(): string[] {
  try {
    loadKnowledge(root);
  } catch (error) {
    if (error instanceof ContentError)
      return error.problems.map(({ file, line, what }) => `${file}:${line} ${what}`);
    throw error;
  }
  return [];
}

const MAGNESIUM = "content/nutrients/magnesium.md";
const insert = (text: string) => (body: string) => body.replace("## Overview", text);

describe("what an editor may get wrong → file, line and what is wrong", () => {
  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      "broken YAML",
      "content/wording.yaml",
      (t) => t.replace("labels:", "labels: ]"),
      /wording\.yaml:\d+ this is not valid YAML/,
    ],
    [
      "a key twice",
      "content/wording.yaml",
      (t) => `${t}\ndisclaimer: again\n`,
      /wording\.yaml:\d+ this is not valid YAML.*duplicat/,
    ],
    [
      "an unknown key",
      "content/aspects.yaml",
      (t) => t.replace("  button: Overview", "  buton: Overview"),
      /aspects\.yaml:\d+ .*buton/,
    ],
    [
      "a claim without a source",
      MAGNESIUM,
      insert("## Overview\n\nMagnesium cures everything.\n"),
      /magnesium\.md:\d+ a claim without a source/,
    ],
    [
      "an unknown source",
      MAGNESIUM,
      insert("## Overview\n\nIt is a mineral.[^no-such-source]\n"),
      /magnesium\.md:\d+ unknown source "no-such-source"/,
    ],
    [
      "a source nobody cites",
      "content/sources.yaml",
      (t) =>
        `${t}\nlonely:\n  title: "A"\n  publisher: "B"\n  type: trial\n  url: https://example.org/\n  licence: "C"\n  accessed: 2026-11-01\n`,
      /sources\.yaml:\d+ source "lonely" is not used/,
    ],
    [
      "a source without a link",
      "content/sources.yaml",
      (t) =>
        `${t}\nlonely:\n  title: "A"\n  publisher: "B"\n  type: trial\n  licence: "C"\n  accessed: 2026-11-01\n`,
      /sources\.yaml:\d+ .*doi, pmid or url/,
    ],
    [
      "an alias twice",
      MAGNESIUM,
      (t) => t.replace("aliases:", "aliases:\n  - sunshine vitamin"),
      /(vitamin-d|magnesium)\.md:\d+ "sunshine vitamin" is already a name/,
    ],
    [
      "a food's name twice",
      "content/foods.csv",
      (t) => t.replace("atlantic salmon;", "atlantic salmon;tofu;"),
      /foods\.csv:\d\d "tofu" is already a name of food salmon/,
    ],
    [
      "a slot left open",
      MAGNESIUM,
      insert("## Overview\n\nAdults need {{daily female 30}.[^nih-ods-magnesium]\n"),
      /magnesium\.md:\d+ "\{\{" stands alone/,
    ],
    [
      "a paragraph nobody can read",
      MAGNESIUM,
      insert(`## Overview\n\nShort.[^nih-ods-magnesium]\n\n${"word ".repeat(500)}[^nih-ods-magnesium]\n\n`),
      /magnesium\.md:\d+ a paragraph of \d+ characters/,
    ],
    [
      "a safety text without a basis",
      "content/safety/crisis.md",
      (t) => t.replace(/^basis:.*\n/m, ""),
      /crisis\.md:1 the basis is missing/,
    ],
    [
      "a missing section",
      MAGNESIUM,
      (t) => t.replace("## Testing", "### Testing"),
      /magnesium\.md:1 section "testing" is missing/,
    ],
    [
      "an unknown section",
      MAGNESIUM,
      (t) => t.replace("## Testing", "## Tasting"),
      /magnesium\.md:\d+ "Tasting" is no aspect/,
    ],
    [
      "an unknown evidence grade",
      MAGNESIUM,
      (t) => t.replace(/## Back pain \{evidence=\S+\}/, "## Back pain {evidence=sure}"),
      /magnesium\.md:\d+ "sure" is no evidence grade/,
    ],
    [
      "a life stage with a gap",
      MAGNESIUM,
      (t) => t.replace(/ {4}- \{ who: everyone, age: 1-3 years.*\n/, ""),
      /magnesium\.md:\d+ daily: male, 1 years: no row/,
    ],
    [
      "a slot that finds nothing",
      MAGNESIUM,
      insert("## Overview\n\nAbout {{daily somebody 30}}.[^nih-ods-magnesium]\n"),
      /magnesium\.md:\d+ .*daily somebody 30/,
    ],
    [
      "a link in the text",
      MAGNESIUM,
      insert("## Overview\n\n[Here](https://example.org).[^nih-ods-magnesium]\n"),
      /magnesium\.md:\d+ link is not allowed/,
    ],
    [
      "a short answer of 70 words",
      MAGNESIUM,
      insert(`## Overview\n\n${"word ".repeat(70)}.[^nih-ods-magnesium]\n\n`),
      /magnesium\.md:\d+ the short answer has 70 words/,
    ],
    [
      "an unknown tag",
      "content/foods.csv",
      (t) => t.replace("contains:fish", "contains:fisch"),
      /foods\.csv:2 unknown tag "contains:fisch"/,
    ],
    [
      "a wrong figure",
      "content/foods.csv",
      (t) => t.replace(",15,0.34,", ",15,lots,"),
      /foods\.csv:2 "iron mg" is "lots", not a number/,
    ],
    ["a row too short", "content/foods.csv", (t) => t.replace(",contains:fish\n", "\n"), /foods\.csv:2/],
    [
      "a column without unit",
      "content/foods.csv",
      (t) => t.replace("iron mg", "iron"),
      /foods\.csv:1 column "iron" has no unit/,
    ],
    [
      "an answer that does not exist",
      "content/faq/causes.md",
      (t) => t.replace(/related: \[.*\]/, "related: [faq/nothing]"),
      /causes\.md:\d+ there is no answer "faq\/nothing"/,
    ],
    [
      "front matter missing",
      "content/faq/causes.md",
      (t) => t.replace("---", ""),
      /causes\.md:1 front matter is missing/,
    ],
    [
      "an amount typed in the text",
      MAGNESIUM,
      insert("## Overview\n\nAdults need 320 mg a day.[^nih-ods-magnesium]\n"),
      /magnesium\.md:\d+ the amount "320 mg" is typed in the text/,
    ],
    [
      "a figure nobody uses",
      MAGNESIUM,
      (t) => t.replace("\nfigures:\n", "\nfigures:\n  left-over: 77 mg\n"),
      /magnesium\.md:\d+ figure "left-over" is not used/,
    ],
    [
      "a figure twice",
      MAGNESIUM,
      (t) => t.replace(/\nfigures:\n {2}(\S+): (.*)\n/, (all, _, figure) => `${all}  once-more: ${figure}\n`),
      /magnesium\.md:\d+ figure "\S+" is ".*" again|figure "once-more" is/,
    ],
    [
      "a figure that is missing",
      MAGNESIUM,
      insert("## Overview\n\nAbout {{figure nothing}}.[^nih-ods-magnesium]\n"),
      /magnesium\.md:\d+ \{\{figure nothing\}\} finds no figure/,
    ],
    [
      "a figure of another nutrient that is missing",
      "content/faq/causes.md",
      (t) => `${t}\nAbout {{daily magnesium nobody 30}}.[^nih-ods-magnesium]\n`,
      /causes\.md:\d+ \{\{daily magnesium nobody 30\}\} is not known/,
    ],
    [
      "a medicine twice",
      "content/medicines.yaml",
      (t) => t.replace("  - id: doac\n", "  - id: warfarin\n"),
      /medicines\.yaml:\d+ medicine "warfarin" stands twice/,
    ],
    [
      "an effect on a nutrient that does not exist",
      "content/medicines.yaml",
      (t) => t.replace("nutrients: [vitamin-k]", "nutrients: [vitamin-kk]"),
      /medicines\.yaml:\d+ there is no nutrient "vitamin-kk"/,
    ],
    [
      "an effect without a source",
      "content/medicines.yaml",
      (t) => t.replace(/(text: "[^"]*?)(\[\^[^\]]+\])+"/, '$1"'),
      /medicines\.yaml:\d+ a claim without a source/,
    ],
    [
      "hours that are none",
      "content/medicines.yaml",
      (t) => t.replace(/hours: 4/, "hours: some"),
      /medicines\.yaml:\d+ .*hours/,
    ],
    [
      "an unknown tag in a filter",
      "content/food-filters.yaml",
      (t) => t.replace("any: [vegan]", "any: [veggie]"),
      /food-filters\.yaml:\d+ unknown tag "veggie"/,
    ],
    [
      "an unknown group in a filter",
      "content/food-filters.yaml",
      (t) => t.replace("groups: [nuts]", "groups: [nutz]"),
      /food-filters\.yaml:\d+ no food is of the group "nutz"/,
    ],
    [
      "a template without one of its cases",
      "content/templates/dose-check.md",
      (t) => t.replace("## Above the limit", "## Over the limit"),
      /dose-check\.md:\d+ (the case "above the limit" is missing|"over-the-limit" is no case)/,
    ],
    [
      "an unknown slot in a template",
      "content/templates/dose-check.md",
      (t) => t.replace("{{daily}}", "{{dayly}}"),
      /dose-check\.md:\d+ \{\{dayly\}\} is not known in this template/,
    ],
    [
      "a unit that foods.csv does not share",
      MAGNESIUM,
      (t) => t.replace("unit: mg", "unit: g"),
      /magnesium\.md:\d+ foods\.csv gives it in mg, this file in g/,
    ],
    [
      "a piece without its weight",
      "content/foods.csv",
      (t) => t.replace(/^(almonds,.*,almond),[\d.]+,/m, "$1,,"),
      /foods\.csv:\d+ of "piece" and "piece_grams" one is empty/,
    ],
    [
      "a safety rule without a test phrase",
      "intents/safety/crisis.yaml",
      (t) => t.replace(/fires: \[[^\]]*\]|fires:\n(\s+- .*\n)+/, "fires: []\n"),
      /crisis\.yaml:\d+ .*needs at least one test phrase/,
    ],
    [
      "an unknown group in a safety rule",
      "intents/safety/crisis.yaml",
      (t) => t.replace(/"@\w[\w-]*"/, '"@nobody"'),
      /crisis\.yaml:\d+ there is no group "@nobody"/,
    ],
  ])("%s", (_, file, change, expected) => {
    edit(file, change);
    expect(problemsOf().join("\n")).toMatch(expected);
  });

  it("an utterance that two intents claim", () => {
    for (const intent of ["causes", "symptoms"]) {
      edit(`intents/faq/${intent}.yaml`, (t) => `${t.trimEnd()}\n  - vitamin foods with {nutrient} zz\n`);
    }
    expect(problemsOf().join("\n")).toMatch(/symptoms\.yaml:\d+ ".*zz" is claimed by faq\/causes/);
  });

  it("all of them at once, each with a fix", () => {
    edit(MAGNESIUM, insert("## Overview\n\nNo source here.\n\nNor here.\n"));
    edit("content/foods.csv", (t) => t.replace("contains:fish", "contains:fisch"));
    try {
      loadKnowledge(root);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      expect(error.problems).toHaveLength(3);
      expect(error.message.match(/fix: /g)).toHaveLength(3);
    }
  });

  it("what is wrong elsewhere too, where one file cannot be read", () => {
    edit("content/wording.yaml", (t) => t.replace("labels:", "labels: ]"));
    edit(MAGNESIUM, insert("## Overview\n\nNo source here.\n"));
    const problems = problemsOf().join("\n");
    expect(problems).toContain("content/wording.yaml");
    expect(problems).toContain("a claim without a source");
  });

  it("a safety answer that is missing", () => {
    rmSync(join(root, "content/safety/crisis.md"));
    expect(problemsOf().join("\n")).toMatch(
      /intents\/safety\/crisis\.yaml:\d+ there is no answer "safety\/crisis"/,
    );
  });

  it("a folder that is missing", () => {
    rmSync(join(root, "intents/aspects"), { recursive: true });
    expect(problemsOf().join("\n")).toContain("intents/aspects:1 the folder is missing");
  });

  it("examples of danger under a name that is no answer", () => {
    writeFileSync(join(root, "intents/danger/urgent.yaml"), "utterances:\n  - my legs are numb\n");
    expect(problemsOf().join("\n")).toContain("urgent.yaml:1 the file name is no safety answer");
  });

  it("a file that is missing", () => {
    rmSync(join(root, "content/aspects.yaml"));
    expect(problemsOf().join("\n")).toContain("content/aspects.yaml:1 the file cannot be read (ENOENT)");
  });
});

it("an editor adds a food and a question without touching code", () => {
  edit(
    "content/foods.csv",
    (t) => `${t}test-food,Test food,test food,other,1 cup,100,,,1,1,1,400,1,1,1,1,1,1,1,1,1,1,1,,vegan\n`,
  );
  writeFileSync(
    join(root, "content/faq/new-one.md"),
    "---\ntitle: A new one\nbutton: New\nrelated: []\nreviewed: 2026-11-23\n---\nA new answer.[^nih-ods-magnesium]\n",
  );
  writeFileSync(join(root, "intents/faq/new-one.yaml"), "utterances:\n  - tell me the brand new one\n");
  const { library, understand } = loadKnowledge(root);
  expect(library.foods.get("test-food")?.per100g.get("magnesium")).toBe(400);
  expect(understand("tell me the brand new one").decision).toMatchObject({
    kind: "answer",
    ids: ["faq/new-one"],
  });
});
