/** Notifications in a real browser: locks between tabs, audio context and permissions are real. */
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { consoleTree } from "../scripts/tally.ts";
import { nameOf, pickUp, reply, rowOf, serve, showTab } from "./acts.ts";
import { appId, expect, linZhixia, supervisor, test, type World } from "./world.ts";

interface Spied {
  audio: string[];
  notes: number;
  shown: { title: string; body: string; tag: string; closed: boolean; press: () => void }[];
}
declare global {
  interface Window {
    spied: Spied;
  }
}

function spy(): void {
  const spied: Spied = { audio: [], notes: 0, shown: [] };
  window.spied = spied;
  window.AudioContext = class extends window.AudioContext {
    constructor() {
      super();
      this.addEventListener("statechange", () => spied.audio.push(this.state));
    }
    override createOscillator() {
      spied.notes++;
      return super.createOscillator();
    }
  };
  window.Notification = class extends window.Notification {
    #entry: Spied["shown"][number];
    constructor(title: string, options: NotificationOptions = {}) {
      super(title, options);
      for (const other of spied.shown) if (other.tag === options.tag) other.closed = true;
      this.#entry = {
        title,
        body: options.body ?? "",
        tag: options.tag ?? "",
        closed: false,
        press: () => this.dispatchEvent(new Event("click")),
      };
      spied.shown.push(this.#entry);
    }
    override close() {
      this.#entry.closed = true;
      super.close();
    }
  };
}

const hide = (page: Page, hidden: boolean) =>
  page.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", {
      value: now ? "hidden" : "visible",
      configurable: true,
    });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

const notes = (page: Page) => page.evaluate(() => window.spied.notes);
const standing = (page: Page) =>
  page.evaluate(() => window.spied.shown.filter((s) => !s.closed).map((s) => `${s.title} / ${s.body}`));
const customerWrites = (world: World, openid: string, text: string) =>
  world.simulator.pushText(appId, openid, text);

const watchedContexts: BrowserContext[] = [];
async function watched(context: BrowserContext): Promise<void> {
  watchedContexts.push(context);
  await context.addInitScript(spy);
  await context.grantPermissions(["notifications"]);
}

test.afterEach(async ({ browser: _ }, info) => {
  const pages = watchedContexts.splice(0).flatMap((context) => context.pages());
  if (info.status === info.expectedStatus) return;
  const told = async () => JSON.stringify({ ...window.spied, locks: await navigator.locks.query() }, null, 1);
  for (const page of pages)
    await info.attach(consoleTree, { body: `${page.url()}\n${await page.evaluate(told)}` });
});

