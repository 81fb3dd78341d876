// Checks that every export is used elsewhere: in another file, or again in its own.
import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";
import { listOurs } from "./our-files.ts";

const declaration =
  /^export (?:async )?(?:const|let|function\*?|class|interface|type) (?<name>[A-Za-z_$][\w$]*)/gm;
const word = /[A-Za-z_$][\w$]*/g;

function deadExports(): string[] {
  const files = listOurs("**/*.{ts,tsx}");
  const texts = files.map((file) => readFileSync(path.join(repository, file), "utf8"));
  const named = new Map<string, number>();
  for (const text of texts)
    for (const [name] of text.matchAll(word)) named.set(name, (named.get(name) ?? 0) + 1);
  return files.flatMap((file, i) =>
    [...(texts[i] ?? "").matchAll(declaration)]
      .map(({ groups }) => groups?.name ?? "")
      .filter((name) => named.get(name) === 1)
      .map((name) => `${file}: ${name}`),
  );
}

if (import.meta.main) {
  const dead = deadExports();
  for (const line of dead) console.log(line);
  process.exitCode = dead.length > 0 ? 1 : 0;
}
