import { CsvError, parse } from "csv-parse/sync";
import type { Problem } from "./problems.js";
import { type Food, MEALS, TAGS } from "./schema.js";

const FIXED = ["id", "name", "aliases", "group", "serving", "grams", "fdc_id"];
/** May be empty. */
const OPTIONAL = ["piece", "piece_grams", "meals", "tags"];
const NUTRIENT_COLUMN = /^([a-z0-9-]+) (mg|µg|g)$/;

export interface FoodsFile {
  foods: Map<string, Food>;
  /** Unit of each nutrient column, by nutrient id. */
  units: Map<string, string>;
  /** Line of each food, by food id. */
  lines: Map<string, number>;
}

type Row = { record: Record<string, string>; info: { lines: number } };

/** Reads content/foods.csv; a wrong row is named with its line and left out. */
export function readFoods(file: string, text: string, problems: Problem[]): FoodsFile {
  const read: FoodsFile = { foods: new Map(), units: new Map(), lines: new Map() };
  let rows: Row[];
  try {
    rows = parse(text, { columns: true, info: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    problems.push({
      file,
      line,
      what: error.message,
      fix: "give every row as many fields as the first line",
    });
    return read;
  }
  for (const column of Object.keys(rows[0]?.record ?? {})) {
    if (FIXED.includes(column) || OPTIONAL.includes(column)) continue;
    const [, nutrient, unit] = NUTRIENT_COLUMN.exec(column) ?? [];
    if (nutrient && unit) read.units.set(nutrient, unit);
    else
      problems.push({ file, line: 1, what: `column "${column}" has no unit`, fix: 'name it like "iron mg"' });
  }
  for (const { record, info } of rows) {
    const complain = (what: string, fix: string) => problems.push({ file, line: info.lines, what, fix });
    const food = readFood(record, read.units, complain);
    if (read.foods.has(food.id)) complain(`food id "${food.id}" stands twice`, "give each food its own id");
    read.foods.set(food.id, food);
    read.lines.set(food.id, info.lines);
  }
  return read;
}

function readFood(
  record: Record<string, string>,
  units: Map<string, string>,
  complain: (what: string, fix: string) => void,
): Food {
  for (const column of FIXED) if (!record[column]?.trim()) complain(`"${column}" is empty`, "fill it in");
  const number = (column: string) => {
    const value = Number(record[column]);
    if (Number.isFinite(value) && value >= 0) return value;
    complain(
      `"${column}" is "${record[column]}", not a number`,
      "write a number such as 1.5, or leave the cell empty",
    );
    return 0;
  };
  const per100g = new Map<string, number>();
  for (const [nutrient, unit] of units) {
    const column = `${nutrient} ${unit}`;
    if (record[column] !== "") per100g.set(nutrient, number(column));
  }
  if (!record.piece !== !record.piece_grams)
    complain('of "piece" and "piece_grams" one is empty', "fill in both, or none");
  const list = (column: string, what: string, known: readonly string[]) => {
    const words = splitCell(record[column]);
    for (const word of words) {
      if (!known.includes(word)) complain(`unknown ${what} "${word}"`, `use ${known.join(", ")}`);
    }
    return words;
  };
  return {
    id: record.id ?? "",
    name: record.name ?? "",
    aliases: splitCell(record.aliases),
    group: record.group ?? "",
    serving: record.serving ?? "",
    grams: number("grams"),
    ...(record.piece && { piece: { name: record.piece, grams: number("piece_grams") } }),
    fdcId: number("fdc_id"),
    per100g,
    meals: list("meals", "meal", MEALS),
    tags: list("tags", "tag", TAGS),
  };
}

function splitCell(cell: string | undefined): string[] {
  return (cell ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
