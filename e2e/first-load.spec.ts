import { readFileSync } from "node:fs";
import path from "node:path";
import { cookiesOf, expect, linZhixia, test } from "./world.ts";

interface Kept {
  limitKb: number;
  files: Record<string, number>;
}

const file = path.resolve(import.meta.dirname, "../apps/console/first-load.json");
const kept = JSON.parse(readFileSync(file, "utf8")) as Kept;

test("[UI1] the first screen loads no more compressed script than its budget", async ({
  world,
  visitorAt,
}) => {
  // Uses a new browser: its cache holds no file of the console.
  const page = await visitorAt("about:blank");
  await page.context().addCookies(await cookiesOf(world, linZhixia));
  await page.goto(`/a/${world.accountId}`);
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  const scripts = await page.evaluate(() => {
    const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const shownAt = entries.find(({ name }) => name.endsWith("/snapshot"))?.responseEnd ?? 0;
    // Ignores files that load after the desk is rendered.
    return entries
      .filter(({ name, startTime }) => /\/assets\/.*\.js$/.test(name) && startTime <= shownAt)
      .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, kb: encodedBodySize / 1000 }));
  });
  // "/assets/desk-u8wbzL13.js" becomes "desk" in every build.
  const short = (name: string) => name.replace(/^\/assets\/(.*)-.{8}\.js$/, "$1");
  const kbOf = new Map<string, number>();
  for (const { name, kb } of scripts) kbOf.set(short(name), (kbOf.get(short(name)) ?? 0) + kb);
  const small = [...kbOf].filter(([name]) => !(name in kept.files)).reduce((sum, [, kb]) => sum + kb, 0);
  const now = { ...Object.fromEntries([...kbOf].filter(([name]) => name in kept.files)), others: small };
  const growth = Object.entries(now)
    .map(([name, kb]) => `${name} ${kb.toFixed(1)} kB, was ${(kept.files[name] ?? 0).toFixed(1)}`)
    .join("\n");
  expect(kbOf.has("desk")).toBe(true);
  const kb = scripts.reduce((sum, script) => sum + script.kb, 0);
  const renewal = "If the growth is intended, raise limitKb in apps/console/first-load.json";
  expect(kb, `the first load weighs ${kb.toFixed(1)} kB:\n${growth}\n${renewal}`).toBeLessThanOrEqual(
    kept.limitKb,
  );
});
