import type { Asked } from "../content/asked.js";
import type { Library, Nutrient } from "../content/schema.js";
import type { SlotCall } from "../content/section.js";
import type { AnswerBlock } from "./answer.js";
import type { Citer } from "./cite.js";
import { amountsTable, tablesElsewhere } from "./figures.js";
import { richestFoods } from "./food-ranking.js";
import { FOOD_SOURCE, foodsTable, lookupTable, portionText, servingText } from "./foods.js";
import { numbersBlock } from "./helplines.js";
import { testsTable } from "./levels.js";
import { gapText, kindOfList, medicinesOf, medicinesWith, nutrientNames, pairsOf } from "./medicines.js";

interface Context {
  library: Library;
  citer: Citer;
  nutrient?: Nutrient | undefined;
  asked: Asked;
  /** What was asked is answered above the text already. */
  hasLead: boolean;
}

/** The blocks of a slot that stands alone in a text. Slots are proved at load. */
export function blockOf(context: Context): (slot: SlotCall) => AnswerBlock[] {
  const { library, citer, nutrient, asked, hasLead } = context;
  const { wording } = library;
  const ofNutrient: Record<string, (nutrient: Nutrient) => AnswerBlock[]> = {
    // A list for what was asked stands in place of the general one.
    foods: (one) =>
      hasLead ? [] : [cited(foodsTable(richestFoods(library, one), one, library), FOOD_SOURCE)],
    "daily-table": (one) => [
      amountsTable(one.daily, one, library, citer),
      ...tablesElsewhere("daily", one, library, citer),
    ],
    "limits-table": (one) => [
      amountsTable(one.limits, one, library, citer),
      ...tablesElsewhere("limits", one, library, citer),
    ],
    "tests-table": (one) => (asked.levels.length > 0 ? [] : testsTable(one, citer)),
    // Who asked about one medicine is not told of all the others.
    medicines: (one) => (hasLead ? [] : medicinesOf(one, library, citer)),
    pairs: (one) => (hasLead ? [] : pairsOf(one, library, citer)),
  };
  const anywhere: Record<string, () => AnswerBlock[]> = {
    "food-table": () =>
      asked.foods.flatMap((food, i): AnswerBlock[] => {
        const portion = i === 0 ? asked.portion : undefined;
        const size = portion ? portionText(portion, food) : servingText(food);
        const heading: AnswerBlock = { type: "heading", text: `${food.name} (${size})` };
        return [heading, cited(lookupTable(food, portion, library), FOOD_SOURCE)];
      }),
    "review-status": () => [{ type: "paragraph", spans: [{ text: reviewStatus(library), strong: true }] }],
    "medicines-lowering": () => [
      medicinesWith(kindOfList("lowering"), (effect) => nutrientNames(effect, library), library, citer),
    ],
    "medicines-apart": () => [
      medicinesWith(
        kindOfList("apart"),
        (effect) => {
          const gaps = [...new Set(effect.apart.map((gap) => gapText(gap, library)))].join(" / ");
          return wording.apart.with
            .replace("{gap}", gaps)
            .replace("{nutrients}", nutrientNames(effect, library));
        },
        library,
        citer,
      ),
    ],
    "medicines-ask": () => [
      medicinesWith(
        kindOfList("ask"),
        (effect) =>
          wording.effects[effect.effect].short.replace("{nutrients}", nutrientNames(effect, library)),
        library,
        citer,
      ),
    ],
  };
  const cited = (block: AnswerBlock, source: string): AnswerBlock =>
    block.type === "table" ? { ...block, cite: citer.cite(source) } : block;

  return ({ name }) => {
    const blocks =
      numbersBlock(name, library.helplines, asked.country) ??
      (nutrient && ofNutrient[name]?.(nutrient)) ??
      anywhere[name]?.();
    if (!blocks) throw new Error(`{{${name}}} is not known here`);
    return blocks;
  };
}

/** Who has read how many of the texts. */
function reviewStatus({ nutrients, topics, wording }: Library): string {
  const texts = [...nutrients.values(), ...topics.values()];
  const read = texts.flatMap(({ clinician }) => clinician ?? []);
  const names = new Intl.ListFormat("en").format([...new Set(read)]);
  const status = read.length > 0 ? wording.reviewStatus.some : wording.reviewStatus.none;
  return status
    .replace("{count}", String(read.length))
    .replace("{all}", String(texts.length))
    .replace("{names}", names);
}
