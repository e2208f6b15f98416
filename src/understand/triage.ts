import type { AnswerId } from "../content/fields.js";
import type { Problem } from "../content/problems.js";
import type { Safety, SafetyRule } from "../content/recognition.js";
import { expandGroups } from "./groups.js";
import { normalise, type Word, wordsOf } from "./normalise.js";
import { createPhraseIndex, type Found, normaliseAll } from "./phrases.js";
import { type Speller, spellOut } from "./spelling.js";

/** What triage saw: which rule, and the words that made it fire. */
export interface Alarm {
  answer: AnswerId;
  rule: string;
  signs: string[];
  /** Seen by a rule that needs the examples to agree. */
  unsure?: true;
  /** Seen by likeness only: doubtful, it gives way to a question that is clearly ours; faint, to any that may be ours. */
  likeness?: "doubtful" | "faint";
}

/** Whether somebody may be in danger; a request that only a doctor can answer is not. */
export function isUrgent({ answer }: Alarm): boolean {
  return answer !== "safety/personal-medical";
}

/** Reads a whole message for signs of danger; undefined where there is none. */
export type Triage = (message: string) => Alarm | undefined;

const CRISIS: AnswerId = "safety/crisis";
/** A sign is cancelled by a negation that ends at most this many words before it, in the same clause. */
const NEGATION_REACH = 4;
/** `unless-near` looks this many words before the first sign and after the last. */
const NEAR = 8;

/** Numbers of phrase sets: a line of a rule, or one of its other lists. */
interface Compiled {
  rule: SafetyRule;
  lines: number[];
  blank: number;
  unless: number;
  unlessNear: number;
}

/** Every alarm of a message, in the order of the rules; found one by one, as mostly the first is enough. */
export type Alarms = (message: string) => Generator<Alarm>;

/** The first alarm of a message. */
export function firstOf(alarms: Alarms): Triage {
  return (message) => alarms(message).next().value ?? undefined;
}

/** Compiles rules of intents/safety/. */
export function createAlarms(safety: Safety, ruled: readonly SafetyRule[], problems: Problem[]): Alarms {
  const index = createPhraseIndex();
  const harmlessIndex = createPhraseIndex();
  const setsOf = new Map<number, number[]>();
  let nextSet = 0;
  const expand = (phrases: string[], file: string, line: () => number) =>
    expandGroups(phrases, safety.groups, (what) => {
      const fix = "mend the name, or add the group to intents/safety/groups.yaml";
      problems.push({ file, line: line(), what, fix });
    });
  /** Files the phrases under a new set; a message then fills only the sets it has phrases of. */
  const compilePhrases = (phrases: string[], file: string, line: () => number): number => {
    const set = nextSet++;
    for (const number of index.add(expand(phrases, file, line))) {
      const sets = setsOf.get(number);
      if (sets) sets.push(set);
      else setsOf.set(number, [set]);
    }
    return set;
  };
  const harmless = "intents/safety/harmless.yaml";
  harmlessIndex.add(expand(safety.blank, harmless, () => 1));
  const negations = compilePhrases(safety.negations, harmless, () => 1);
  const about = compilePhrases(safety.about, harmless, () => 1);
  const reporting = compilePhrases([...safety.people, ...safety.reporting], harmless, () => 1);
  const past = compilePhrases(safety.past, harmless, () => 1);
  const present = compilePhrases(safety.present, harmless, () => 1);
  const clauseWords = new Set(safety.clause);
  const afterComma = new Set(safety.afterComma);
  const rules = ruled.map((rule): Compiled => {
    const compileOwn = (phrases: string[]) => compilePhrases(phrases, rule.file, rule.line);
    const lines = rule.all.map(compileOwn);
    const [own, unless, unlessNear] = [rule.blank, rule.unless, rule.unlessNear].map(compileOwn);
    return { rule, lines, blank: own ?? -1, unless: unless ?? -1, unlessNear: unlessNear ?? -1 };
  });
  /** The places of a set; gathered only when asked for, as "my" stands in hundreds of sets and most rules fail early. */
  const places = (found: Map<number, Found[]>) => {
    const present = new Uint8Array(nextSet);
    for (const number of found.keys()) for (const set of setsOf.get(number) ?? []) present[set] = 1;
    const has = (set: number) => present[set] === 1;
    const of = (set: number): Found[] => {
      if (!has(set)) return [];
      return [...found].flatMap(([number, at]) => (setsOf.get(number)?.includes(set) ? at : []));
    };
    return { has, of };
  };

  return function* alarmsIn(message) {
    const words = wordsOf(normalise(message));
    const struck = new Set([...harmlessIndex.find(words).values()].flat().flatMap(positions));
    const { has, of: placesOf } = places(index.find(words, struck));
    const clauses = clausesOf(words, clauseWords, afterComma);
    const negated = placesOf(negations).toSorted((a, b) => b.to - a.to);
    const sentencesWith = (set: number) => placesOf(set).map((place) => words[place.from]?.sentence);
    const shielded = without(sentencesWith(about), sentencesWith(reporting));
    const over = without(sentencesWith(past), sentencesWith(present));

    const reaching = new Map<number, Found[]>();
    const negationsOf = (sign: Found): Found[] => {
      const known = reaching.get(sign.from);
      if (known) return known;
      const before = negationsBefore(sign, negated, words, clauses);
      reaching.set(sign.from, before);
      return before;
    };
    // A negation that is itself part of a sign ("can not feel") cancels nothing of it.
    const isCancelled = (signs: Found[]) =>
      signs.some((sign) =>
        negationsOf(sign).some((negation) => !signs.some((other) => overlaps(other, negation))),
      );
    for (const { rule, lines, blank: own, unless, unlessNear } of rules) {
      if (!lines.every(has)) continue;
      const isOut = (place: Found) => {
        const ends = [words[place.from]?.sentence, words[place.to]?.sentence];
        if (rule.aboutable && ends.some((end) => shielded.has(end))) return true;
        // Grief and self-harm are not over with the year they happened in.
        if (rule.pastable && rule.answer !== CRISIS && ends.some((end) => over.has(end))) return true;
        return blanked.some((b) => overlaps(b, place));
      };
      const blanked = placesOf(own);
      const calming = placesOf(unlessNear);
      // Elsewhere in a story such words calm nothing: "which foods …? my toddler swallowed a handful of tablets".
      const harmlessIn = new Set(placesOf(unless).map((place) => words[place.from]?.sentence));
      const candidates = lines.map((line) => placesOf(line).filter((place) => !isOut(place)));
      const signs = findTogether(candidates, rule.within, (all) => {
        const from = Math.min(...all.map((sign) => sign.from));
        const to = Math.max(...all.map((sign) => sign.to));
        if (all.some((sign) => harmlessIn.has(words[sign.from]?.sentence))) return false;
        if (rule.sentence && words[from]?.sentence !== words[to]?.sentence) return false;
        if (calming.some((calm) => overlaps(calm, { from: from - NEAR, to: to + NEAR }))) return false;
        return !rule.negatable || !isCancelled(all);
      });
      if (signs)
        yield {
          answer: rule.answer,
          rule: rule.id,
          signs: signs.map((sign) => textOf(words, sign)),
          ...(rule.unsure && { unsure: true as const }),
        };
    }
  };
}

