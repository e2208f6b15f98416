import { type AnswerId, ASPECTS, type Aspect } from "../content/fields.js";
import type { Block, Food, Library, Nutrient, Section, SlotCall, Span } from "../content/schema.js";
import type { Answer, AnswerBlock, AnswerSpan, FollowUp } from "./answer.js";
import { type Citer, createCiter } from "./cite.js";
import {
  amountAndShare,
  amountsTable,
  capitalised,
  figureText,
  foodsTable,
  lookupTable,
  richestFoods,
  servingText,
} from "./figures.js";
import { numbersBlock } from "./helplines.js";

/** Data of every food figure. */
const FOOD_SOURCE = "usda-fdc";
/** Ways on for someone who got no answer. */
const FEWEST_OFFERS = 3;
const MOST_OFFERS = 4;
const LOOKUP: AnswerId = "food/lookup";

/** Writes answers from reviewed text and figures; nothing else is ever sent. */
export interface Composer {
  /** @param foods named in the question, for answers on foods. @throws if there is no such answer */
  answer: (id: AnswerId, foods?: Food[]) => Answer;
  /** Asks which of up to four answers was meant. `doubtful`: none of them may be. */
  clarify: (options: AnswerId[], doubtful: boolean) => Answer;
  /** Says that this is outside. `missing`: what was understood but has no reviewed text yet. */
  outside: (near: AnswerId[], missing?: string) => Answer;
  /** A fixed line of wording.yaml for messages that hold no question. */
  notice: (line: "empty" | "notText" | "outdatedButton" | "unknownCommand" | "trouble") => Answer;
  /** How a user would ask for an answer; stands on buttons. */
  question: (id: AnswerId) => string;
}

