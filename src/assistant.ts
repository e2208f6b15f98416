import { type Answer, dropEchoes } from "./answer/answer.js";
import { type Composer, createComposer } from "./answer/compose.js";
import { isForBoth } from "./answer/lead.js";
import { type Asked, NOTHING_ASKED } from "./content/asked.js";
import { hasAnswer } from "./content/checks.js";
import type { AnswerId } from "./content/fields.js";
import type { Person } from "./content/people.js";
import type { Library } from "./content/schema.js";
import { askedBefore, contextFor, contextOf, withChoices, withoutChoices } from "./conversation.js";
import type { Knowledge } from "./knowledge.js";
import { OUTSIDE } from "./understand/candidates.js";
import { type Context, CRISIS } from "./understand/context.js";
import type { Reading } from "./understand/entities.js";
import { givesWay } from "./understand/give-way.js";
import { isOfHealth } from "./understand/intents.js";
import { normalise, wordsOf } from "./understand/normalise.js";
import { questionsIn, splitsOf } from "./understand/questions.js";
import { personIn, readAsked } from "./understand/slots.js";
import { type Alarm, isUrgent } from "./understand/triage.js";
import type { Understanding } from "./understand/understand.js";
import { addUp } from "./understand/weak-signs.js";

/** What the bot says to one message, what it remembers of it, and why. */
export interface Turn {
  answers: Answer[];
  /** What the chat is now about; undefined forgets. */
  context: Context | undefined;
  /** Set where triage spoke; then nothing else was read. */
  alarm?: Alarm;
  /** One for each question found in the message. */
  understandings: Understanding[];
}

export interface Assistant {
  /** Answers a message as typed. Pure: the same message and context give the same turn. Never throws on any text. */
  ask: (message: string, context?: Context) => Turn;
  /** The urgent answer to a message, where it holds a sign of danger, or two weak ones with what was said before. */
  triage: (message: string, context?: Context) => Turn | undefined;
  /** Answers a pressed button or a command. Undefined where there is no such answer (an outdated button). */
  open: (id: AnswerId, context?: Context) => Turn | undefined;
  composer: Composer;
}

/** Choices that are remembered in a conversation. */
const MOST_CHOSEN = 8;
/** A half must be understood this surely to be a question of its own; set on messages that ask two things. */
const CLEAR = 0.6;

