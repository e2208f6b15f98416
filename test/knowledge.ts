import { createAssistant } from "../src/assistant.js";
import { loadKnowledge } from "../src/knowledge.js";
import { PROJECT_ROOT } from "../src/root.js";

/** The real content and intents, read once a test file. */
export const knowledge = loadKnowledge(PROJECT_ROOT);
export const assistant = createAssistant(knowledge);
