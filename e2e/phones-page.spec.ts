import type { Page } from "@playwright/test";
import { expect, test } from "./world.ts";

/** Height of the stripe that distinguishes these pages from WeChat, in pixels. */
const stripe = 4;

const boxesOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all
      .filter((one) => one.getBoundingClientRect().width > 0 && getComputedStyle(one).position !== "absolute")
      .map((one) => {
        const { left, top, bottom } = one.getBoundingClientRect();
        return { left, top, bottom };
      }),
  );

test("[FM4] the phones page shows the chosen language and a complete bar at every width", {
  tag: "@slow",
}, async ({ world, visitorAt }) => {
  const page = await visitorAt(world.simulator.url);
  await page.getByTestId("language").click();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle("WeChat simulator");
  await page.getByTestId("add-phone").click();
  await expect(page.getByTestId("phone-traffic").last()).toHaveText("Nothing pushed or sent yet");
  for (const width of [390, 700, 861, 1000, 1100, 1366]) {
    await page.setViewportSize({ width, height: 844 });
    const controls = await boxesOf(
      page,
      "header:has([data-testid=language]) > :is(h1, button, a, label, span)",
    );
    for (const { top } of controls) expect(top, `${width}`).toBeGreaterThanOrEqual(stripe);
    const lines = controls.filter(({ top }, i) => i === 0 || top >= (controls[i - 1]?.bottom ?? 0));
    expect(lines.map(({ left }) => [width, left])).toEqual(lines.map(() => [width, lines[0]?.left]));
  }
});

test("[FM4] the scan page's button is as high as its field", async ({ world, visitorAt }) => {
  const page = await visitorAt(`${world.simulator.url}/scan`);
  for (const [field, button] of [
    ["scan-paste", "scan-go"],
    ["person-name", "person-add"],
  ] as const) {
    const placeOf = async (testId: string) => {
      const { y, height } = (await page.getByTestId(testId).boundingBox()) ?? {};
      return { y, height };
    };
    await expect(async () => expect(await placeOf(button)).toEqual(await placeOf(field))).toPass();
  }
});

test("[FM4] [AP7] controls on the phones page are 44 pixels high on a phone only", {
  tag: "@slow",
}, async ({ world, visitorAt }) => {
  const page = await visitorAt(world.simulator.url);
  await page.getByTestId("add-phone").click();
  const lowOnes = () =>
    page
      .locator(
        "button:not([role=switch]), select, summary, a[href], input:not([type=radio], [type=checkbox]), label:has(> [type=radio])",
      )
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
          .map((one) => `${one.localName} ${one.getAttribute("data-testid") ?? one.textContent}`),
      );
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await lowOnes()).toEqual([]);
  await page.goto(`${world.simulator.url}/scan`);
  await expect(page.getByTestId("scan-go")).toBeVisible();
  expect(await lowOnes()).toEqual([]);
  await page.setViewportSize({ width: 1366, height: 844 });
  expect((await page.getByTestId("scan-go").boundingBox())?.height).toBe(28);
});
