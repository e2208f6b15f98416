import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/learn-once.ts",
    // The slowest single step is a cold start of Chromium on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
