import { confirmAs, scan } from "./phone.ts";
import { expect, linZhixia, test } from "./world.ts";

test("[SI1] a phone scans the code, and the console opens at the requested address", async ({
  world,
  visitorAt,
}) => {
  const page = await visitorAt(`/a/${world.accountId}?from=bookmark`);
  await page.waitForURL("**/sign-in?**");
  const phone = await visitorAt("about:blank", { viewport: { width: 390, height: 844 } });
  await confirmAs(phone, await scan(page), linZhixia.unionid);
  await expect(phone.getByTestId("confirm-result")).toHaveText("已确认");
  await page.waitForURL(`**/a/${world.accountId}?from=bookmark`);
  await expect(page.getByTestId("status-switch")).toContainText(linZhixia.name);
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
});

test("[SI1] the sign-in page permits WeChat's quick login on the same computer", {
  tag: "@slow",
}, async ({ visitorAt }) => {
  const page = await visitorAt("/sign-in");
  const frame = page.getByTestId("qr-frame").contentFrame();
  await expect(frame.getByTestId("qr-status")).toBeVisible();
  const isAllowed = await frame.locator("body").evaluate(({ ownerDocument }) => {
    const { featurePolicy } = ownerDocument as Document & {
      featurePolicy: { allowsFeature(name: string): boolean };
    };
    return featurePolicy.allowsFeature("local-network-access");
  });
  expect(isAllowed).toBe(true);
});

test("[SI3] a person without a seat sees an explanation and no data", async ({ world, visitorAt }) => {
  const unknownPerson = { name: "路人", unionid: "oUnion_stranger_9001", openid: "oLogin_stranger_9001" };
  world.simulator.addPerson(unknownPerson);
  const page = await visitorAt("/sign-in");
  const phone = await visitorAt("about:blank");
  await confirmAs(phone, await scan(page), unknownPerson.unionid);
  await expect(page.getByTestId("sign-in-state")).toHaveAttribute("data-state", "not_bound");
  await expect(page.getByTestId("sign-in-state")).toContainText("请联系管理员发送邀请");
  const api = page.request;
  expect((await api.get("/api/me")).ok()).toBe(false);
  expect((await api.get(`/api/accounts/${world.accountId}/snapshot`)).ok()).toBe(false);
  await page.getByTestId("renew-code").click();
  await confirmAs(phone, await scan(page), linZhixia.unionid);
  await page.waitForURL(`**/a/${world.accountId}`);
});

test("[SI2] an unscanned code shows that it expired and can be replaced", {
  tag: "@slow",
}, async ({ world, visitorAt }) => {
  const page = await visitorAt("about:blank");
  await page.clock.install();
  await page.goto("/sign-in");
  const old = await scan(page);
  world.clock.advance(5 * 60_000);
  await page.clock.fastForward("05:01");
  await expect(page.getByTestId("sign-in-state")).toHaveAttribute("data-state", "expired");
  await expect(page.getByTestId("sign-in-state")).toContainText("二维码已失效");
  const phone = await visitorAt(old);
  await expect(phone.getByTestId("confirm-result")).toHaveText("二维码已失效");
  await page.getByTestId("renew-code").click();
  const fresh = await scan(page);
  expect(fresh).not.toBe(old);
  await confirmAs(phone, fresh, linZhixia.unionid);
  await page.waitForURL(`**/a/${world.accountId}`);
});

test("[SI1] [LG2] the sign-in page switches to English, remembers it, and lists other languages in one line", async ({
  visitorAt,
}) => {
  const page = await visitorAt("/sign-in");
  await expect(page.getByRole("heading")).toHaveText("扫码登录工作台");
  await page.getByTestId("language-en").click();
  await expect(page.getByRole("heading")).toHaveText("Scan to sign in");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("heading")).toHaveText("Scan to sign in");
  await page.setViewportSize({ width: 390, height: 844 });
  const lineOf = async (language: string) =>
    (await page.getByTestId(`language-${language}`).boundingBox())?.y;
  await expect(async () => expect(await lineOf("zh-CN")).toBe(await lineOf("zh-TW"))).toPass();
  await page.getByTestId("language-zh-CN").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("[SI10] a link to a foreign account shows an explanation and leads to the person's own account", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  await page.goto("/a/01900000-0000-7000-8000-000000000000");
  await expect(page.getByRole("alert")).toContainText("你未绑定此账号");
  await page.getByRole("button").click();
  await page.waitForURL(`**/a/${world.accountId}`);
});
