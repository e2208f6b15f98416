import { normalise, type Word } from "./normalise.js";

const NUMBER_WORDS = new Map(
  (
    "two 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10,eleven 11,twelve 12,thirteen 13,fourteen 14," +
    "fifteen 15,sixteen 16,seventeen 17,eighteen 18,nineteen 19,twenty 20,thirty 30,forty 40,fifty 50,sixty 60," +
    "seventy 70,eighty 80,ninety 90,hundred 100,hundreds 100,dozen 12,dozens 24"
  )
    .split(",")
    .map((pair): [string, number] => [pair.split(" ")[0] ?? "", Number(pair.split(" ")[1])]),
);

/** The number a word stands for ("14.8", "twenty"); undefined for other words. */
function numberOf(word: string): number | undefined {
  return /^\d/.test(word) ? Number.parseFloat(word.replace(/,(?=\d{3})/g, "")) : NUMBER_WORDS.get(word);
}

/** Where a phrase stands: indexes of its first and last word. */
export interface Found {
  from: number;
  to: number;
}

type Test = (word: string) => boolean;

/** Many phrases, looked up in one pass over the words. Phrases are known by the number `add` gives. */
export interface PhraseIndex {
  add: (phrase: string) => number;
  /** All places of all phrases, by phrase number. Words in `struck` match nothing. */
  find: (words: readonly Word[], struck?: ReadonlySet<number>) => Map<number, Found[]>;
}

/** Phrases of the safety rules: `numb*` any ending, `_` any one word, `#` a number, `#6+` a number of 6 or more. */
export function createPhraseIndex(): PhraseIndex {
  const phrases: Test[][] = [];
  const known = new Map<string, number>();
  // By first word; "numb*" is kept under "numb" with the others that begin so, `_` and `#` under "".
  const exact = new Map<string, number[]>();
  const prefixes = new Map<string, number[]>();

  let longestPrefix = 0;

  function add(phrase: string): number {
    const already = known.get(phrase);
    if (already !== undefined) return already;
    const parts = normalise(phrase).split(/[\s\-/]+/);
    const number = phrases.length;
    known.set(phrase, number);
    phrases.push(parts.map(testFor));
    const first = parts[0] ?? "";
    if (/^[_#]/.test(first)) pushTo(prefixes, "", number);
    else if (first.endsWith("*")) {
      pushTo(prefixes, first.slice(0, -1), number);
      longestPrefix = Math.max(longestPrefix, first.length - 1);
    } else pushTo(exact, first, number);
    return number;
  }

  function find(words: readonly Word[], struck: ReadonlySet<number> = new Set()): Map<number, Found[]> {
    const found = new Map<number, Found[]>();
    for (const [from, { text }] of words.entries()) {
      const candidates = [...(exact.get(text) ?? [])];
      for (let length = 0; length <= Math.min(text.length, longestPrefix); length++) {
        candidates.push(...(prefixes.get(text.slice(0, length)) ?? []));
      }
      for (const number of candidates) {
        const tests = phrases[number] ?? [];
        const fits = tests.every((test, i) => {
          const word = words[from + i];
          return word !== undefined && !struck.has(from + i) && test(word.text);
        });
        if (fits) pushTo(found, number, { from, to: from + tests.length - 1 });
      }
    }
    return found;
  }

  return { add, find };
}

function testFor(part: string): Test {
  if (part === "_") return () => true;
  const number = /^#(?:(\d+)\+)?$/.exec(part);
  if (number) {
    const least = Number(number[1] ?? 0);
    return (word) => (numberOf(word) ?? -1) >= least;
  }
  if (part.endsWith("*")) {
    const start = part.slice(0, -1);
    return (word) => word.startsWith(start);
  }
  return (word) => word === part;
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
