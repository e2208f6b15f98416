import type { MarkdownFile } from "./markdown.js";
import type { Problem } from "./problems.js";
import type { Section } from "./section.js";

/**
 * The answers composed from figures: the cases each has, and the slots they may use. `cited` slots bring their own
 * sources, `blocks` are tables or lists that stand alone.
 */
const TEMPLATES = {
  "dose-check": {
    cases: [
      "spread",
      "compound",
      "compound-unknown",
      "compound-noted",
      "pills",
      "above-the-limit",
      "above-a-limit-elsewhere",
      "at-the-limit",
      "below-the-limit",
      "within-the-daily-amount",
      "no-limit-set",
      "no-limit,-above-elsewhere",
      "check-the-unit",
      "another-unit",
      "limit",
      "oil",
      "child",
    ],
    slots: [
      "typed",
      "dose",
      "name",
      "name-first",
      "person",
      "covers",
      "share",
      "compound",
      "unit",
      "pills",
      "counted",
    ],
    cited: ["limit", "daily", "excess", "places", "limit-source", "compound-source", "pills-source", "note"],
    blocks: [],
  },
  needs: {
    cases: ["daily-amount", "limits"],
    slots: ["name", "name-first", "person", "covers"],
    cited: ["limit-source"],
    blocks: ["table"],
  },
  "food-list": {
    cases: [
      "one-nutrient",
      "two-nutrients",
      "nothing-found",
      "little",
      "need",
      "filtered",
      "slaughter",
      "pregnancy",
      "child",
    ],
    slots: ["name", "second", "filters", "count", "person-first"],
    cited: ["source", "daily"],
    blocks: ["table"],
  },
  portion: {
    cases: ["portion", "compared", "no-figure", "none", "for-a-day", "too-much-food"],
    slots: [
      "portion",
      "food",
      "amount",
      "per100g",
      "name",
      "share",
      "grams",
      "pieces",
      "person",
      "servings",
      "serving",
    ],
    cited: ["source", "daily"],
    blocks: [],
  },
  "blood-level": {
    cases: ["converted", "same-unit", "no-unit"],
    slots: ["value", "converted", "readings", "test"],
    cited: [],
    blocks: ["scales"],
  },
  medicines: {
    cases: ["known", "known,-apart", "not-known", "one-medicine", "nothing-on-a-medicine", "pair"],
    slots: ["name", "name-first", "medicine", "medicine-first"],
    cited: [],
    blocks: ["effects"],
  },
} as const satisfies Record<string, { cases: string[]; slots: string[]; cited: string[]; blocks: string[] }>;

export type TemplateName = keyof typeof TEMPLATES;
export type TemplateCase<T extends TemplateName> = (typeof TEMPLATES)[T]["cases"][number];
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[];
/** The text of each case. */
export type Templates = Record<TemplateName, Map<string, Section>>;

/** The cases of one template file; a missing or unknown case or slot is a problem. */
export function readTemplate(
  file: string,
  name: TemplateName,
  { sections }: MarkdownFile,
  problems: Problem[],
): Map<string, Section> {
  const { cases } = TEMPLATES[name];
  const read = new Map(
    sections.map(({ heading, section }) => [heading.toLowerCase().replaceAll(" ", "-"), section]),
  );
  for (const [heading, section] of read) {
    if ((cases as readonly string[]).includes(heading)) checkCase(file, name, section, problems);
    else {
      const fix = `use ${cases.join(", ").replaceAll("-", " ")}`;
      problems.push({ file, line: section.line, what: `"${heading}" is no case of this template`, fix });
    }
  }
  for (const missing of cases.filter((one) => !read.has(one))) {
    const heading = missing.replaceAll("-", " ");
    problems.push({ file, line: 1, what: `the case "${heading}" is missing`, fix: `write "## ${heading}"` });
  }
  return read;
}

/** Slots that the template knows, and a source on every claim. */
function checkCase(file: string, name: TemplateName, { blocks }: Section, problems: Problem[]): void {
  const {
    slots,
    cited,
    blocks: tables,
  }: Record<"slots" | "cited" | "blocks", readonly string[]> = TEMPLATES[name];
  const known = [...slots, ...cited];
  for (const block of blocks) {
    const { line } = block;
    if (block.type === "slot" && !known.includes(block.slot.name) && !tables.includes(block.slot.name)) {
      complain(block.slot.name, [...cited, ...tables], line);
    }
    if (block.type !== "paragraph") continue;
    for (const span of block.spans) {
      if ("slot" in span && !known.includes(span.slot.name)) complain(span.slot.name, known, line);
    }
  }
  function complain(slot: string, those: readonly string[], line: number): void {
    const fix = `use ${those.map((one) => `{{${one}}}`).join(", ")}`;
    problems.push({ file, line, what: `{{${slot}}} is not known in this template`, fix });
  }
}

/** The sources a template names itself. */
export function citedIn({ blocks }: Section): { source: string; line: number }[] {
  return blocks.flatMap((block) =>
    block.type === "paragraph"
      ? block.spans.flatMap((span) => ("cite" in span ? [{ source: span.cite, line: block.line }] : []))
      : [],
  );
}
