/** Every screen and what can be open on it, compared with pictures. */
import { test } from "./furnished.ts";
import { type Screen, screens, show } from "./screens.ts";
import { compareOrSkip, expectNoOthers, expectPageSeen } from "./seen.ts";
import { expect } from "./world.ts";

interface Look {
  width: 1440 | 1366 | 390;
  language: "zh-CN" | "en";
  theme: "light" | "dark";
  shows: (screen: Screen) => boolean;
}

/** Where agents spend their day, and the door: in every pair of width, language and theme. */
const main = new Set(["list", "conversation", "board", "search", "settings, bindings", "sign-in"]);
const isMain = ({ name }: Screen): boolean => main.has(name);
const isOn1366 = (screen: Screen): boolean => isMain(screen) || screen.wideOnly === true;
const isNarrow = ({ wideOnly }: Screen): boolean => !wideOnly;

/** Every screen at both ends: wide, Chinese and light; narrow, English and dark. What no phone has, on a laptop instead. */
const looks: readonly Look[] = [
  { width: 1440, language: "zh-CN", theme: "light", shows: () => true },
  { width: 1440, language: "en", theme: "dark", shows: isMain },
  { width: 1366, language: "zh-CN", theme: "dark", shows: isOn1366 },
  { width: 1366, language: "en", theme: "light", shows: isOn1366 },
  { width: 390, language: "zh-CN", theme: "light", shows: isMain },
  { width: 390, language: "en", theme: "dark", shows: isNarrow },
];
const heights = { 1440: 900, 1366: 768, 390: 844 };

const nameOf = ({ width, language, theme }: Omit<Look, "shows">): string => `${width}-${language}-${theme}`;
const fileOf = ({ name }: Screen): string => name.replaceAll(/[^a-z0-9]+/g, "-");

/** Run in the page before anything of it: English is spoken to who chose it. */
const chooseLanguage = (language: string): void => localStorage.setItem("jieru.language", language);

/**
 * The same secrets every time where the console proposes some; sound, which the browser would block only after a while; and
 * nobody was asked for notifications yet, which a browser without windows would refuse.
 */
function makeNothingUp(): void {
  Object.defineProperty(Notification, "permission", { value: "default" });
  AudioContext.prototype.resume = () => Promise.resolve();
  crypto.getRandomValues = (numbers) => {
    if (ArrayBuffer.isView(numbers)) new Uint8Array(numbers.buffer).fill(7);
    return numbers;
  };
}

/**
 * What is other in every world, put out of sight as soon as it is written: where the server listens, ids, and the marks
 * by which a secret is known again.
 */
function hideWhatDiffers(): void {
  const here = window.location.host;
  const hide = (from: Node) => {
    const walker = document.createTreeWalker(from, NodeFilter.SHOW_TEXT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const text = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? "") : "";
      const hidden = text
        .replaceAll(here, "jieru.example")
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "00000000-0000-7000-8000-000000000000")
        .replace(/(^|\s)[0-9a-f]{8}$/, "$1c0ffee00");
      if (hidden !== text) node.nodeValue = hidden;
    }
  };
  new MutationObserver((changes) => {
    for (const { target } of changes) hide(target);
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

for (const look of looks)
  test(`[VR5] every screen looks as it did (${nameOf(look)})`, async ({
    world,
    browser,
    furnished,
  }, info) => {
    const { width, language, theme } = look;
    await compareOrSkip(browser, info);
    const context = await browser.newContext({
      baseURL: world.url,
      viewport: { width, height: heights[width] },
      locale: language,
      timezoneId: "Asia/Shanghai",
      colorScheme: theme,
      reducedMotion: "reduce",
    });
    await context.addCookies(furnished.cookies);
    await context.addInitScript(chooseLanguage, language);
    await context.addInitScript(makeNothingUp);
    await context.addInitScript(hideWhatDiffers);
    const page = await context.newPage();
    await page.clock.setFixedTime(world.clock.now());
    const shown = screens.filter(look.shows);
    for (const screen of shown) {
      await show(page, screen, furnished);
      await page.mouse.move(0, 0);
      await expectPageSeen(page, `screens/${nameOf(look)}/${fileOf(screen)}`, info);
    }
    expectNoOthers(info, `screens/${nameOf(look)}`, shown.map(fileOf));
    await context.close();
  });

test("[VR5] every screen is seen in every language, every theme, and in a wide and a narrower window", () => {
  for (const screen of screens) {
    const seen = looks.filter((look) => look.shows(screen));
    for (const [what, values] of Object.entries({
      language: new Set(seen.map(({ language }) => language)),
      theme: new Set(seen.map(({ theme }) => theme)),
      width: new Set(seen.map(({ width }) => width)),
    }))
      expect(values.size, `${screen.name}: ${what}`).toBeGreaterThan(1);
  }
});