/** Reports the sound state to the console log: Playwright's evaluate would count as a user activation. */
function reportSoundState(): void {
  new MutationObserver(() => {
    const state = document.querySelector("[data-testid=sound-menu]")?.getAttribute("data-state");
    if (state && state !== document.documentElement.dataset.sound) console.log(`sound ${state}`);
    if (state) document.documentElement.dataset.sound = state;
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
}

test("[NT8] the sound label keeps four pixels of margin in every language", {
  tag: "@slow",
}, async ({ consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const file = path.resolve(import.meta.dirname, "../apps/console/src/i18n/messages/notifications.ts");
  const { default: messages } = (await import(file)) as {
    default: { sound_word: Record<string, Record<string, string>> };
  };
  const words = Object.values(messages.sound_word).flatMap((message) => Object.values(message));
  expect(words.length).toBeGreaterThan(15);
  const tooWide = await page.getByTestId("sound-menu").evaluate((button, all) => {
    const word = button.querySelector("span");
    if (!word) throw new Error("the sound button has no label");
    return all.filter((text) => {
      word.textContent = text;
      return word.getBoundingClientRect().width > button.getBoundingClientRect().width - 8;
    });
  }, words);
  expect(tooWide).toEqual([]);
});

test("[NT8] [T37] a blocked sound shows a warning and starts at the first click; the first-use prompt appears once", async ({
  world,
  consoleOf,
}) => {
  const context = (await consoleOf(linZhixia)).context();
  await watched(context);
  const page = await context.newPage();
  await page.addInitScript(reportSoundState);
  const blocked = page.waitForEvent("console", (m) => m.text() === "sound blocked");
  await page.goto(`/a/${world.accountId}`);
  await blocked;

  const soundButton = page.getByTestId("sound-menu");
  await expect(soundButton).toContainText("声音受阻");
  const first = page.getByTestId("first-use");
  await first.getByTestId("first-try").click();
  await expect(soundButton).toHaveAttribute("data-state", "on");
  await expect.poll(() => page.evaluate(() => window.spied.audio)).toContain("running");
  await expect.poll(() => notes(page)).toBe(2);
  await soundButton.click();
  await expect(page.getByTestId("sound-sentence")).toHaveText("声音已开启");
  await expect(page.getByTestId("desktop-sentence").first()).toHaveAttribute("data-state", "granted");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("sound-sentence")).toBeHidden();
  await first.getByTestId("heard").click();
  await first.getByTestId("first-done").click();
  await expect(first).toBeHidden();
  await page.reload();
  await expect(soundButton).toBeVisible();
  await expect(first).toBeHidden();
});

/** Clicks once: from then on the browser allows sound. */
async function touch(page: Page): Promise<void> {
  await showTab(page, "waiting");
  await expect(page.getByTestId("sound-menu")).toHaveAttribute("data-state", "on");
}

const icon = (page: Page) => page.locator("link[rel=icon]");

test("[NT2] [NT3] [NT4] [NT6] [T36] one of two tabs notifies about customers, and handling one elsewhere clears all notifications", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const desk = await consoleOf(linZhixia);
  await watched(desk.context());
  await desk.reload();
  const tab = await desk.context().newPage();
  await tab.goto(desk.url());
  const both = [desk, tab];
  const inBoth = async <T>(ask: (page: Page) => Promise<T>): Promise<T[]> => Promise.all(both.map(ask));
  const allNotes = async () => (await inBoth(notes)).reduce((a, b) => a + b, 0);
  const allStanding = async () => (await inBoth(standing)).flat();
  for (const page of both) await touch(page);

  await customerWrites(world, customer, "在吗");
  for (const page of both) await expect(rowOf(page, customer)).toBeVisible();
  await expect.poll(allNotes).toBe(2);
  await pickUp(desk, customer);
  await expect(tab).toHaveTitle("(1) 接入");
  expect(await allNotes()).toBe(2);
  expect(await allStanding()).toEqual([]);

  for (const page of both) await hide(page, true);
  await customerWrites(world, customer, "那批建盏到了没有");
  await expect.poll(allStanding).toEqual([`${nameOf(customer)} / 那批建盏到了没有`]);
  for (const page of both) {
    await expect(page).toHaveTitle("(1) 接入");
    await expect(icon(page)).toHaveAttribute("href", /^data:image\/svg/);
  }

  const laptop = await consoleOf(linZhixia);
  await laptop.goto(desk.url());
  await expect.poll(allStanding).toEqual([]);
  await reply(laptop, "到了，今天发");
  for (const page of both) {
    await expect(page).toHaveTitle("接入 会话");
    await expect(icon(page)).toHaveAttribute("href", "/icon.svg");
  }

  await laptop.goto("about:blank");
  await desk.goto(`/a/${world.accountId}`);
  await expect(desk.getByTestId("sound-menu")).toBeVisible();
  await hide(desk, true);
  await customerWrites(world, customer, "好的");
  await expect.poll(allStanding).toEqual([`${nameOf(customer)} / 好的`]);
  for (const page of both)
    await page.evaluate(() => {
      for (const shown of window.spied.shown) if (!shown.closed) shown.press();
    });
  await expect.poll(() => both.map((page) => page.url()).join()).toContain("/s/");
  await expect.poll(allStanding).toEqual([]);
});

/** Returns a half-past time in Shanghai that differs from the default offered. */
const shanghai = (world: World, hours: number): string =>
  `${new Date(world.clock.now() + (8 + hours) * 3_600_000).toISOString().slice(11, 13)}:30`;

test("[NT5] [NT7] [NT8] quiet hours set on one device mute the other, and a muted phone says so", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const desk = await consoleOf(linZhixia);
  await watched(desk.context());
  await desk.reload();
  const soundButton = desk.getByTestId("sound-menu");
  await touch(desk);

  const laptop = await consoleOf(linZhixia);
  await laptop.goto(`/a/${world.accountId}/settings/notifications`);
  const saved = () => laptop.waitForResponse((r) => r.request().method() === "PUT" && r.ok());
  const quiet = async (edge: "from" | "to", time: string) => {
    const answered = saved();
    await laptop.getByTestId(`quiet-${edge}`).fill(time);
    await laptop.getByTestId(`quiet-${edge}`).blur();
    await answered;
  };
  const switched = saved();
  await laptop.getByTestId("quiet-on").click();
  await switched;
  await quiet("from", shanghai(world, -1));
  await quiet("to", shanghai(world, 1));
  await expect(laptop.getByTestId("sound-state")).toHaveAttribute("data-state", "quiet");
  await desk.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(soundButton).toHaveAttribute("data-state", "quiet");
  const silent = world.newCustomer();
  await customerWrites(world, silent, "在吗");
  await expect(rowOf(desk, silent)).toBeVisible();

  const off = saved();
  await laptop.getByTestId("quiet-on").click();
  await off;
  await desk.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(soundButton).toHaveAttribute("data-state", "on");
  expect(await notes(desk)).toBe(0);
  await customerWrites(world, world.newCustomer(), "有人吗");
  await expect.poll(() => notes(desk)).toBe(2);

  await laptop.getByTestId("volume").fill("0");
  await laptop.setViewportSize({ width: 390, height: 844 });
  await laptop.goto(`/a/${world.accountId}`);
  await expect(laptop.getByTestId("sound-chip")).toHaveAttribute("data-state", "muted");
});

