import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chooseDensity } from "../../../src/lib/browser/density.ts";
import { chooseTheme, startTheme } from "../../../src/lib/browser/theme.ts";

const system = { dark: false, ask: matchMedia, changed: () => {} };
const turnSystem = (dark: boolean) => {
  system.dark = dark;
  system.changed();
};
beforeEach(() => {
  window.matchMedia = ((query: string) => ({
    ...system.ask(query),
    matches: query.includes("dark") && system.dark,
    addEventListener: (_: string, listener: () => void) => {
      system.changed = listener;
    },
  })) as typeof matchMedia;
});
afterEach(() => {
  window.matchMedia = system.ask;
  system.dark = false;
});

const head = document.head.innerHTML;
beforeEach(() => {
  document.head.innerHTML = ["light", "dark"]
    .map((of) => `<meta name="theme-color" content="${of}" media="(prefers-color-scheme: ${of})">`)
    .join("");
});
afterEach(() => {
  chooseTheme("system");
  document.head.innerHTML = head;
});
/** The media of both theme colours. */
const media = () => [...document.querySelectorAll("meta")].map((meta) => meta.getAttribute("media"));

test("[AP2] the browser's bars follow the chosen theme, or the system's theme", () => {
  startTheme();
  expect(media()).toEqual(["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]);
  chooseTheme("dark");
  expect(media()).toEqual(["not all", "all"]);
  chooseTheme("light");
  expect(media()).toEqual(["all", "not all"]);
  chooseTheme("system");
  expect(media()).toEqual(["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]);
});

const look = () => document.documentElement.dataset.theme;

test("[AP2] a chosen theme applies at once and is stored; the system theme applies only for system", () => {
  startTheme();
  chooseTheme("system");
  turnSystem(true);
  expect([look(), localStorage.getItem("jieru.theme")]).toEqual(["dark", "system"]);
  chooseTheme("light");
  expect([look(), localStorage.getItem("jieru.theme")]).toEqual(["light", "light"]);
  turnSystem(false);
  turnSystem(true);
  expect(look()).toBe("light");
  chooseTheme("dark");
  turnSystem(false);
  expect([look(), localStorage.getItem("jieru.theme")]).toEqual(["dark", "dark"]);
  chooseTheme("system");
  expect(look()).toBe("light");
});

/** `theme.js` runs before the first paint. */
const before = readFileSync(path.resolve(import.meta.dirname, "../../../public/theme.js"), "utf8");
function drawnFirst(kept: Record<string, string>) {
  localStorage.clear();
  for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
  const { dataset } = document.documentElement;
  delete dataset.theme;
  delete dataset.density;
  new Function(before)();
  return [dataset.theme, dataset.density];
}

test("[AP1] [AP2] a reloaded page applies the stored theme and density before the first paint", () => {
  for (const dark of [false, true]) {
    turnSystem(dark);
    expect(drawnFirst({})).toEqual([dark ? "dark" : "light", undefined]);
    expect(drawnFirst({ "jieru.theme": "system" })).toEqual([dark ? "dark" : "light", undefined]);
    expect(drawnFirst({ "jieru.theme": "light" })).toEqual(["light", undefined]);
    expect(drawnFirst({ "jieru.theme": "dark" })).toEqual(["dark", undefined]);
  }
  chooseDensity("compact");
  expect(document.documentElement.dataset.density).toBe("compact");
  const kept = { "jieru.density": localStorage.getItem("jieru.density") ?? "" };
  expect(drawnFirst(kept)[1]).toBe("compact");
  chooseDensity("comfortable");
  expect(drawnFirst({ "jieru.density": localStorage.getItem("jieru.density") ?? "" })[1]).toBeUndefined();
});
