// Checks the direction of imports and a few names, over every TypeScript file of the repository.
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";
import { judgeImport, judgePath } from "./dependency-rules.ts";

const notOurs = ["node_modules", "dist", "data", "test-results", "playwright-report"];
const importPatterns = [
  /^\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"'\n]+)["']/gm,
  /^\s*import\s*["']([^"'\n]+)["']/gm,
  /\bimport\(\s*["']([^"'\n]+)["']/g,
];

/** Every breach as one line, `file:line says what rule`. */
export function listBreaches(): string[] {
  return listFiles().flatMap((file) => {
    const path = judgePath(file);
    return [...(path ? [`${file}:1 ${path}`] : []), ...listImportBreaches(file)];
  });
}

function listFiles(): string[] {
  const exclude = (name: string) => notOurs.includes(path.basename(name));
  return globSync("**/*.{ts,tsx}", { cwd: repository, exclude }).sort();
}

function listImportBreaches(file: string): string[] {
  const text = readFileSync(path.join(repository, file), "utf8");
  return importPatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const breach = judgeImport(file, match[1] ?? "");
      return breach ? [`${file}:${lineOf(text, match)} ${breach}`] : [];
    }),
  );
}

/** The line the import statement ends on, where its specifier stands. */
function lineOf(text: string, match: RegExpExecArray): number {
  return text.slice(0, match.index + match[0].length).split("\n").length;
}

if (import.meta.main) {
  const breaches = listBreaches();
  for (const breach of breaches) console.log(breach);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
