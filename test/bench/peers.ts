import { createRequire } from "node:module";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";

/** An utterance with the name of its intent. */
interface Example {
  text: string;
  intent: string;
}

/** Another way to find an intent; given the same utterances and the same masked questions as ours. */
interface Peer {
  name: string;
  /** Every how many utterances it is given, where all would take minutes to learn. */
  share: number;
  build: (examples: Example[]) => Promise<(question: string) => Promise<string | undefined>>;
}

/** The parts of @nlpjs/nlp that are used; it comes without types. */
interface NlpJs {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ intent: string }>;
}

function fuse(name: string, options: object): Peer {
  return {
    name,
    share: 1,
    async build(examples) {
      const index = new Fuse(examples, { keys: ["text"], ignoreLocation: true, ...options });
      return async (question) => index.search(question, { limit: 1 })[0]?.item.intent;
    },
  };
}

export const PEERS: Peer[] = [
  fuse("fuse.js, default", { ignoreLocation: false }),
  fuse("fuse.js, token search", { useTokenSearch: true, threshold: 0.3 }),
  {
    name: "MiniSearch, fuzzy",
    share: 1,
    async build(examples) {
      const index = new MiniSearch<Example & { id: number }>({
        fields: ["text"],
        storeFields: ["intent"],
        searchOptions: { fuzzy: 0.2, prefix: true },
      });
      index.addAll(examples.map((example, id) => ({ ...example, id })));
      return async (question) => index.search(question)[0]?.intent;
    },
  },
  {
    name: "nlp.js",
    share: 4,
    async build(examples) {
      const { dockStart } = createRequire(import.meta.url)("@nlpjs/basic");
      const dock = await dockStart({
        settings: { nlp: { autoSave: false, log: false, nlu: { log: false } } },
        use: ["Basic", "LangEn"],
      });
      const nlp: NlpJs = dock.get("nlp");
      nlp.addLanguage("en");
      for (const { text, intent } of examples) nlp.addDocument("en", text, intent);
      await nlp.train();
      return async (question) => (await nlp.process("en", question)).intent;
    },
  },
];
