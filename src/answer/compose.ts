import { type Asked, NOTHING_ASKED } from "../content/asked.js";
import { type AnswerId, ASPECTS, type Aspect } from "../content/fields.js";
import type { Library, Nutrient } from "../content/schema.js";
import type { Block, Section } from "../content/section.js";
import type { Answer, AnswerBlock, FollowUp } from "./answer.js";
import { blockOf } from "./blocks.js";
import { cautionBlocks, cautionsFor } from "./cautions.js";
import { type Citer, createCiter } from "./cite.js";
import { capitalised } from "./figures.js";
import { resolveBlocks } from "./fill.js";
import { numbersBlock } from "./helplines.js";
import { leadOf, titleOf } from "./lead.js";

/** Ways on for someone who got no answer. */
const FEWEST_OFFERS = 3;
const MOST_OFFERS = 4;

/** Writes answers from reviewed text and figures; nothing else is ever sent. */
export interface Composer {
  /** @param asked what else the question named. @throws if there is no such answer */
  answer: (id: AnswerId, asked?: Asked) => Answer;
  /** Asks which of up to four answers was meant. `doubtful`: none of them may be. */
  clarify: (options: AnswerId[], doubtful: boolean) => Answer;
  /** Says that this is outside. `missing`: what was understood but has no reviewed text yet. */
  outside: (near: AnswerId[], missing?: string) => Answer;
  /** A fixed line of wording.yaml for messages that hold no question. */
  notice: (line: Notice, country?: string) => Answer;
  /** What the bot says of itself, in words of wording.yaml. @param followUps buttons of any kind */
  say: (title: string, text: string, followUps?: FollowUp[]) => Answer;
  /** The same answers, the first with a line of wording.yaml before it. */
  withLine: (answers: Answer[], line: "soon" | "afterCrisis") => Answer[];
  /** The same answer, after its own words what an answer to something else would be cautioned of. */
  withCautions: (answer: Answer, cautioned: [AnswerId, Asked]) => Answer;
  /** How a user would ask for an answer; stands on buttons. */
  question: (id: AnswerId) => string;
}

