import type { Page, Request, TestInfo } from "@playwright/test";
import { untilAtHand } from "./acts.ts";
import { goTo, untilDrawn } from "./going.ts";
import { sidewaysScroll } from "./screens/clipping.ts";
import { bars, nameOfPlace, type Place, type ScreenState } from "./screens/places.ts";
import { type Places, untilHere } from "./screens/screens.ts";
import { test } from "./screens/seeded-world.ts";
import { states } from "./screens/states.ts";
import { type Look, nameOf, openStill, resizeTo, sizeOf } from "./screens/still-page.ts";
import { expectNoOtherTrees, expectTree } from "./screens/trees.ts";
import { expectAccessible, expectReadable } from "./screens/visual-checks.ts";
import { expect } from "./world.ts";

/** Two extremes: wide, Chinese and light; narrow, English and dark. */
const looks: readonly Look[] = [
  { width: 1440, language: "zh-CN", theme: "light" },
  { width: 390, language: "en", theme: "dark" },
];

const inFile = (name: string): string => name.replaceAll(/[^a-z0-9]+/gi, "-");
const folderOf = ({ name }: ScreenState, look: Look): string => `states/${inFile(name)}/${nameOf(look)}`;
const fileOf = (place: Place): string => inFile(nameOfPlace(place));

async function comeTo(page: Page, { path, put, open, afresh, late }: Place, at: Places): Promise<void> {
  await put?.(page, at);
  const rest = path(at);
  const to = rest.startsWith("/") ? rest : `/a/${at.accountId}/${rest}`.replace(/\/$/, "");
  if (afresh) await page.goto(to);
  else await goTo(page, to);
  if (!late) await untilDrawn(page);
  await open?.(page);
}

/** Polls at a constant interval; `expect` would slow down. */
async function untilMarked(page: Page, mark: string, scene: string): Promise<void> {
  const marked = page.locator(mark).filter({ visible: true }).first();
  const isMarked = await marked.waitFor({ timeout: 15_000 }).then(
    () => true,
    () => false,
  );
  expect.soft(isMarked, `${scene}: ${mark} is to be seen`).toBe(true);
}

interface Walk {
  page: Page;
  at: Places;
  info: TestInfo;
  look: Look;
}

async function walk({ page, at, info, look }: Walk, state: ScreenState): Promise<void> {
  for (const place of state.places) {
    await resizeTo(page, sizeOf(look));
    await comeTo(page, place, at);
    const scene = `${nameOfPlace(place)}, ${state.name}`;
    await untilMarked(page, place.mark, scene);
    if (!state.never && !place.mark.includes(bars)) await untilHere(page);
    await page.mouse.move(0, 0);
    await expectAccessible(page, `${scene}, ${nameOf(look)}`);
    await expectReadable(page, scene, { name: nameOf(look), language: look.language, withAxe: false });
    await expectTree(page, `${folderOf(state, look)}/${fileOf(place)}`, info);
    await resizeTo(page, { width: 320, height: 640 });
    expect.soft(await sidewaysScroll(page), `${scene}, ${nameOf(look)}: no sideways scrolling`).toBe(0);
  }
}

/** Loads the code of these pages together: React would delay each by a third of a second. */
async function hurryThrough({ page, at }: Walk, { places }: ScreenState): Promise<void> {
  const settings = places.filter(({ screen }) => screen.startsWith("settings"));
  for (const { path } of settings) {
    await goTo(page, `/a/${at.accountId}/${path(at)}`);
    await untilDrawn(page);
  }
}

/** Waits for the files of these places and for the prefetched files of all pages (TR9). */
async function fetchAll({ page, at }: Walk, { places }: ScreenState): Promise<void> {
  const requests = new Set<Request>();
  page.on("request", (request) => request.url().includes("/api/") && requests.add(request));
  for (const over of ["requestfinished", "requestfailed"] as const)
    page.on(over as "requestfinished", (request) => requests.delete(request));
  for (const place of places) {
    await comeTo(page, place, at);
    await untilHere(page);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    await expect.poll(() => requests.size, { intervals: [20] }).toBe(0);
  }
}

for (const state of states)
  for (const look of looks)
    test(
      `[EV13] [VR6] every screen is accessible and legible, and reads as it did: ${state.name} (${nameOf(look)})`,
      { tag: "@slow" },
      async ({ world, browser, furnished }, info) => {
        const broken: Error[] = [];
        // Starts wide: a narrow window hides the awaited page.
        const page = await openStill(browser, world, { ...look, width: 1366 }, furnished.cookies[state.who]);
        page.on("pageerror", (error) => broken.push(error));
        const asked = { page, at: furnished, info, look };
        await state.put?.(page);
        const atHand = state.later && untilAtHand(page);
        await page.goto(`/a/${furnished.accountId}`);
        await expect(page.locator("main").first()).toBeVisible();
        await atHand;
        await hurryThrough(asked, state);
        if (state.later) await fetchAll(asked, state);
        await state.later?.(page);
        await walk(asked, state);
        await page.unrouteAll({ behavior: "ignoreErrors" });
        await page.context().close();
        expect(broken, "the console threw no error").toEqual([]);
        expectNoOtherTrees(info, folderOf(state, look), state.places.map(fileOf));
      },
    );
