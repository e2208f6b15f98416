import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** Our own labelled questions; written without a look at intents/, so that they measure and do not remember. */
export const OWN_QUESTIONS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".jsonl"))
  .map((name) => `${FOLDER}${name}`);
