import type { Who } from "../content/amounts.js";
import type { People, Person, Stage } from "../content/people.js";
import type { AmountRow } from "../content/schema.js";

/** People of one kind: how they are called, and which rows of a table are theirs. Ages in years, `to` exclusive. */
export interface Whom {
  /** In the middle of a sentence: "women of 35". */
  name: string;
  who: Who[];
  from: number;
  to: number;
  isChild: boolean;
}

const GROWN_UP = 18;

/** Who is meant; adults where nobody was named. */
export function whomOf(person: Person | undefined, { stages, usual }: People): Whom {
  const stage =
    stages.find(({ id }) => id === person?.stage) ?? (stages.find(({ id }) => id === usual) as Stage);
  const sex = person?.sex ?? (stage.who === "female" || stage.who === "male" ? stage.who : undefined);
  const name = (sex && stage[sex]) ?? stage.everyone;
  const years = person?.years;
  const isPregnancy = stage.who === "pregnant" || stage.who === "breastfeeding";
  const who: Who[] = isPregnancy ? [stage.who] : sex ? [sex, "everyone"] : ["male", "female", "everyone"];
  const { from, to } = years === undefined ? stage.age : { from: years, to: years };
  return {
    name: years === undefined || years < 1 ? name : `${name} of ${years}`,
    who,
    from,
    to,
    isChild: from < GROWN_UP && !isPregnancy,
  };
}

/** The rows that speak of such people, in the order of the table. */
export function rowsOf<R extends AmountRow>(rows: readonly R[], { who, from, to }: Whom): R[] {
  return rows.filter((row) => {
    const isTheirs = who.includes(row.who);
    return isTheirs && row.age.from < Math.max(to, from + 1e-6) && from < row.age.to;
  });
}

/** Least and most of an amount. */
export interface Range {
  least: number;
  most: number;
}

/** Least and most of what the rows say of such people; undefined where none is set. */
export function amountsOf(rows: readonly AmountRow[], whom: Whom): Range | undefined {
  const amounts = rowsOf(rows, whom).flatMap(({ amount }) => (amount === "none" ? [] : [amount]));
  return amounts.length > 0 ? { least: Math.min(...amounts), most: Math.max(...amounts) } : undefined;
}
