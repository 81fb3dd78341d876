// Checks the direction of imports, circles, schemas in the console and a few names, over every TypeScript file of the repository.
import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";
import { judgeImport, judgePath } from "./dependency-rules.ts";
import { findCircles } from "./import-circles.ts";
import { listOurs } from "./our-files.ts";

const importPatterns = [
  /^\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"'\n]+)["']/gm,
  /^\s*import\s*["']([^"'\n]+)["']/gm,
  /\bimport\(\s*["']([^"'\n]+)["']/g,
];

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

const server = "apps/realtime/src/";
const pages = "apps/console/src/";

/** Returns circles of imports, type imports included: between files of server and console, and between folders of the server. */
function listCircles(): string[] {
  const files = importsOf([server, pages]);
  const folders = importsOf([server], path.dirname);
  return [files, folders].flatMap(findCircles).map((circle) => `circle of imports: ${circle.join(", ")}`);
}

/** Returns the imports of each file, or of each place that `placeOf` names, within the same folder. */
function importsOf(
  roots: readonly string[],
  placeOf = (file: string): string => file,
): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>();
  for (const root of roots)
    for (const file of listOurs(`${root}**/*.{ts,tsx}`)) {
      const text = readFileSync(path.join(repository, file), "utf8");
      for (const [, specifier = ""] of importPatterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
        const target = path.join(path.dirname(file), specifier);
        const [from, to] = [placeOf(file), placeOf(target)];
        if (!specifier.startsWith(".") || !target.startsWith(root) || from === to) continue;
        imports.set(from, (imports.get(from) ?? new Set()).add(to));
      }
    }
  return imports;
}

const runtimeImport = /^\s*(?:import|export)\b(?!\s+type\b)[^"'`;]*?\bfrom\s*["']([^"'\n]+)["']/gm;

/** Returns the console's modules that load zod through schemas of shared. It would add 23 kB to each first load. */
function listSchemasInPages(): string[] {
  const known = new Map<string, boolean>();
  const loadsZod = (file: string): boolean => {
    const before = known.get(file);
    if (before !== undefined) return before;
    known.set(file, false);
    const loads = listRuntimeImports(file).some((target) => target === "zod" || loadsZod(target));
    known.set(file, loads);
    return loads;
  };
  return listOurs("apps/console/src/**/*.{ts,tsx}").flatMap((file) =>
    listRuntimeImports(file)
      /* zod itself, or a module of shared that loads it */
      .filter((target) => target === "zod" || (target.startsWith(shared) && loadsZod(target)))
      .map((target) => `${file}:1 loads schemas by ${target}: import only types of it`),
  );
}

const shared = "packages/shared/src/";

function listRuntimeImports(file: string): string[] {
  const text = readFileSync(path.join(repository, file), "utf8");
  return [...text.matchAll(runtimeImport)].flatMap(([, specifier = ""]) => {
    if (specifier === "zod") return [specifier];
    if (specifier.startsWith("@jieru/shared/")) return [`${specifier.replace("@jieru/shared/", shared)}.ts`];
    const target = path.join(path.dirname(file), specifier);
    return specifier.endsWith(".ts") && target.startsWith(shared) ? [target] : [];
  });
}

function lineOf(text: string, match: RegExpExecArray): number {
  return text.slice(0, match.index + match[0].length).split("\n").length;
}

if (import.meta.main) {
  const breaches = [...listBreaches(), ...listCircles(), ...listSchemasInPages()];
  for (const breach of breaches) console.log(breach);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