/** One message, one straight line: triage → understand → decide → compose. */
export function createAssistant(knowledge: Knowledge): Assistant {
  const { library, triage: findAlarm, weakSigns, recognition, understand, tellsOfSomebody } = knowledge;
  const composer = createComposer(library);

  function triage(
    message: string,
    context?: Context,
    seen = findAlarm(message),
    weak = weakSigns(message),
  ): Turn | undefined {
    const signs = [...new Set([...(context?.signs ?? []), ...weak])];
    const alone = settled(seen, message, context);
    const together = weak.length > 0 ? addUp(signs, recognition.safety) : undefined;
    const alarm = alone && isUrgent(alone) ? alone : (together ?? alone);
    if (!alarm) return undefined;
    // After a sign of danger the chat starts anew; nothing leans on what was asked before.
    const kept = alarm.answer === "safety/crisis" ? [...signs, CRISIS] : signs;
    const after = kept.length > 0 ? { signs: kept } : undefined;
    const said = composer.answer(alarm.answer, askedBefore(context));
    if (isUrgent(alarm)) return { answers: [said], context: after, alarm, understandings: [] };
    const cautioned = cautionedIn(message, context);
    const [, { person, conditions }] = cautioned;
    const about = withChoices(undefined, { person, conditions });
    const answers = [composer.withCautions(said, cautioned)];
    return {
      answers,
      context: after || about ? { ...about, ...after } : undefined,
      alarm,
      understandings: [],
    };
  }

  /** The alarm, unless it gives way to a question of ours. */
  function settled(
    alarm: Alarm | undefined,
    message: string,
    context: Context | undefined,
  ): Alarm | undefined {
    if (!alarm || (isUrgent(alarm) && !alarm.likeness)) return alarm;
    const { decision } = understand(message, context);
    return givesWay(alarm, decision, tellsOfSomebody(message)) ? undefined : alarm;
  }

  /** What an ordinary answer to a message would be cautioned of, and for whom. */
  function cautionedIn(message: string, context: Context | undefined): [AnswerId, Asked] {
    const { candidates, reading } = understand(message, context);
    const conditions = [...new Set([...(context?.conditions ?? []), ...reading.conditions])];
    const person = personIn(reading.entities, library) ?? context?.person;
    const meant = candidates.find(({ id }) => id !== OUTSIDE);
    return [meant?.id ?? "", { ...NOTHING_ASKED, conditions, ...(person && { person }) }];
  }

  function ask(message: string, context?: Context): Turn {
    if (wordsOf(normalise(message)).length === 0) {
      return { answers: [composer.notice("empty")], context, understandings: [] };
    }
    const [seen, weak] = [findAlarm(message), weakSigns(message)];
    const urgent = triage(message, context, seen, weak);
    if (urgent) return urgent;
    const signs = [...new Set([...(context?.signs ?? []), ...weak])];
    const turn = answer(message, context);
    const said = { ...turn, ...(signs.length > 0 && { context: { ...turn.context, signs } }) };
    if (signs.includes(CRISIS)) return gently(said, composer, context?.country);
    const isWorrying = weak.length > 0 || (seen && isUrgent(seen));
    return isWorrying ? { ...said, answers: composer.withLine(said.answers, "soon") } : said;
  }

  function answer(message: string, context?: Context): Turn {
    const turn: Turn = { answers: [], context, understandings: [] };
    for (const question of questionsIn(message).flatMap((one) => halvesOf(one, turn.context) ?? [one])) {
      const understanding = settleByChoice(understand(question, turn.context), turn.context);
      const person = personIn(understanding.reading.entities, library) ?? turn.context?.person;
      const conditions = [
        ...new Set([...(turn.context?.conditions ?? []), ...understanding.reading.conditions]),
      ];
      const answers =
        isForADoctor(understanding, library) && tellsOfSomebody(message)
          ? [composer.answer("safety/personal-medical")]
          : answersTo(understanding, person, conditions, composer, library);
      turn.understandings.push(understanding);
      turn.answers.push(...answers);
      // The second question of a message leans on the first. Where a nutrient was named and not answered, what was
      // said before is no longer meant, and the next follow-up must not be about it.
      const names = understanding.reading.entities.some(({ kind }) => kind === "nutrient");
      const { decision } = understanding;
      const about = contextOf(answers, library) ?? (names ? undefined : withoutChoices(turn.context));
      const choices = {
        offered: decision.kind === "clarify" ? decision.options : undefined,
        chosen: turn.context?.chosen,
        person,
        conditions,
      };
      turn.context = withChoices(about, choices);
    }
    return { ...turn, answers: dropEchoes(turn.answers) };
  }

  /**
   * The two halves of "low b12 signs and which test", where each is clearly a question of its own on a nutrient and the
   * whole was read as one of them. "Calcium and vitamin d" and "aches and cramps" stay whole.
   */
  function halvesOf(question: string, context: Context | undefined): [string, string] | undefined {
    const splits = splitsOf(question);
    if (splits.length === 0) return undefined;
    const whole = understand(question, context).decision;
    return splits.find(([left, right]) => {
      const first = clearAspect(understand(left, context));
      if (!first) return false;
      const second = clearAspect(understand(right, contextFor(first, library)));
      const isOneOfThem = whole.kind !== "answer" || whole.ids[0] === first || whole.ids[0] === second;
      return second && second !== first && isOneOfThem;
    });
  }

  function open(id: AnswerId, context?: Context): Turn | undefined {
    if (!hasAnswer(library, id)) return undefined;
    const opened = [composer.answer(id, askedBefore(context))];
    const isGentle = context?.signs?.includes(CRISIS) && !/^(meta|safety)\//.test(id);
    const answers = isGentle ? composer.withLine(opened, "afterCrisis") : opened;
    const { offered, chosen = [], person, conditions } = context ?? {};
    const picked = offered?.includes(id) ? [...new Set([id, ...chosen])].slice(0, MOST_CHOSEN) : chosen;
    const about = contextOf(answers, library) ?? withoutChoices(context);
    const after = withChoices(about, { chosen: picked, person, conditions });
    const signs = context?.signs;
    return { answers, context: signs ? { ...after, signs } : after, understandings: [] };
  }

  return { triage, ask, open, composer };
}

