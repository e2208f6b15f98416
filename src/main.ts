import { spawnSync } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError, EXIT_CONFIG, readConfig, readEnvironment } from "./config.js";
import { ContentError } from "./content/problems.js";
import { loadKnowledge } from "./knowledge.js";
import { createLog } from "./log.js";
import { PROJECT_ROOT } from "./root.js";
import { run } from "./run.js";
import { ListenError } from "./serve.js";
import { StartError } from "./telegram/polling.js";

/** Exit code for content that does not load: EX_DATAERR of sysexits.h. */
const EXIT_CONTENT = 65;
const STOP_WITHIN_MS = 10_000;
const LEARN_WITHIN_MS = 300_000;

async function main(): Promise<void> {
  const config = readConfig(readEnvironment());
  const log = createLog(config.logLevel);
  const knowledge = loadKnowledge(PROJECT_ROOT, () => {
    log.info("content/ or intents/ has changed; learning the utterances takes some seconds, this once");
    learnApart();
  });
  const running = await run(config, knowledge, log);
  console.log(running.startLine);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      log.info({ signal }, "stopping");
      // What is still unanswered then was not confirmed; Telegram delivers it to the next process.
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      running.stop().then(() => process.exit(0), fail);
    });
  }
  await running.done;
}

/**
 * Learns in a process of its own: that takes three times the memory a running bot needs, and `npm start` grants only
 * the latter. That process says itself what is wrong with the files, and this one ends with its exit code.
 */
function learnApart(): void {
  const program = fileURLToPath(new URL(`cli/learn${extname(import.meta.filename)}`, import.meta.url));
  const options = process.execArgv.filter((option) => !/^--max[-_]/.test(option));
  const { status } = spawnSync(process.execPath, [...options, program], {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: LEARN_WITHIN_MS,
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** One readable message, no stack trace for what the operator can put right. */
function fail(error: unknown): void {
  const expected = [ConfigError, ContentError, ListenError, StartError].some((kind) => error instanceof kind);
  if (expected && error instanceof Error) console.error(error.message);
  else createLog("error").fatal({ err: error }, "the bot cannot go on");
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : error instanceof ContentError ? EXIT_CONTENT : 1);
}

// Whatever escapes is described, not printed raw, and ends the process; a supervisor starts it anew.
process.on("uncaughtException", fail);
main().catch(fail);
