// Checks the direction of imports and a few names, over every TypeScript file of the repository.
import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";
import { judgeImport, judgePath } from "./dependency-rules.ts";
import { listOurs } from "./our-files.ts";

const importPatterns = [
  /^\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"'\n]+)["']/gm,
  /^\s*import\s*["']([^"'\n]+)["']/gm,
  /\bimport\(\s*["']([^"'\n]+)["']/g,
];

/** Every breach as one line, `file:line says what rule`. */
function listBreaches(): string[] {
  return listOurs("**/*.{ts,tsx}").flatMap((file) => {
    const breach = judgePath(file);
    return [...(breach ? [`${file}:1 ${breach}`] : []), ...listImportBreaches(file)];
  });
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
