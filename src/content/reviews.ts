import type { Library } from "./schema.js";

/** A text that was last checked too long ago. */
export interface DueReview {
  file: string;
  reviewed: string;
  months: number;
}

/** Texts whose review period is over. @param today as "2026-11-23" */
export function dueReviews(library: Library, today: string): DueReview[] {
  const { nutrients, topics, medicines, helplines, reviewEvery } = library;
  const numbers = helplines.countries.flatMap(({ emergency, poison, crisis, violence }) =>
    [emergency, poison, crisis, violence].flatMap((line) => line?.checked ?? []),
  );
  const texts: [folder: string, file: string, reviewed: string][] = [
    ...[...nutrients.values()].map(({ id, reviewed }) => {
      return ["nutrients", `content/nutrients/${id}.md`, reviewed] as [string, string, string];
    }),
    ...[...topics.values()].map(({ id, reviewed }) => {
      return [id.split("/")[0] ?? "", `content/${id}.md`, reviewed] as [string, string, string];
    }),
    ["medicines", "content/medicines.yaml", medicines.reviewed],
    ["helplines", "content/helplines.yaml", numbers.sort()[0] ?? today],
  ];
  return texts.flatMap(([folder, file, reviewed]) => {
    const months = reviewEvery[folder];
    return months !== undefined && dueOn(reviewed, months) < today ? [{ file, reviewed, months }] : [];
  });
}

/** The day so many months after another. */
function dueOn(reviewed: string, months: number): string {
  const day = new Date(`${reviewed}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}
