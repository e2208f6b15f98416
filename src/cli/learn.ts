import { loadKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import { runProgram } from "./run-program.js";

/** Reads content/ and intents/ and keeps what is learned from the utterances, so that the bot starts at once. */
await runProgram(() => {
  loadKnowledge(PROJECT_ROOT);
});
