import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Figure } from "./figure.ts";

const dist = path.resolve(import.meta.dirname, "../apps/console/dist");
const assets = path.join(dist, "assets");
const { limitKb } = JSON.parse(readFileSync(path.resolve(dist, "../first-load.json"), "utf8")) as {
  limitKb: number;
};

function entries(): string[] {
  const page = readFileSync(path.join(dist, "index.html"), "utf8");
  const named = [...page.matchAll(/assets\/([\w.-]+\.js)"/g)].map((m) => m[1] as string);
  const route = readdirSync(assets).filter((f) => /^a\._accountId(\._inbox)?(\.index)?-.*\.js$/.test(f));
  return [...named, ...route];
}

function closure(files: string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(path.join(assets, file))) return;
    seen.add(file);
    const code = readFileSync(path.join(assets, file), "utf8");
    for (const [, next] of code.matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)) visit(next as string);
  };
  files.forEach(visit);
  return seen;
}

/** Measures the JavaScript that a signed-in console needs before use, compressed with brotli as the server sends it. */
export async function measureBundle(): Promise<Figure[]> {
  const files = closure(entries());
  const kb = [...files].reduce((sum, f) => sum + statSync(path.join(assets, `${f}.br`)).size, 0) / 1_000;
  const later = readdirSync(assets).find((f) => /^conversation-.*\.js\.br$/.test(f));
  const laterKb = later ? statSync(path.join(assets, later)).size / 1_000 : 0;
  return [
    {
      what: "first load of the console, compressed JavaScript",
      value: kb,
      unit: "kB",
      bound: "at most",
      target: limitKb,
      detail: `${files.size} files; the conversation pane follows with ${laterKb.toFixed(0)} kB`,
    },
  ];
}
