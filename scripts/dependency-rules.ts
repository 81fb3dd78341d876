import path from "node:path";

/** Which of our packages each package may import. The arrows run one way; see docs/architecture.md. */
const mayImport: Record<string, string[]> = {
  "packages/shared": [],
  "packages/wechat": [],
  "packages/embedded-postgres": [],
  "packages/dev-env": ["embedded-postgres", "realtime", "simulator", "shared", "wechat"],
  "apps/realtime": ["embedded-postgres", "shared", "wechat"],
  "apps/simulator": ["wechat"],
  "apps/console": ["shared"],
};

/** What these folders of the console may import from its other folders; the folders not listed may import all. */
const mayImportInConsole: Record<string, string[]> = {
  ui: ["i18n"],
  state: ["ui"],
  api: ["state", "ui"],
  sync: ["api", "state", "drafts", "i18n", "ui"],
};

const forbiddenFolders = ["utils", "helpers", "services"];

/** What is wrong with a file's own path (relative to the repository), or null. */
export function judgePath(file: string): string | null {
  if (path.basename(file) === "index.ts") return "no barrels: name the file after what it holds";
  const folder = path
    .dirname(file)
    .split("/")
    .find((name) => forbiddenFolders.includes(name));
  return folder ? `no folder "${folder}": name it after a noun of ours` : null;
}

/** What is wrong with `file` importing `specifier`, or null. */
export function judgeImport(file: string, specifier: string): string | null {
  const target = specifier.startsWith(".") ? path.join(path.dirname(file), specifier) : null;
  return (
    judgePackage(file, specifier, target) ??
    judgeDesk(file, specifier, target) ??
    judgeFeed(file, target) ??
    judgeConsole(file, target) ??
    judgePrimitive(file, specifier)
  );
}

function judgePackage(file: string, specifier: string, target: string | null): string | null {
  const own = packageOf(file);
  if (target && packageOf(target) !== own) return "another package is imported by its name, not by path";
  const theirs = /^@jieru\/([^/]+)/.exec(specifier)?.[1];
  const allowed = own && mayImport[own];
  if (!theirs || !allowed || allowed.includes(theirs) || isTestAid(file, specifier)) return null;
  return `${path.basename(own)} imports ${allowed.join(", ") || "nothing"} of ours, not ${theirs}`;
}

/** What the tests of one package lend to those of the others. */
function isTestAid(file: string, specifier: string): boolean {
  return /^[^/]+\/[^/]+\/test\//.test(file) && specifier.startsWith("@jieru/shared/test/");
}

function judgeDesk(file: string, specifier: string, target: string | null): string | null {
  const desk = "apps/realtime/src/desk/";
  if (!file.startsWith(desk)) return null;
  const allowed = target ? target.startsWith(desk) : specifier.startsWith("@jieru/shared/");
  return allowed ? null : "the desk is pure: it imports only shared and itself";
}

function judgeFeed(file: string, target: string | null): string | null {
  const lane = "apps/realtime/src/lane/";
  if (!file.startsWith("apps/realtime/src/feed/") || !target?.startsWith(lane)) return null;
  return "the feed reads the log only: it imports nothing from the lane";
}

function judgeConsole(file: string, target: string | null): string | null {
  const own = consoleFolderOf(file);
  const theirs = target && consoleFolderOf(target);
  const allowed = own && mayImportInConsole[own];
  if (!theirs || theirs === own || !allowed || allowed.includes(theirs)) return null;
  return `in the console, ${own} imports ${allowed.join(", ")}, not ${theirs}`;
}

function judgePrimitive(file: string, specifier: string): string | null {
  const isPrimitive = consoleFolderOf(file) === "ui";
  // The one function of shared that is about text, not about our domain.
  const allowed = specifier === "@jieru/shared/domain/length-of";
  if (!isPrimitive || !specifier.startsWith("@jieru/shared/") || allowed) return null;
  return "ui holds primitives: a component that knows the domain stands in the folder of its noun";
}

/** The folder of the console's sources a file belongs to, such as `sync`; null for all other files. */
function consoleFolderOf(file: string): string | null {
  return /^apps\/console\/src\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/** The package a file belongs to, such as `apps/console`; null for files outside all packages, such as scripts and browser tests. */
function packageOf(file: string): string | null {
  return /^(?:apps|packages)\/[^/]+/.exec(file)?.[0] ?? null;
}