type Notice = "empty" | "notText" | "outdatedButton" | "unknownCommand" | "trouble" | "afterCrisis";

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
  /** The same text is asked for again and again; only what is named in the question changes it. */
  function answer(id: AnswerId, asked: Asked = NOTHING_ASKED): Answer {
    if (asked !== NOTHING_ASKED) return compose(id, asked);
    const known = composed.get(id) ?? compose(id, asked);
    composed.set(id, known);
    return known;
  }

  function compose(id: AnswerId, asked: Asked): Answer {
    const citer = createCiter(library.sources);
    const cautions = cautionsFor(id, asked, library);
    const cautioned = cautionBlocks(cautions, library, citer);
    // Where a caution stands instead of the answer, nothing else is said.
    const isInstead = cautions.some(({ instead }) => instead);
    const lead = isInstead ? [] : leadOf(id, asked, library, citer);
    const title = titleOf(id, asked, library);
    const found = aspectOf(id);
    if (found) {
      const { nutrient, aspect } = found;
      const section = nutrient.sections[aspect];
      const about = { nutrient, asked, figures: nutrient.figures, lead };
      const blocks = isInstead ? [] : resolve(section.blocks, citer, about);
      const followUps = aspects[aspect].followUps.map((next) => ({
        id: `${nutrient.id}/${next}`,
        label: aspects[next].button,
      }));
      const fallback = capitalised(aspects[aspect].title.replace("{name}", nutrient.name));
      const { reviewed, clinician } = nutrient;
      return finish({
        id,
        title: title ?? fallback,
        cautioned,
        lead,
        blocks,
        citer,
        reviewed,
        clinician,
        followUps,
        section,
      });
    }
    const topic = library.topics.get(id);
    if (!topic) throw new Error(`there is no answer ${id}`);
    const blocks = isInstead
      ? []
      : resolve(topic.section.blocks, citer, { asked, figures: topic.figures, lead });
    const followUps = topic.related.map(followUp);
    return finish({ ...topic, title: title ?? topic.title, cautioned, lead, blocks, citer, followUps });
  }

  function resolve(
    blocks: Block[],
    citer: Citer,
    about: { nutrient?: Nutrient; asked: Asked; figures: Record<string, string>; lead: AnswerBlock[] },
  ): AnswerBlock[] {
    const { nutrient, asked, figures, lead } = about;
    const ofSlot = blockOf({ library, citer, nutrient, asked, hasLead: lead.length > 0 });
    return resolveBlocks(blocks, { library, citer, nutrient, figures, blockOf: ofSlot });
  }

  function finish(parts: {
    id: AnswerId;
    title: string;
    /** What a condition or a person changes; comes first of all. */
    cautioned: AnswerBlock[];
    /** What stands before the written text. */
    lead: AnswerBlock[];
    blocks: AnswerBlock[];
    citer: Citer;
    reviewed: string;
    followUps: FollowUp[];
    urgency?: Answer["urgency"];
    section: Section;
    clinician?: string | undefined;
  }): Answer {
    const {
      id,
      title,
      cautioned,
      lead,
      blocks,
      citer,
      reviewed,
      followUps,
      urgency = "none",
      section,
      clinician,
    } = parts;
    const grade = section.evidence && wording.evidence[section.evidence];
    // In an emergency everything is read at once; nothing is folded away.
    const shortLength = urgency !== "none" ? blocks.length : lead.length > 0 ? 0 : leadLength(blocks);
    const read = clinician
      ? wording.labels.clinician.replace("{name}", clinician)
      : wording.labels.noClinician;
    return {
      id,
      title,
      short: [...cautioned, ...lead, ...blocks.slice(0, shortLength)],
      details: blocks.slice(shortLength),
      ...(grade && { evidence: `${wording.labels.evidence}: ${grade.word} – ${grade.meaning}` }),
      citations: citer.citations,
      ...(citer.citations.length > 0 && { checked: `${wording.labels.reviewed} ${reviewed}. ${read}` }),
      followUps,
      urgency,
      disclaimer: wording.disclaimer,
    };
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
    notice: (line, country) => {
      if (line !== "afterCrisis") {
        return plain("oos", wording.notUnderstood.title, wording.notUnderstood[line], start());
      }
      const { title, text } = wording.afterCrisis;
      const said = plain("safety/crisis", title, text, [followUp("safety/crisis")]);
      const numbers = numbersBlock("crisis-numbers", library.helplines, country) ?? [];
      return { ...said, short: [...said.short, ...numbers], urgency: "crisis" };
    },
    say: (title, text, followUps = []) => plain("meta/help", title, text, followUps),
    withCautions: (said, cautioned) => {
      const cautions = cautionsFor(...cautioned, library);
      if (cautions.length === 0) return said;
      const citer = createCiter(library.sources);
      const short = [...said.short, ...cautionBlocks(cautions, library, citer)];
      return { ...said, short, citations: citer.citations };
    },
    withLine: ([first, ...more], line) => {
      if (!first) return [];
      const text = line === "soon" ? wording.soon : wording.afterCrisis.line;
      const help = followUp(line === "soon" ? "faq/when-to-see-a-doctor" : "safety/crisis");
      const short: AnswerBlock[] = [{ type: "paragraph", spans: [{ text, strong: true }] }, ...first.short];
      const followUps = [help, ...first.followUps.filter(({ id }) => id !== help.id)].slice(0, MOST_OFFERS);
      return [{ ...first, short, followUps }, ...more];
    },
  };
}

/** The short answer is the first paragraph, and the table or the tables with headings that come right after. */
function leadLength(blocks: AnswerBlock[]): number {
  if (blocks[1]?.type === "table") return 2;
  const lastTable = blocks.findLastIndex((block) => block.type === "table");
  const between = blocks.slice(1, lastTable + 1);
  return between.every(({ type }) => type === "table" || type === "heading") ? Math.max(lastTable + 1, 1) : 1;
}
