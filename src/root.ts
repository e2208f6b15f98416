import { fileURLToPath } from "node:url";

/** The folder that holds content/, intents/ and package.json; the same from src/ and from dist/. */
export const PROJECT_ROOT = fileURLToPath(new URL("..", import.meta.url));
