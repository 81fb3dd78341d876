import { expectSent, reply, serve, tileOf } from "./acts.ts";
import { expectAccessible } from "./screens/visual-checks.ts";
import { cookiesOf, expect, linZhixia, test } from "./world.ts";

test("[EV21] an unsupported browser shows an explanation instead of an empty page", async ({
  world,
  visitorAt,
}) => {
  const page = await visitorAt("about:blank");
  await page.addInitScript(() => Reflect.deleteProperty(HTMLElement.prototype, "popover"));
  await page.goto(`/a/${world.accountId}`, { waitUntil: "commit" });
  await page.waitForURL(`${world.url}/too-old.html`);
  await expect(page.getByRole("heading", { name: "这个浏览器打不开工作台" })).toBeVisible();
  await expectAccessible(page, "a browser that is too old");
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("[EV21] an older supported browser picks up and answers a customer with a visible focus ring", {
  tag: "@slow",
}, async ({ world, visitorAt }) => {
  const page = await visitorAt("about:blank");
  await page.context().addCookies(await cookiesOf(world, linZhixia));
  await page.addInitScript(() => {
    Reflect.deleteProperty(Promise, "withResolvers");
    Reflect.deleteProperty(Map, "groupBy");
    Reflect.deleteProperty(AbortSignal, "any");
  });
  await page.goto(`/a/${world.accountId}`);
  await serve(world, page, world.newCustomer(), "还有货吗");
  await reply(page, "有的");
  await expectSent(tileOf(page, "out", "有的"));
  const thrownAway = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules].flatMap(({ cssText }) => [...cssText.matchAll(/--tw-ring-inset, ?\)/g)]),
    ),
  );
  expect(thrownAway).toEqual([]);
});
