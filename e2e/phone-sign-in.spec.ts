import type { BrowserContextOptions, Page } from "@playwright/test";
import { scan } from "./phone.ts";
import { type Api, apiOf } from "./tidy-up.ts";
import { admin, expect, linZhixia, test, type World } from "./world.ts";

const android = "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko)";
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
const inWechat = { ...phone, userAgent: `${android} Mobile MMWEBID/1 MicroMessenger/8.0.64 NetType/WIFI` };
const inBrowser = { ...phone, userAgent: `${android} Chrome/146.0.0.0 Mobile Safari/537.36` };

async function invite(api: Api, world: World): Promise<string> {
  const made = await api("POST", `/api/accounts/${world.accountId}/invitations`, { role: "agent" });
  return new URL(((await made.json()) as { url: string }).url).pathname;
}

async function authorise(page: Page, unionid: string): Promise<void> {
  await page.getByTestId("sign-in-in-wechat").click();
  await page.getByTestId(`confirm-as-${unionid}`).click();
  await page.getByTestId("authorize-allow").click();
}

test("[SI16] a person authorises and accepts an invitation inside WeChat and becomes an agent", {
  tag: "@slow",
}, async ({ world, visitorAt }) => {
  const person = { name: "江眠", unionid: "oUnion_phone_001", openid: "oLogin_phone_001" };
  world.simulator.addPerson(person);
  const api = await apiOf(world, admin);
  const path = await invite(api, world);
  const page = await visitorAt(path, inWechat);
  await expect(page.getByTestId("invitation-details")).toContainText("半山茶器");
  await expect(page.getByTestId("qr-frame")).toHaveCount(0);
  await authorise(page, person.unionid);
  await page.waitForURL(`**${path}`);
  await expect(page.getByTestId("invitation-as")).toContainText(person.name);
  await page.getByTestId("accept-invitation").click();
  await expect(page.getByTestId("invitation")).toHaveAttribute("data-step", "done");
  const bindings = `/api/accounts/${world.accountId}/bindings`;
  const listed = (await (await api("GET", bindings)).json()) as { bindings: { id: string; name: string }[] };
  const bound = listed.bindings.filter(({ name }) => name === person.name);
  expect(bound).toHaveLength(1);
  await api("DELETE", `${bindings}/${bound[0]?.id}`);
});

test("[SI16] a declined authorisation returns to a page that offers the same invitation", {
  tag: "@slow",
}, async ({ world, visitorAt }) => {
  const path = await invite(await apiOf(world, admin), world);
  world.simulator.switches.set({ declineRedirects: true });
  const page = await visitorAt(path, inWechat);
  await page.getByTestId("sign-in-in-wechat").click();
  await page.getByTestId("authorize-decline").click();
  await expect(page.getByTestId("sign-in-state")).toHaveAttribute("data-state", "declined");
  world.simulator.switches.set({ declineRedirects: false });
  await authorise(page, linZhixia.unionid);
  await page.waitForURL(`**${path}`);
});

test("[SI16] the sign-in page inside WeChat signs in by authorisation without a code", {
  tag: "@slow",
}, async ({ world, visitorAt }) => {
  const page = await visitorAt("/", inWechat);
  await page.waitForURL("**/sign-in**");
  await authorise(page, linZhixia.unionid);
  await page.waitForURL(`**/a/${world.accountId}`);
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
});

test("[SI16] an ordinary phone browser explains where to open the link and shows a code on request", {
  tag: "@slow",
}, async ({ world, visitorAt }) => {
  const path = await invite(await apiOf(world, admin), world);
  for (const opened of [path, "/sign-in"]) {
    const page = await visitorAt(opened, inBrowser);
    await expect(page.getByTestId("phone-sign-in")).toHaveAttribute("data-way", "open_in_wechat");
    await expect(page.getByTestId("phone-sign-in")).toContainText("请在微信中打开此链接");
    await expect(page.getByTestId("qr-frame")).toHaveCount(0);
    await page.getByTestId("show-code").click();
    expect(await scan(page)).toContain("/connect/confirm");
  }
});