/** After a crisis nobody is told that this is outside, and no question goes straight to food. */
function gently(turn: Turn, composer: Composer, country: string | undefined): Turn {
  const isAnswer = turn.answers.some(({ id }) => id !== "oos" && id !== "clarify" && !id.startsWith("meta/"));
  const answers = isAnswer
    ? composer.withLine(turn.answers, "afterCrisis")
    : [composer.notice("afterCrisis", country)];
  return { ...turn, answers };
}

/** The answer to a half that says more than a name and is understood surely as an aspect of a nutrient. */
function clearAspect({ decision, reading, matches }: Understanding): AnswerId | undefined {
  const saysMore = reading.masked.some((word) => !word.startsWith("{"));
  const isAspect = matches[0]?.intent.kind === "aspect";
  return decision.kind === "answer" && decision.score >= CLEAR && saysMore && isAspect
    ? decision.ids[0]
    : undefined;
}

/** A matter of health that is none of ours: told of somebody, whom to ask helps more than "outside what I know". */
function isForADoctor({ decision, matches, reading }: Understanding, library: Library): boolean {
  const isOutside = decision.kind === "outside" || (decision.kind === "clarify" && decision.doubtful);
  return isOutside && isOfHealth(matches) && !uncoveredIn(reading, library);
}

function answersTo(
  { decision, reading }: Understanding,
  person: Person | undefined,
  conditions: string[],
  composer: Composer,
  library: Library,
): Answer[] {
  if (decision.kind === "clarify") return [composer.clarify(decision.options, decision.doubtful)];
  if (decision.kind === "outside") {
    return [composer.outside(decision.near, uncoveredIn(reading, library))];
  }
  const asked = readAsked(reading, nutrientsOf(decision.ids), library, person, conditions);
  const ids = decision.ids.some((id) => isForBoth(id, asked)) ? decision.ids.slice(0, 1) : decision.ids;
  return ids.map((id) => {
    if (id !== "food/lookup" || asked.foods.length > 0) return composer.answer(id, asked);
    // A food people name, but without figures in foods.csv.
    return composer.outside([], reading.entities.find(({ kind }) => kind === "food")?.text);
  });
}

/** "magnesium" of "magnesium/foods". */
function nutrientsOf(ids: AnswerId[]): string[] {
  return ids.map((id) => id.split("/")[0] ?? "");
}

/** A nutrient that was named but has no text, as the user named it. */
function uncoveredIn({ entities }: Reading, { nutrients }: Library): string | undefined {
  return entities.find(({ kind, id }) => kind === "nutrient" && !nutrients.has(id))?.text;
}

/** A question that leaves the same choice as one before is answered as the user chose then. */
function settleByChoice(understanding: Understanding, context: Context | undefined): Understanding {
  const { decision } = understanding;
  if (decision.kind !== "clarify") return understanding;
  const before = decision.options.find((id) => context?.chosen?.includes(id));
  if (!before) return understanding;
  return { ...understanding, decision: { kind: "answer", ids: [before], score: decision.score } };
}
