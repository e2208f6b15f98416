import { ASPECTS } from "./fields.js";
import type { Library } from "./schema.js";
import type { Section } from "./section.js";

/** Where the table stands in content/README.md. */
const COVERAGE_START = "<!-- coverage: written by `npm run coverage` -->";
const COVERAGE_END = "<!-- end of coverage -->";

/** Nutrient × aspect: how sure the studies are, where the text says so, and how many sources it cites. */
export function coverageTable({ nutrients }: Library): string {
  const names = ASPECTS.map((aspect) => aspect.replaceAll("-", " "));
  const rows = [...nutrients.values()].map(({ name, sections }) => {
    const cells = ASPECTS.map((aspect) => {
      const { evidence } = sections[aspect];
      const count = sourcesIn(sections[aspect]).size;
      return evidence ? `${evidence}, ${count}` : String(count);
    });
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return [`| | ${names.join(" | ")} |`, `|---|${"---|".repeat(names.length)}`, ...rows].join("\n");
}

/** The text with the table in its place. @throws where the two marks are missing */
export function withCoverage(readme: string, table: string): string {
  const start = readme.indexOf(COVERAGE_START);
  const end = readme.indexOf(COVERAGE_END);
  if (start === -1 || end < start) throw new Error(`${COVERAGE_START} and ${COVERAGE_END} are missing`);
  return `${readme.slice(0, start + COVERAGE_START.length)}\n${table}\n${readme.slice(end)}`;
}

function sourcesIn({ blocks }: Section): Set<string> {
  const spans = blocks.flatMap((block) => {
    if (block.type === "paragraph") return block.spans;
    return block.type === "list" ? block.items.flatMap((item) => item.spans) : [];
  });
  return new Set(spans.flatMap((span) => ("cite" in span ? [span.cite] : [])));
}
