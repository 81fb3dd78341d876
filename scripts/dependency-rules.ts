import path from "node:path";

const mayImport: Record<string, string[]> = {
  "packages/shared": [],
  "packages/wechat": [],
  "packages/ui": [],
  "packages/embedded-postgres": [],
  "packages/dev-env": ["embedded-postgres", "realtime", "simulator", "shared", "wechat"],
  "apps/realtime": ["embedded-postgres", "shared", "wechat"],
  "apps/simulator": ["ui", "wechat"],
  "apps/console": ["shared", "ui"],
};

/**
 * The layers of the console's folders, lowest first (docs/contributing/architecture.md). A folder imports only lower lines, so `ui` and
 * `data` do not import each other. Files directly in `src` may import all.
 */
const consoleLayers: string[][] = [
  ["lib"],
  ["i18n"],
  ["ui", "data"],
  ["agent", "session", "commands"],
  ["opening", "page", "exports"],
  ["conversation"],
  ["customer", "notifications", "onboarding"],
  ["mentions"],
  ["inbox"],
  ["board"],
  ["search", "reports", "settings", "auth"],
  ["palette"],
  ["app"],
];

/**
 * The layers of the server's folders, lowest first (docs/contributing/architecture.md). A folder imports its own layer and lower ones, and
 * folders form no circle. Files directly in `src` are the composition root and may import all.
 */
const serverLayers: string[][] = [
  ["base"],
  ["http", "database", "desk"],
  ["presenters"],
  ["lane"],
  ["audit", "api-keys", "policies", "sign-in", "jobs"],
  ["feed"],
  ["push", "outbox", "accounts"],
  [
    ...[
      "agents",
      "api-docs",
      "attributes",
      "cards",
      "client-errors",
      "conduct-rules",
      "conversations",
      "drafts",
      "exports",
      "guide",
    ],
    ...[
      "health",
      "keyword-replies",
      "media",
      "metrics",
      "notifications",
      "quick-replies",
      "ratings",
      "reports",
    ],
    ...["saved-views", "search", "self-check", "sessions", "supervise", "webhooks"],
  ],
  ["timers", "retention", "backup"],
  ["process"],
];

const upwardImports = new Set([
  "conversations/erase-route.ts → retention/erasures.ts", // an erasure begins in the request, and a job finishes it
  "outbox/outcome.ts → media/uploads/sent-media.ts", // an image is uploaded to WeChat before its reply
  "outbox/deliver.ts → media/uploads/sent-media.ts",
  "accounts/settings-routes.ts → ratings/links.ts", // the settings show a sample of the rating link
  "accounts/connection/connect-account.ts → agents/bindings.ts", // the first admin is bound with the account
]);

const forbiddenFolders = ["utils", "helpers", "services"];

/** Returns the breach of a file's own path (relative to the repository), or null. */
export function judgePath(file: string): string | null {
  if (path.basename(file) === "index.ts") return "no barrels: name the file after what it holds";
  const folder = path
    .dirname(file)
    .split("/")
    .find((name) => forbiddenFolders.includes(name));
  return folder ? `no folder "${folder}": name it after a noun of ours` : null;
}

/** Returns the breach of `file` importing `specifier`, or null. */
export function judgeImport(file: string, specifier: string): string | null {
  const target = specifier.startsWith(".") ? path.join(path.dirname(file), specifier) : null;
  return (
    judgePackage(file, specifier, target) ??
    judgeDesk(file, specifier, target) ??
    judgeServer(file, target) ??
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

/** Returns whether the tests of one package may use this part of another package's tests. */
function isTestAid(file: string, specifier: string): boolean {
  return /^[^/]+\/[^/]+\/test\//.test(file) && specifier.startsWith("@jieru/shared/test/");
}

function judgeDesk(file: string, specifier: string, target: string | null): string | null {
  const desk = "apps/realtime/src/desk/";
  if (!file.startsWith(desk)) return null;
  const allowed = target ? target.startsWith(desk) : specifier.startsWith("@jieru/shared/");
  return allowed ? null : "the desk is pure: it imports only shared and itself";
}

function judgeServer(file: string, target: string | null): string | null {
  const server = "apps/realtime/src/";
  if (!file.startsWith(server) || !target?.startsWith(server)) return null;
  const [from, to] = [file, target].map((f) => f.slice(server.length)) as [string, string];
  const [own, theirs] = [from, to].map((f) => serverLayers.findIndex((layer) => layer.includes(folderOf(f))));
  if (own === undefined || theirs === undefined) return null;
  if (!from.includes("/")) return null;
  if (own < 0 || theirs < 0) return `${folderOf(own < 0 ? from : to)} has no layer: name it in serverLayers`;
  if (own >= theirs || upwardImports.has(`${from} → ${to}`)) return null;
  return `${folderOf(from)} is below ${folderOf(to)}, and imports nothing of it`;
}

const folderOf = (file: string): string => file.split("/")[0] ?? "";

function judgeConsole(file: string, target: string | null): string | null {
  const own = consoleFolderOf(file);
  const theirs = target && consoleFolderOf(target);
  if (!own || !theirs || theirs === own) return null;
  const [from, to] = [own, theirs].map((folder) =>
    consoleLayers.findIndex((layer) => layer.includes(folder)),
  ) as [number, number];
  if (from < 0 || to < 0) return `${from < 0 ? own : theirs} has no layer: name it in consoleLayers`;
  return from > to ? null : `in the console, ${own} is not above ${theirs}, and imports nothing of it`;
}

function judgePrimitive(file: string, specifier: string): string | null {
  const isPrimitive = consoleFolderOf(file) === "ui";
  // The only function of shared about text instead of our domain.
  const allowed = specifier === "@jieru/shared/domain/length-of";
  if (!isPrimitive || !specifier.startsWith("@jieru/shared/") || allowed) return null;
  return "ui holds primitives: a component that knows the domain stands in the folder of its noun";
}

/** Returns the folder of a console source file, such as `lib`, or its feature, such as `inbox`; null for other files. */
function consoleFolderOf(file: string): string | null {
  return /^apps\/console\/src\/(?:features\/)?([^/]+)\//.exec(file)?.[1] ?? null;
}

function packageOf(file: string): string | null {
  return /^(?:apps|packages)\/[^/]+/.exec(file)?.[0] ?? null;
}
