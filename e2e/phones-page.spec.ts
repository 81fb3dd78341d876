import { expect, test } from "./world.ts";

test("[AP7] controls on the phones page are 44 pixels high on a phone only", {
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
