import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const read = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, "../public", file), "utf8");

test("[IN4] the worker's mark is that of the files it keeps", () => {
  const worker = read("sw.js");
  const files = [...(/const files = \[(.*)\]/.exec(worker)?.[1] ?? "").matchAll(/"\/([\w.]+)"/g)].map(
    ([, f]) => f as string,
  );
  expect(files).toContain("offline.html");
  const hash = createHash("sha256");
  for (const file of files) hash.update(read(file));
  expect(/"jieru-offline-(\w+)"/.exec(worker)?.[1], "set this mark in public/sw.js").toBe(
    hash.digest("hex").slice(0, 10),
  );
});
