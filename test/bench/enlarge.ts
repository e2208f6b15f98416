import type { IntentName, Recognition } from "../../src/content/recognition.js";
import type { Library, NameList } from "../../src/content/schema.js";
import { createVocabulary } from "../../src/understand/entities.js";
import type { IntentModel } from "../../src/understand/model.js";
import { createSpeller } from "../../src/understand/spelling.js";
import { createUnderstand, type Understand } from "../../src/understand/understand.js";

/** Numbers from 0 below `below` that look random and are the same in every run (Park-Miller generator). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * The same bot with `times` as many intents, utterances, features, names and words. What is added has letters of its
 * own ("magnesium" becomes "nbhoftjvn"), so it competes in every index without changing the answers.
 */
export function enlarge(
  { model, library, recognition }: { model: IntentModel; library: Library; recognition: Recognition },
  times: number,
): Understand {
  const copies = Array.from({ length: times }, (_, copy) => copy);
  const names = copies.flatMap((copy) =>
    copy === 0 ? [] : [...library.names, ...recognition.names].map((list) => copyOf(list, copy)),
  );
  const vocabulary = createVocabulary(
    library,
    { ...recognition, names: [...recognition.names, ...names] },
    [],
  );
  const words = new Map<string, number>();
  for (const copy of copies) for (const [word, uses] of model.words) words.set(shift(word, copy), uses);
  for (const [word, uses] of vocabulary.words) words.set(word, uses);
  return createUnderstand(
    library,
    recognition,
    vocabulary,
    enlargeModel(model, copies, words),
    createSpeller(words),
  );
}

function enlargeModel(model: IntentModel, copies: number[], words: Map<string, number>): IntentModel {
  const { intents, utterances, features, weights } = model;
  const { names, idf } = features;
  const many = copies.length;
  const values = new Int8Array(names.length * many * intents.length * many);
  for (const copy of copies) {
    for (let feature = 0; feature < names.length; feature++) {
      const row = weights.values.subarray(feature * intents.length, (feature + 1) * intents.length);
      values.set(row, (copy * names.length + feature) * intents.length * many + copy * intents.length);
    }
  }
  const starts = [0];
  for (const copy of copies) {
    for (const start of utterances.starts.subarray(1)) starts.push(start + copy * utterances.features.length);
  }
  return {
    danger: model.danger,
    words,
    weights: { values, scale: weights.scale },
    intents: copies.flatMap((copy) =>
      intents.map(
        (intent): IntentName =>
          copy === 0 ? intent : { kind: "outside", theme: `copy-${copy}`, medical: false },
      ),
    ),
    features: {
      idfOfUnknown: features.idfOfUnknown,
      // The slots stand in every copy, as they would in more utterances of the same kind.
      names: copies.flatMap((copy) => names.map((name) => (copy === 0 ? name : `${copy}:${name}`))),
      idf: Float32Array.from(copies.flatMap(() => [...idf])),
    },
    utterances: {
      texts: utterances.texts,
      lineStarts: Uint32Array.from(copies.flatMap(() => [...utterances.lineStarts.subarray(0, -1)])),
      intents: Uint16Array.from(
        copies.flatMap((copy) => [...utterances.intents].map((intent) => intent + copy * intents.length)),
      ),
      starts: Uint32Array.from(starts),
      features: Uint32Array.from(
        copies.flatMap((copy) =>
          [...utterances.features].map((feature) =>
            sharedBy(names[feature] ?? "") ? feature : feature + copy * names.length,
          ),
        ),
      ),
    },
  };
}

/** Everyday words and slots that new intents would use as the old ones do. */
function sharedBy(feature: string): boolean {
  return feature.startsWith("{") || feature.length <= 4;
}

function copyOf(list: NameList, copy: number): NameList {
  return { ...list, id: `${list.id}-${copy}`, names: list.names.map((name) => shift(name, copy)) };
}

/** Every letter moved on in the alphabet. */
function shift(word: string, by: number): string {
  return word.replace(/[a-z]/g, (letter) =>
    String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 26)),
  );
}