/** Reads a message as typed, and where that shows nothing sure, with its misspelt words put right: "my chezt hurts". */
export function alarmsSpelt(alarms: Alarms, spell: Speller): Alarms {
  return function* alarmsIn(message) {
    let isSeen = false;
    for (const alarm of alarms(message)) {
      isSeen ||= !alarm.unsure;
      yield alarm;
    }
    if (isSeen) return;
    const typed = normalise(message);
    const spelt = spellOut(typed, spell);
    if (spelt !== typed) yield* alarms(spelt);
  };
}

/** The words of all rules, which the speller must know. */
export function wordsOfRules({ groups, rules }: Safety): string[] {
  const phrases = [...Object.values(groups).flat(), ...rules.flatMap(({ all }) => all.flat())];
  const plain = normaliseAll(phrases.map((phrase) => phrase.replaceAll("*", " ")));
  return plain.flatMap((phrase) => wordsOf(phrase).map(({ text }) => text));
}

/** Set.difference is younger than the Node we run on. */
function without<T>(all: readonly T[], left: readonly T[]): Set<T> {
  const out = new Set(left);
  return new Set(all.filter((one) => !out.has(one)));
}

function positions(place: Found): number[] {
  return Array.from({ length: place.to - place.from + 1 }, (_, i) => place.from + i);
}

function overlaps(a: Found, b: Found): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function textOf(words: Word[], place: Found): string {
  return positions(place)
    .map((i) => words[i]?.text)
    .join(" ");
}

/** The clause each word stands in. */
function clausesOf(words: Word[], clauseWords: Set<string>, afterComma: Set<string>): number[] {
  let clause = 0;
  return words.map((word) => {
    const ends = word.before === "clause" || word.before === "sentence";
    if (ends || clauseWords.has(word.text) || (word.before === "comma" && afterComma.has(word.text)))
      clause++;
    return clause;
  });
}

/**
 * The negations that reach a sign, of all from the last to the first: those a few words before it in its clause.
 * "No fever or chills or numbness": the count of words starts anew at each "or".
 */
function negationsBefore(sign: Found, negated: Found[], words: Word[], clauses: number[]): Found[] {
  let start = sign.from;
  for (let i = sign.from; i > 0 && start - i <= NEGATION_REACH; i--) {
    if (words[i]?.text === "or" || words[i]?.text === "nor") start = i;
  }
  const reaching: Found[] = [];
  for (const negation of negated) {
    if (negation.to >= sign.from) continue;
    if (clauses[negation.to] !== clauses[sign.from] || start - negation.to > NEGATION_REACH) break;
    reaching.push(negation);
  }
  return reaching;
}

/** One place of each line, apart from each other, all within so many words, that `accept` takes. */
function findTogether(
  lines: Found[][],
  within: number,
  accept: (places: Found[]) => boolean,
): Found[] | undefined {
  if (lines.some((places) => places.length === 0)) return undefined;
  const sorted = lines.map((places) => places.toSorted((a, b) => a.from - b.from));
  const search = (line: number, chosen: Found[], from: number, to: number): Found[] | undefined => {
    const places = sorted[line];
    if (!places) return accept(chosen) ? chosen : undefined;
    for (const place of places) {
      if (place.from > from + within) break;
      const first = Math.min(from, place.from);
      const last = Math.max(to, place.to);
      if (last - first + 1 > within || chosen.some((other) => overlaps(other, place))) continue;
      const together = search(line + 1, [...chosen, place], first, last);
      if (together) return together;
    }
    return undefined;
  };
  return search(0, [], Number.POSITIVE_INFINITY, -1);
}
