/** What is asked of every screen is asked of it in its other states too, and each is compared with pictures. */
import type { Page, Request, TestInfo } from "@playwright/test";
import { PNG } from "pngjs";
import { untilAtHand } from "./acts.ts";
import { goTo, untilDrawn } from "./going.ts";
import { sidewaysScroll } from "./screens/clipping.ts";
import { test } from "./screens/furnished.ts";
import { expectAccessible, expectReadable } from "./screens/good-looks.ts";
import { looksByPlace } from "./screens/looks-of-states.ts";
import { halved } from "./screens/pixels.ts";
import { bars, nameOfPlace, type Place, type ScreenState } from "./screens/places.ts";
import { type Places, untilHere } from "./screens/screens.ts";
import { areCompared, compareOrSkip, expectNoOthers } from "./screens/seen.ts";
import { expectSmallSeen } from "./screens/seen-small.ts";
import { states } from "./screens/states.ts";
import { type Look, nameOf, openStill, resizeTo, sizeOf } from "./screens/still-page.ts";
import { expect } from "./world.ts";

const looks = looksByPlace(states);
const looksIn = (place: Place, language: Look["language"]): Look[] =>
  (looks.get(place) ?? []).filter((look) => look.language === language);

const inFile = (name: string): string => name.replaceAll(/[^a-z0-9]+/gi, "-");
const folderOf = ({ name }: ScreenState): string => `states/${inFile(name)}`;
const fileOf = (place: Place, look: Look): string => `${inFile(nameOfPlace(place))}.${nameOf(look)}`;

async function comeTo(page: Page, { path, put, open, afresh, late }: Place, at: Places): Promise<void> {
  await put?.(page, at);
  const rest = path(at);
  const to = rest.startsWith("/") ? rest : `/a/${at.accountId}/${rest}`.replace(/\/$/, "");
  if (afresh) await page.goto(to);
  else await goTo(page, to);
  if (!late) await untilDrawn(page);
  await open?.(page);
}

/** The same page in each look of its language. axe asks in Chinese; what a theme may answer otherwise is asked of both without it. */
async function lookAt(page: Page, scene: string, look: Look): Promise<void> {
  const name = nameOf(look);
  await resizeTo(page, sizeOf(look));
  await page.emulateMedia({ colorScheme: look.theme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", look.theme);
  if (look.language === "zh-CN") await expectAccessible(page, `${scene}, ${name}`);
  await expectReadable(page, scene, { name, language: look.language, withAxe: false });
}

/** `expect` would look at ever longer intervals. */
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
  pictured: boolean;
}

async function walk({ page, at, info, pictured }: Walk, state: ScreenState, language: Look["language"]) {
  for (const place of state.places) {
    const [first, ...others] = looksIn(place, language);
    if (!first) continue;
    await resizeTo(page, sizeOf(first));
    await comeTo(page, place, at);
    const scene = `${nameOfPlace(place)}, ${state.name}`;
    await untilMarked(page, place.mark, scene);
    if (!state.never && !place.mark.includes(bars)) await untilHere(page);
    await page.mouse.move(0, 0);
    for (const look of [first, ...others]) {
      await lookAt(page, scene, look);
      if (pictured) await expectSmallSeen(page, `${folderOf(state)}/${fileOf(place, look)}`, info);
    }
    await resizeTo(page, { width: 320, height: 640 });
    expect.soft(await sidewaysScroll(page), `${scene}, ${language}: no sideways scrolling`).toBe(0);
  }
}

/** The code of these pages is asked for all at once: React would show each of them a third of a second late. */
async function hurryThrough({ page, at }: Walk, { places }: ScreenState): Promise<void> {
  const settings = places.filter(({ screen }) => screen.startsWith("settings"));
  for (const { path } of settings) {
    await goTo(page, `/a/${at.accountId}/${path(at)}`);
    await untilDrawn(page);
  }
}

/** Everything that is fetched for these places is there, and what is fetched beforehand for all pages (TR9). */
async function fetchAll({ page, at }: Walk, { places }: ScreenState): Promise<void> {
  const asked = new Set<Request>();
  page.on("request", (request) => request.url().includes("/api/") && asked.add(request));
  for (const over of ["requestfinished", "requestfailed"] as const)
    page.on(over as "requestfinished", (request) => asked.delete(request));
  for (const place of places) {
    await comeTo(page, place, at);
    await untilHere(page);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    await expect.poll(() => asked.size, { intervals: [20] }).toBe(0);
  }
}

for (const state of states)
  for (const language of ["zh-CN", "en"] as const)
    test(
      `[EV13] [VR6] every screen is accessible, legible, whole, and looks as it did: ${state.name} (${language})`,
      { tag: "@slow" },
      async ({ world, browser, furnished }, info) => {
        const pictured = await areCompared(browser, info);
        const broken: Error[] = [];
        const begins: Look = { width: 1366, language, theme: "light" };
        const page = await openStill(browser, world, begins, furnished.cookies[state.who]);
        page.on("pageerror", (error) => broken.push(error));
        const asked = { page, at: furnished, info, pictured };
        await state.put?.(page);
        const atHand = state.later && untilAtHand(page);
        await page.goto(`/a/${furnished.accountId}`);
        await expect(page.locator("main").first()).toBeVisible();
        await atHand;
        await hurryThrough(asked, state);
        if (state.later) await fetchAll(asked, state);
        await state.later?.(page);
        await walk(asked, state, language);
        await page.unrouteAll({ behavior: "ignoreErrors" });
        await page.context().close();
        expect(broken, "the console threw no error").toEqual([]);
        const names = state.places.flatMap((place) =>
          (looks.get(place) ?? []).map((look) => fileOf(place, look)),
        );
        if (pictured) expectNoOthers(info, folderOf(state), names);
      },
    );

test("[VR6] a pixel of half a picture is the mean of four", () => {
  const whole = new PNG({ width: 4, height: 2 });
  const colours = [0, 255, 10, 20, 0, 255, 30, 41];
  for (const [at, grey] of colours.entries()) whole.data.set([grey, 255 - grey, 7, 255], at * 4);
  const { width, height, data } = halved(whole);
  expect({ width, height, data: [...data] }).toEqual({
    width: 2,
    height: 1,
    data: [128, 128, 7, 255, 25, 230, 7, 255],
  });
});

test("[VR6] what is not compared here says so", async ({ browser }, info) => {
  await compareOrSkip(browser, info);
});

test("[VR6] the states of each screen are pictured in every pair of width, language and theme", () => {
  const all = states.flatMap(({ places }) => places);
  for (const [screen, places] of Map.groupBy(all, ({ screen }) => screen)) {
    const seen = places.flatMap((place) => looks.get(place) ?? []);
    const pairs = seen.flatMap(({ width, language, theme }) => [
      `${width} ${language}`,
      `${width} ${theme}`,
      `${language} ${theme}`,
    ]);
    expect(new Set(pairs).size, screen).toBe(3 * 2 + 3 * 2 + 2 * 2);
  }
});
