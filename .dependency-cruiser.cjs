// Who may use what. The folders are the layers of DESIGN.md; one message goes through them in one straight line.
const only = (name, comment, packages, folders) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^src/", pathNot: folders },
  to: { path: packages },
});
const never = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    only(
      "telegram-only",
      "Only these know Telegram",
      "^grammy|node_modules/(grammy|@grammyjs)/",
      "^src/(telegram|preview)/|^src/run\\.ts$",
    ),
    only("fuse-only", "Fuzzy search is a matter of spelling", "node_modules/fuse\\.js/", "^src/understand/"),
    only(
      "files-only",
      "Files are read and written in one place each",
      "^(node:)?fs(/promises)?$",
      "^src/(content|storage|cli)/",
    ),
    only(
      "web-only",
      "Web servers",
      "node_modules/(hono|@hono)/",
      "^src/(preview|telegram)/|^src/serve\\.ts$",
    ),
    only("store-only", "Databases", "node_modules/(libsql|ioredis)/", "^src/storage/"),
    only(
      "yaml-only",
      "Content formats",
      "node_modules/(yaml|js-yaml|csv-parse|markdown-it)/",
      "^src/content/",
    ),
    never(
      "content-first",
      "Content knows nothing that is built on it",
      "^src/content/",
      "^src/(understand|answer|telegram|storage|preview|cli)/",
    ),
    never(
      "understanding-is-pure",
      "Understanding knows no channel and no store",
      "^src/understand/",
      "^src/(answer|telegram|storage|preview|cli|log|config)",
    ),
    never(
      "answers-are-pure",
      "Answers know no channel and no store",
      "^src/answer/",
      "^src/(understand|telegram|storage|preview|cli|log|config)",
    ),
    never("stores-stand-alone", "A store keeps what it is given", "^src/storage/", "^src/(?!storage/)"),
    never("cli-is-an-end", "Nothing is built on the command line", "^src/(?!cli/)", "^src/cli/"),
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      comment: "A file nobody uses",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "^src/preview/page/" },
      to: {},
    },
    {
      name: "no-dev-packages",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
