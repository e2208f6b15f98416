import { loadKnowledge } from "../src/knowledge.js";
import { PROJECT_ROOT } from "../src/root.js";

/** Learns the utterances before the test files start side by side, so that they find the model kept. */
export function setup(): void {
  loadKnowledge(PROJECT_ROOT);
}