test("[NT6] signing out in one tab clears the number on the other", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const desk = await consoleOf(linZhixia);
  await serve(world, desk, world.newCustomer(), "在吗");
  const tab = await desk.context().newPage();
  await tab.goto(desk.url());
  await expect(tab).toHaveTitle("(1) 接入");
  await expect(icon(tab)).toHaveAttribute("href", /^data:image\/svg/);
  await desk.getByTestId("status-switch").click();
  await desk.getByTestId("status-sign-out").click();
  await expect(desk).toHaveURL(/\/sign-in/);
  await expect(tab).toHaveTitle("接入 会话");
  await expect(icon(tab)).toHaveAttribute("href", "/icon.svg");
});

test("[NT9] the navigation of other pages counts customers waiting for the agent's reply", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(supervisor, { viewport: { width: 1440, height: 900 } });
  await serve(world, page, first);
  const place = page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: /^会话/ });
  await expect(place).toHaveAccessibleName("会话");

  const account = `/a/${world.accountId}`;
  await page.goto(`${account}/settings`);
  await expect(place).toHaveAccessibleName("会话，1 位用户待你回复");
  const before = await place.boundingBox();
  await world.simulator.pushText(appId, second, "在吗");
  await page.goto(account);
  await pickUp(page, second);
  for (const path of ["settings", "search", "supervise", "reports"]) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${account}/${path}`);
    await expect(place).toHaveAccessibleName("会话，2 位用户待你回复");
    await expect(place.getByTestId("corner-count")).toHaveText("2");
    expect(await place.boundingBox()).toEqual(before);

    await page.setViewportSize({ width: 390, height: 844 });
    if (path === "settings") await page.goto(`${account}/settings/notifications`);
    const back = page.locator("main").getByRole("link", { name: "2 位用户待你回复" });
    await expect(back.getByTestId("corner-count")).toHaveText("2");
  }

  await page.goto(account);
  await showTab(page, "active");
  for (const customer of [first, second]) {
    await rowOf(page, customer).click();
    await reply(page, "在的");
    await expect(page.getByTestId("composer-input")).toHaveValue("");
    await page.getByTestId("back").click();
  }
  await page.goto(`${account}/search`);
  await expect(page.getByTestId("search").getByRole("link", { name: "返回", exact: true })).toBeVisible();
  await expect(page.getByTestId("corner-count")).toHaveCount(0);
});

test("[SE4] the sign-out menu counts sessions that return to the queue and sessions that turn inactive", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [answered, waiting] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, answered);
  await reply(page, "在的");
  await serve(world, page, waiting);
  await page.getByTestId("status-switch").click();
  await expect(page.getByTestId("status-sign-out")).toContainText(
    "1 个未回复的会话将回到待接入，1 个会话将转为待激活",
  );
});