export function createComposer(library: Library): Composer {
  const { wording, aspects } = library;

  /** The nutrient and aspect of "magnesium/foods"; undefined for other answers. */
  function aspectOf(id: AnswerId): { nutrient: Nutrient; aspect: Aspect } | undefined {
    const [head = "", tail = ""] = id.split("/");
    const nutrient = library.nutrients.get(head);
    const aspect = ASPECTS.find((known) => known === tail);
    return nutrient && aspect && { nutrient, aspect };
  }

  const composed = new Map<AnswerId, Answer>();
  /** The same text is asked for again and again; only foods named in the question change it. */
  function answer(id: AnswerId, foods: Food[] = []): Answer {
    if (foods.length > 0) return compose(id, foods);
    const known = composed.get(id) ?? compose(id, foods);
    composed.set(id, known);
    return known;
  }

  function compose(id: AnswerId, foods: Food[]): Answer {
    const found = aspectOf(id);
    if (found) return aspectAnswer(found.nutrient, found.aspect, foods);
    const topic = library.topics.get(id);
    if (!topic) throw new Error(`there is no answer ${id}`);
    const citer = createCiter(library.sources);
    const blocks = resolve(topic.section.blocks, citer, { foods });
    const followUps = topic.related.map((related) => followUp(related));
    const title = id === LOOKUP ? foods.map((food) => food.name).join(" · ") || topic.title : topic.title;
    const { reviewed, urgency, section } = topic;
    return finish({ id, title, blocks, citer, reviewed, followUps, urgency, section });
  }

  function aspectAnswer(nutrient: Nutrient, aspect: Aspect, foods: Food[]): Answer {
    const citer = createCiter(library.sources);
    const section = nutrient.sections[aspect];
    const lead = aspect === "foods" ? namedFoods(foods, nutrient, citer) : [];
    const blocks = resolve(section.blocks, citer, { nutrient, foods });
    const title = capitalised(aspects[aspect].title.replace("{name}", nutrient.name));
    const followUps = aspects[aspect].followUps.map((next) => ({
      id: `${nutrient.id}/${next}`,
      label: aspects[next].button,
    }));
    return finish({
      id: `${nutrient.id}/${aspect}`,
      title,
      lead,
      blocks,
      citer,
      reviewed: nutrient.reviewed,
      followUps,
      section,
    });
  }

  /** "Spinach, boiled (1/2 cup): 3.2 mg, 18%": what was asked first, before the list. */
  function namedFoods(foods: Food[], nutrient: Nutrient, citer: Citer): AnswerBlock[] {
    if (foods.length === 0) return [];
    const cite = citer.cite(FOOD_SOURCE);
    const items = foods.map((food): AnswerSpan[] => {
      const [amount, share] = amountAndShare(food, nutrient, wording);
      const figures = `: ${amount} ${nutrient.name}${share ? `, ${share} ${wording.labels.labelShare}` : ""}`;
      return [{ text: `${food.name} (${servingText(food)})`, strong: true }, { text: figures }, { cite }];
    });
    return items.map((spans) => ({ type: "paragraph", spans }));
  }

  function finish(parts: {
    id: AnswerId;
    title: string;
    /** What stands before the written text. */
    lead?: AnswerBlock[];
    blocks: AnswerBlock[];
    citer: Citer;
    reviewed: string;
    followUps: FollowUp[];
    urgency?: Answer["urgency"];
    section: Section;
  }): Answer {
    const { id, title, lead = [], blocks, citer, reviewed, followUps, urgency = "none", section } = parts;
    const grade = section.evidence && wording.evidence[section.evidence];
    // In an emergency everything is read at once; nothing is folded away.
    const shortLength = urgency === "none" ? leadLength(blocks) : blocks.length;
    return {
      id,
      title,
      short: [...lead, ...blocks.slice(0, shortLength)],
      details: blocks.slice(shortLength),
      ...(grade && { evidence: `${wording.labels.evidence}: ${grade.word} – ${grade.meaning}` }),
      citations: citer.citations,
      ...(citer.citations.length > 0 && { checked: `${wording.labels.reviewed} ${reviewed}` }),
      followUps,
      urgency,
      disclaimer: wording.disclaimer,
    };
  }

  function resolve(
    blocks: Block[],
    citer: Citer,
    about: { nutrient?: Nutrient; foods: Food[] },
  ): AnswerBlock[] {
    return blocks.flatMap((block): AnswerBlock[] => {
      if (block.type === "heading") return [{ type: "heading", text: block.text }];
      if (block.type === "slot") return blockSlot(block.slot, citer, about);
      const spans = (written: Span[]) => written.map((span) => resolveSpan(span, citer, about.nutrient));
      if (block.type === "paragraph") return [{ type: "paragraph", spans: spans(block.spans) }];
      return [{ type: "list", ordered: block.ordered, items: block.items.map((item) => spans(item.spans)) }];
    });
  }

  function blockSlot(
    slot: SlotCall,
    citer: Citer,
    about: { nutrient?: Nutrient; foods: Food[] },
  ): AnswerBlock[] {
    const { nutrient, foods } = about;
    const numbers = numbersBlock(slot.name, library.helplines);
    if (numbers) return numbers;
    if (slot.name === "food-table") {
      const cite = citer.cite(FOOD_SOURCE);
      return foods.flatMap((food): AnswerBlock[] => [
        { type: "heading", text: `${food.name} (${servingText(food)})` },
        cited(lookupTable(food, library), cite),
      ]);
    }
    if (!nutrient) throw new Error(`{{${slot.name}}} needs a nutrient`);
    if (slot.name === "foods") {
      const richest = richestFoods(library.foods.values(), nutrient);
      return [cited(foodsTable(richest, nutrient, wording), citer.cite(FOOD_SOURCE))];
    }
    const amounts = slot.name === "daily-table" ? nutrient.daily : nutrient.limits;
    return [cited(amountsTable(amounts.amounts, nutrient, wording), citer.cite(amounts.source))];
  }

  function followUp(id: AnswerId): FollowUp {
    return { id, label: buttonFor(id) };
  }

  function buttonFor(id: AnswerId): string {
    const found = aspectOf(id);
    if (found) return `${capitalised(found.nutrient.name)}: ${aspects[found.aspect].button.toLowerCase()}`;
    return library.topics.get(id)?.button ?? id;
  }

  function question(id: AnswerId): string {
    const found = aspectOf(id);
    if (found) return capitalised(aspects[found.aspect].question.replace("{name}", found.nutrient.name));
    return library.topics.get(id)?.title ?? id;
  }

  function plain(id: AnswerId, title: string, text: string, followUps: FollowUp[]): Answer {
    const short: AnswerBlock[] = [{ type: "paragraph", spans: [{ text }] }];
    const { disclaimer } = wording;
    return { id, title, short, details: [], citations: [], followUps, urgency: "none", disclaimer };
  }

  const start = () => wording.start.map(followUp);
  return {
    answer,
    question,
    clarify: (options, doubtful) => {
      const followUps = options.map((id) => ({ id, label: question(id) }));
      const { title, text } = doubtful ? wording.doubtful : wording.clarify;
      return plain("clarify", title, text, followUps);
    },
    outside: (near, missing) => {
      const text = missing ? wording.outside.notCovered.replace("{name}", missing) : wording.outside.text;
      const offered = [...new Set([...near, ...(near.length < FEWEST_OFFERS ? wording.start : [])])];
      const followUps = offered.slice(0, MOST_OFFERS).map((id) => ({ id, label: question(id) }));
      return plain("oos", wording.outside.title, text, followUps);
    },
    notice: (line) => plain("oos", wording.notUnderstood.title, wording.notUnderstood[line], start()),
  };
}

function resolveSpan(span: Span, citer: Citer, nutrient: Nutrient | undefined): AnswerSpan {
  if ("cite" in span) return { cite: citer.cite(span.cite) };
  if ("text" in span) return span;
  if (!nutrient) throw new Error(`{{${span.slot.name}}} needs a nutrient`);
  const { slot, ...style } = span;
  return { text: figureText(slot, nutrient), ...style };
}

function cited(block: AnswerBlock, cite: number): AnswerBlock {
  return block.type === "table" ? { ...block, cite } : block;
}

/** The short answer is the first paragraph, and the tables with their headings that come right after. */
function leadLength(blocks: AnswerBlock[]): number {
  const lastTable = blocks.findLastIndex((block) => block.type === "table");
  const between = blocks.slice(1, lastTable + 1);
  return between.every(({ type }) => type === "table" || type === "heading") ? Math.max(lastTable + 1, 1) : 1;
}
