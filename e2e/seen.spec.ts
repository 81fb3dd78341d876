/** Every screen and what can be open on it, compared with pictures. */
import { test } from "./furnished.ts";
import { type Screen, screens, walkThrough } from "./screens.ts";
import { compareOrSkip, expectNoOthers, expectPageSeen } from "./seen.ts";
import { type Look, nameOf, openStill } from "./still-page.ts";
import { expect } from "./world.ts";

interface ListedLook extends Look {
  shows: (screen: Screen) => boolean;
}

/** Where agents spend their day, and the door: in every pair of width, language and theme. */
const main = new Set(["list", "conversation", "board", "search", "settings, bindings", "sign-in"]);
const isMain = ({ name }: Screen): boolean => main.has(name);
const isOn1366 = (screen: Screen): boolean => isMain(screen) || screen.wideOnly === true;
const isNarrow = ({ wideOnly }: Screen): boolean => !wideOnly;

/** Every screen at both ends: wide, Chinese and light; narrow, English and dark. What no phone has, on a laptop instead. */
const looks: readonly ListedLook[] = [
  { width: 1440, language: "zh-CN", theme: "light", shows: () => true },
  { width: 1440, language: "en", theme: "dark", shows: isMain },
  { width: 1366, language: "zh-CN", theme: "dark", shows: isOn1366 },
  { width: 1366, language: "en", theme: "light", shows: isOn1366 },
  { width: 390, language: "zh-CN", theme: "light", shows: isMain },
  { width: 390, language: "en", theme: "dark", shows: isNarrow },
];
const fileOf = ({ name }: Screen): string => name.replaceAll(/[^a-z0-9]+/g, "-");

for (const look of looks)
  test(`[VR5] every screen looks as it did (${nameOf(look)})`, async ({
    world,
    browser,
    furnished,
  }, info) => {
    await compareOrSkip(browser, info);
    const page = await openStill(browser, world, look, furnished.cookies.admin);
    const shown = screens.filter(look.shows);
    const show = walkThrough();
    for (const screen of shown) {
      await show(page, screen, furnished);
      await page.mouse.move(0, 0);
      await expectPageSeen(page, `screens/${nameOf(look)}/${fileOf(screen)}`, info);
    }
    expectNoOthers(info, `screens/${nameOf(look)}`, shown.map(fileOf));
    await page.context().close();
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
