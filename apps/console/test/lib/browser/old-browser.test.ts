/** `old-browser.js` runs before everything else. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";

const source = readFileSync(path.resolve(import.meta.dirname, "../../../public/old-browser.js"), "utf8");

const newer = ["Promise.withResolvers", "Map.groupBy", "AbortSignal.any"] as const;

interface Made {
  run(expression: string): unknown;
  sentTo: string[];
}

const needed = ["popover", "checkVisibility"] as const;

/** A browser that supports only these. */
function browserWith({ can = needed as readonly string[], has = [] as readonly string[] }): Made {
  const sentTo: string[] = [];
  const context = createContext({
    location: { replace: (to: string) => void sentTo.push(to) },
    HTMLElement: class {},
    AbortController,
    AbortSignal: {},
    groupBy: Map.groupBy,
  });
  const run = (expression: string): unknown => runInContext(expression, context);
  for (const name of can) run(`HTMLElement.prototype.${name} = null`);
  run(`HTMLElement.prototype.hidePopover = function () {
    if (!this.open) throw new Error("hidden");
    this.hides++;
  }`);
  for (const name of newer) run(has.includes(name) ? `${name} = "its own"` : `delete ${name}`);
  run(source);
  return { run, sentTo };
}

test("[EV21] a browser that cannot run the console is sent to the too-old page", () => {
  for (const one of needed) {
    const { run, sentTo } = browserWith({ can: [one] });
    expect(sentTo).toEqual(["/too-old.html"]);
    expect(newer.map((name) => run(`typeof ${name}`))).toEqual(newer.map(() => "undefined"));
  }
  expect(browserWith({}).sentTo).toEqual([]);
});

test("[EV21] the script uses only ES5 syntax", () => {
  expect(source.replaceAll(/^\s*\/\/.*$/gm, "")).not.toMatch(/=>|\b(const|let|class|async|of)\b|[`?]|\.\.\./);
});

test("[EV21] the page asks for the newer of two engines and loads this script first", () => {
  const page = new DOMParser().parseFromString(
    readFileSync(path.resolve(import.meta.dirname, "../../../index.html"), "utf8"),
    "text/html",
  );
  const metaOf = (name: string) => page.querySelector(`meta[name=${name}]`)?.getAttribute("content");
  expect([metaOf("renderer"), metaOf("force-rendering")]).toEqual(["webkit", "webkit"]);
  expect(page.querySelector("script")?.getAttribute("src")).toBe("/old-browser.js");
});

test("[EV21] native functions are kept", () => {
  const { run } = browserWith({ has: newer });
  expect(newer.map((name) => run(name))).toEqual(newer.map(() => "its own"));
});

test("[EV21] hiding a hidden popover throws no error", () => {
  const { run } = browserWith({});
  run("var box = new HTMLElement(); box.matches = () => box.open; box.hides = 0");
  run("box.hidePopover(); box.open = true; box.hidePopover()");
  expect(run("box.hides")).toBe(1);
  const newest = browserWith({ has: newer });
  expect(() => newest.run("new HTMLElement().hidePopover()")).toThrow("hidden");
});

test("[EV21] Promise.withResolvers is provided", async () => {
  const { run } = browserWith({});
  expect(await run("var a = Promise.withResolvers(); a.resolve(7); a.promise")).toBe(7);
  await expect(run("var b = Promise.withResolvers(); b.reject(new Error('no')); b.promise")).rejects.toThrow(
    "no",
  );
});

test("[EV21] Map.groupBy groups as native browsers do", () => {
  const { run } = browserWith({});
  const words = JSON.stringify(["a", "bb", "c", "", "dd"]);
  const grouped = (by: string) =>
    JSON.stringify([
      ...(run(`${by}(new Set(${words}), (w, i) => w.length * (i < 4 ? 1 : 9))`) as Map<number, string[]>),
    ]);
  expect(grouped("Map.groupBy")).toBe(grouped("groupBy"));
});

test("[EV21] AbortSignal.any aborts with the first signal and its reason", () => {
  const { run } = browserWith({});
  const any = run("AbortSignal.any") as typeof AbortSignal.any;
  const [first, second] = [new AbortController(), new AbortController()];
  const signal = any([first.signal, second.signal]);
  expect(signal.aborted).toBe(false);
  second.abort("second");
  first.abort("first");
  expect([signal.aborted, signal.reason]).toEqual([true, "second"]);
  const ended = any([new AbortController().signal, first.signal]);
  expect([ended.aborted, ended.reason]).toEqual([true, "first"]);
});
