import { loadKnowledge } from "../knowledge.js";
import { PROJECT_ROOT } from "../root.js";
import { reportFailure } from "./report-failure.js";

/** Reads content/ and intents/ and keeps what is learned from the utterances, so that the bot starts at once. */
try {
  loadKnowledge(PROJECT_ROOT);
} catch (error) {
  reportFailure(error);
}
