import type { Problem } from "../content/problems.js";
import type { Library, NameList } from "../content/schema.js";
import type { Section } from "../content/section.js";
import { createGrade, type GradeOf } from "./readability.js";

/** Short answers are for a tired person on a phone: the eighth school grade at most. */
const HARDEST_GRADE = 8;

const LEFT_OUT = new Set<NameList["kind"]>(["nutrient", "food", "medicine"]);

export interface ReadingGrades {
  median: number;
  worst: number;
  /** The answer with the worst grade. */
  hardest: string;
}

/** The Flesch-Kincaid grade of every short answer; one that is too hard is a problem. */
export function readingGrades(library: Library, names: NameList[], problems: Problem[]): ReadingGrades {
  const known = [...library.names, ...names]
    .filter(({ kind }) => LEFT_OUT.has(kind))
    .flatMap((list) => list.names);
  const gradeOf = createGrade([...known.filter(isLong), ...library.medicalNames]);
  const graded = sectionsOf(library).flatMap(({ id, file, section }) => {
    const grade = gradeOfShort(section, gradeOf);
    if (grade === undefined) return [];
    if (grade > HARDEST_GRADE) {
      const what = `the short answer of ${id} reads at grade ${grade.toFixed(1)}`;
      const fix = `use shorter sentences and words, until it is ${HARDEST_GRADE} or less`;
      problems.push({ file, line: section.blocks[0]?.line ?? section.line, what, fix });
    }
    return [{ id, grade }];
  });
  graded.sort((a, b) => a.grade - b.grade);
  const middle = graded[Math.floor(graded.length / 2)];
  const last = graded.at(-1);
  return { median: middle?.grade ?? 0, worst: last?.grade ?? 0, hardest: last?.id ?? "" };
}

/** Short names ("oj", "mag") are plain words as they are. */
function isLong(name: string): boolean {
  return name.length > 4;
}

function sectionsOf({ nutrients, topics }: Library): { id: string; file: string; section: Section }[] {
  const aspects = [...nutrients.values()].flatMap(({ id, sections }) =>
    Object.entries(sections).map(([aspect, section]) => {
      return { id: `${id}/${aspect}`, file: `content/nutrients/${id}.md`, section };
    }),
  );
  const rest = [...topics.values()].map(({ id, section }) => ({ id, file: `content/${id}.md`, section }));
  return [...aspects, ...rest];
}

function gradeOfShort({ blocks: [first] }: Section, gradeOf: GradeOf): number | undefined {
  if (first?.type !== "paragraph") return undefined;
  const text = first.spans.map((span) => ("text" in span ? span.text : "slot" in span ? "5 mg" : ""));
  return gradeOf(text.join(""));
}
