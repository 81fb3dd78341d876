import type { BrowserContextOptions, Page } from "@playwright/test";
import { type Api, apiOf } from "./tidy-up.ts";
import { admin, expect, test, type World } from "./world.ts";

const android = "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko)";
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
const inWechat = { ...phone, userAgent: `${android} Mobile MMWEBID/1 MicroMessenger/8.0.64 NetType/WIFI` };

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
