// Checks that relative links and pictures in documents lead to a file, and to a heading if they name one. Paths from the root, such as
// `apps/realtime/src`, and files that a comment names must exist. The architecture page must list every folder of server and console.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";
import { listOurs } from "./our-files.ts";

const link = /\[[^\]]*\]\(([^)\s]+)\)|\b(?:src|srcset)="([^"\s]+)"/g;
const code = /^ *```.*?^ *```/gms;
/** NOTE: a path with a wildcard does not match. */
const place = /`((?:apps|packages|docs|ops|scripts|e2e|bench|chaos)\/[\w./-]+)`/g;

const comment = /\/\*.*?\*\/|\/\/[^\n]*/gs;
const fileInWords = /`(?:[\w.$-]+\/)*([\w.$-]+\.(?:tsx?|md|sql))`/g;

function brokenLinks(): string[] {
  return listOurs("**/*.md").flatMap((file) => {
    const astray = targetsIn(file).filter((target) => !leads(file, target));
    const missing = placesIn(file).filter((name) => !existsSync(path.join(repository, name)));
    return [...astray, ...missing].map((target) => `${file} → ${target}`);
  });
}

function missingFiles(): string[] {
  const files = listOurs("**/*.{ts,tsx,css,md,sql}");
  /* Only names are compared, since comments give paths from different folders. */
  const ours = new Set(files.map((file) => path.basename(file)));
  const sources = files.filter((file) => /\.(?:tsx?|css)$/.test(file));
  return sources.flatMap((file) =>
    [...readFileSync(path.join(repository, file), "utf8").matchAll(comment)]
      .flatMap(([words]) => [...words.matchAll(fileInWords)])
      .map(([, name = ""]) => name)
      .filter((name) => !ours.has(name))
      .map((name) => `${file} → ${name}`),
  );
}

const placed = [
  ["The server's folders", "apps/realtime/src"],
  ["The console's folders", "apps/console/src"],
  ["The console's folders", "apps/console/src/features"],
] as const;

function unplacedFolders(): string[] {
  const page = "docs/contributing/architecture.md";
  const parts = textOf(page).split("\n## ");
  return placed.flatMap(([title, source]) => {
    const rows = parts.find((part) => part.startsWith(title)) ?? "";
    return readdirSync(path.join(repository, source), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !rows.includes(`\`${entry.name}/\``))
      .map(({ name }) => `${page} → ${source}/${name}`);
  });
}

const textOf = (file: string): string => readFileSync(path.join(repository, file), "utf8").replace(code, "");

const targetsIn = (file: string): string[] =>
  [...textOf(file).matchAll(link)]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((t) => !/^[a-z]+:/.test(t));

const placesIn = (file: string): string[] => [...textOf(file).matchAll(place)].map((match) => match[1] ?? "");

function leads(from: string, target: string): boolean {
  const [place = "", anchor] = target.split("#");
  const file = place ? path.join(path.dirname(from), place) : from;
  if (!existsSync(path.join(repository, file))) return false;
  return !anchor || anchorsIn(file).includes(anchor);
}

/** Returns a file's headings as GitHub's anchors: lower case, words joined by hyphens, no punctuation. */
const anchorsIn = (file: string): string[] =>
  [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );

if (import.meta.main) {
  const broken = [...brokenLinks(), ...missingFiles(), ...unplacedFolders()];
  for (const line of broken) console.log(line);
  process.exitCode = broken.length > 0 ? 1 : 0;
}
