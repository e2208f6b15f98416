import { roundedAmount } from "../content/amounts.js";
import type { Dose } from "../content/asked.js";
import type { Person } from "../content/people.js";
import type { Library, Nutrient } from "../content/schema.js";
import type { TemplateCase } from "../content/templates.js";
import { adviceFor } from "./advice.js";
import type { AnswerBlock } from "./answer.js";
import type { Citer } from "./cite.js";
import { capitalised, needText, rangeText } from "./figures.js";
import { fill, type Values } from "./fill.js";
import { amountsOf, type Range, type Whom, whomOf } from "./person.js";

/** Micrograms in a unit of weight. */
const MICROGRAMS: Record<string, number> = { µg: 1, mg: 1000, g: 1_000_000 };
/** So many times the limit, or the daily amount where there is none, no label says: mg was read for µg. */
const ABSURD = { limit: 100, daily: 10_000 };

/** A dose in words and figures: against the daily amount, and against every limit there is. */
export function doseCheck(
  dose: Dose,
  person: Person | undefined,
  library: Library,
  citer: Citer,
): AnswerBlock[] {
  const { nutrient } = dose;
  const { labels } = library.wording;
  const whom = whomOf(person, library.people);
  const say = (name: TemplateCase<"dose-check">, values: Values) =>
    fill(
      library,
      "dose-check",
      name,
      { name: nutrient.name, "name-first": capitalised(nutrient.name), ...values },
      citer,
    );
  const typed = `${NUMBER.format(dose.value)} ${dose.unit}`;
  const need = amountsOf(nutrient.daily.amounts, whom);
  const daily = needText(nutrient, whom) ?? labels.noFigure;
  const common: Values = { typed, person: whom.name, daily };
  if (isOil(dose)) return say("oil", common);
  const compound = nutrient.compounds.find(({ names }) => names.includes(dose.named));
  const weight = inUnitOf(nutrient, dose);
  if (weight === undefined) return say("another-unit", { ...common, unit: dose.unit });
  const tablet = compound?.tablets.find(({ weight: one }) => one === weight);
  const holds = tablet ? tablet.holds / tablet.weight : compound?.holds;
  const amount = weight * dose.perDay * (holds ?? 1);
  const limit = amountsOf(nutrient.limits.amounts, whom);
  const isPill = nutrient.pills !== undefined && dose.named.includes(nutrient.pills.as);
  const counted = amount * (isPill ? (nutrient.pills?.count ?? 1) : 1);
  const values: Values = {
    ...common,
    dose: isPill
      ? labels.countsAs
          .replace("{dose}", doseText(amount, nutrient))
          .replace("{counted}", doseText(counted, nutrient))
      : doseText(amount, nutrient),
    share: need ? shareText(counted, need, library) : "",
    covers: nutrient.limits.covers,
    limit: limit ? { figure: rangeText(limit, nutrient), source: nutrient.limits.source } : "",
    "limit-source": { figure: "", source: nutrient.limits.source },
    pills: nutrient.pills?.as ?? "",
    counted: doseText(counted, nutrient),
    "pills-source": { figure: "", source: nutrient.pills?.source ?? nutrient.daily.source },
    excess: { spans: nutrient.excess },
    compound: dose.named,
    "compound-source": { figure: "", source: compound?.source ?? nutrient.limits.source },
  };
  if (compound && !holds) {
    const note = compound.note && { spans: compound.note };
    return [
      ...say(note ? "compound-noted" : "compound-unknown", { ...values, note: note ?? "" }),
      ...(limit ? say("limit", values) : []),
    ];
  }
  const isAbsurd = limit ? amount > ABSURD.limit * limit.least : need && amount > ABSURD.daily * need.least;
  if (isAbsurd && dose.unit !== "IU") return say("check-the-unit", values);
  const above = limitsElsewhere(nutrient, whom).filter((one) => amount > one.least);
  const places = {
    parts: above.map((one) => ({
      figure: `${library.wording.placesInText[one.place]} (${rangeText(one, nutrient)}, ${one.covers})`,
      source: one.source,
    })),
  };
  const verdict = verdictOf(amount, counted, limit?.least, need, above.length > 0);
  return [
    ...(compound ? say("compound", values) : []),
    ...(isPill ? say("pills", { ...values, dose: doseText(amount, nutrient) }) : []),
    ...(dose.perDay === 1 || compound ? [] : say("spread", { ...values, typed: capitalised(typed) })),
    ...say(verdict, { ...values, places }),
    ...(whom.isChild ? say("child", values) : []),
    ...adviceFor(nutrient, person, library, citer),
  ];
}

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

function verdictOf(
  amount: number,
  counted: number,
  limit: number | undefined,
  need: Range | undefined,
  isAboveElsewhere: boolean,
): TemplateCase<"dose-check"> {
  if (limit === undefined) return isAboveElsewhere ? "no-limit,-above-elsewhere" : "no-limit-set";
  if (amount > limit) return "above-the-limit";
  if (isAboveElsewhere) return "above-a-limit-elsewhere";
  if (amount === limit) return "at-the-limit";
  return need && counted <= need.most ? "within-the-daily-amount" : "below-the-limit";
}

function limitsElsewhere(nutrient: Nutrient, whom: Whom) {
  return (["uk", "eu"] as const).flatMap((place) => {
    const limits = nutrient[place]?.limits;
    // Where nothing is said of a pregnancy, what holds for every woman is the least that can be said.
    const range =
      limits &&
      (amountsOf(limits.amounts, whom) ??
        amountsOf(limits.amounts, { ...whom, who: ["female", "everyone"] }));
    return range ? [{ place, source: limits.source, covers: limits.covers, ...range }] : [];
  });
}

/** The amount in the unit of the nutrient; undefined where its unit says nothing of it. */
function inUnitOf({ unit, also, iu }: Nutrient, dose: Dose): number | undefined {
  if (dose.unit === also?.unit) return dose.value / also.per;
  if (dose.unit === "IU" && iu) return dose.value * iu.is;
  const [from, to] = [MICROGRAMS[dose.unit], MICROGRAMS[unit]];
  return from && to ? (dose.value * from) / to : undefined;
}

/** Three digits, in the second unit too where there is one. */
function doseText(amount: number, { unit, also }: Nutrient): string {
  const inUnit = (value: number, name: string) => `${NUMBER.format(roundedTo3(value))} ${name}`;
  return inUnit(amount, unit) + (also ? ` (${inUnit(amount * also.per, also.unit)})` : "");
}

function roundedTo3(amount: number): number {
  return Number(amount.toPrecision(amount >= 1000 ? 4 : 3));
}

/** "42% of", "78–175% of" where the need differs, "8 times" from twice the amount on. */
function shareText(counted: number, { least, most }: Range, { wording: { labels } }: Library): string {
  const percent = (whole: number) => Math.round((counted / whole) * 100);
  if (counted < 2 * most) {
    const range = least === most ? `${percent(most)}` : `${percent(most)}–${percent(least)}`;
    return labels.percentOf.replace("{number}", range);
  }
  return labels.times.replace("{number}", NUMBER.format(roundedAmount(counted / most)));
}

function isOil({ named, nutrient }: Dose): boolean {
  return /\b(oil|krill)\b/.test(named) && nutrient.unit === "g";
}
