import type { DemoPerson } from "@jieru/dev-env/demo";
import { signInAs } from "@jieru/dev-env/sign-in-as";
import type { Page } from "@playwright/test";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { atRest, pressBoth, serve } from "./acts.ts";
import { type Api, apiOf } from "./tidy-up.ts";
import { admin, expect, linZhixia, supervisor, test, type World, xuRan } from "./world.ts";

type Person = Pick<DemoPerson, "name" | "unionid" | "openid">;

let people = 0;
function newPerson(world: World, name: string): Person {
  const id = `${String(++people).padStart(3, "0")}`;
  const person = { name, unionid: `oUnion_new_${id}`, openid: `oLogin_new_${id}` };
  world.simulator.addPerson(person);
  return person;
}

async function scanInvitation(page: Page): Promise<string> {
  await atRest(page);
  const shot = await page.getByTestId("invitation-code").screenshot();
  const { data, width, height } = PNG.sync.read(shot);
  const code = jsQR.default(Uint8ClampedArray.from(data), width, height);
  expect(code, "the screenshot holds a readable code").not.toBeNull();
  return code?.data ?? "";
}

/** Signs in as after WeChat's redirect. */
async function signIn(page: Page, world: World, { unionid }: Person, next: string): Promise<void> {
  const cookie = await signInAs(world.url, unionid, next);
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url };
  });
  await page.context().addCookies(cookies);
  await page.goto(next);
}

async function openBindings(page: Page, world: World): Promise<void> {
  await page.goto(`/a/${world.accountId}/settings/bindings`);
  await expect(page.getByTestId("bindings")).toBeVisible();
}

test("[SI4] an invited person scans an admin's code, confirms, and joins without a reload", async ({
  world,
  consoleOf,
  visitorAt,
}) => {
  const page = await consoleOf(admin);
  await pressBoth(page, "g", "s");
  await page.waitForURL("**/settings/bindings");
  const seats = page.getByTestId("seats");
  await expect(seats).toContainText("/ 100");
  const bound = Number.parseInt((await seats.textContent()) ?? "", 10);
  await page.getByTestId("invite").click();
  await page.getByTestId("invite-dialog").getByRole("radio", { name: "主管" }).click();
  await page.getByTestId("make-invitation").click();
  const link = await scanInvitation(page);
  expect(link).toContain(`${world.url}/invite/`);

  const newcomer = newPerson(world, "苏明");
  const phone = await visitorAt(new URL(link).pathname, { viewport: { width: 390, height: 844 } });
  await expect(phone.getByTestId("invitation-details")).toHaveText("高远 邀请你成为「半山茶器」的主管。");
  await expect(phone.getByTestId("invitation-sign-in")).toBeVisible();
  const opened = page.getByTestId("invite-steps").locator("li").nth(1);
  await expect(opened).toHaveAttribute("data-state", "todo");
  await signIn(phone, world, newcomer, new URL(link).pathname);
  await expect(opened).toHaveText(/对方已打开邀请，等待确认/);
  await expect(page.getByTestId("invite-dialog")).not.toContainText(newcomer.name);
  await phone.getByTestId("accept-invitation").click();
  await expect(phone.getByTestId("invitation")).toHaveAttribute("data-step", "done");
  await expect(page.getByTestId("invite-steps")).toContainText("苏明 已绑定");
  await page.keyboard.press("Escape");
  const row = page.getByTestId(`binding-${newcomer.name}`);
  await expect(row).toHaveAttribute("data-role", "supervisor");
  await expect(seats).toContainText(`${bound + 1}/ 100`);

  const again = await visitorAt(new URL(link).pathname);
  await expect(again.getByRole("alert")).toContainText("邀请已失效");

  await row.getByTestId("binding-more").click();
  await row.getByTestId("unbind").click();
  await page.getByTestId("unbind-confirm").click();
  await expect(row).toHaveCount(0);
});

test("[AG6] a role change applies at once to an open console, and removal disconnects it", async ({
  world,
  consoleOf,
}) => {
  const api = await apiOf(world, admin);
  const [page, hers] = [await consoleOf(admin), await consoleOf(xuRan)];
  await serve(world, hers, world.newCustomer());
  await openBindings(page, world);
  await hers.goto(`/a/${world.accountId}/settings`);
  await hers.waitForURL("**/settings/notifications"); // [ST6]
  await expect(hers.getByTestId("section-bindings")).toHaveCount(0);

  const row = page.getByTestId(`binding-${xuRan.name}`);
  await row.getByTestId("role").click();
  await row.getByTestId("role-supervisor").click();
  await expect(row).toHaveAttribute("data-role", "supervisor");
  await hers.getByTestId("section-bindings").click();
  await expect(hers.getByTestId("bindings")).toBeVisible();
  await expect(hers.getByTestId("invite")).toHaveCount(0); // [ST6]

  await row.getByTestId("binding-more").click();
  await row.getByTestId("unbind").click();
  await expect(page.getByTestId("unbind-dialog")).toContainText("许然 的 1 个会话将退回待接入");
  await page.getByTestId("unbind-confirm").click();
  await expect(row).toHaveCount(0);
  await expect(hers.getByTestId("cut-off")).toContainText("你已被移出「半山茶器」");
  await expect(hers.getByTestId("bindings")).toHaveCount(0);
  expect((await hers.request.get(`/api/accounts/${world.accountId}/snapshot`)).status()).toBe(403);
  await rebind(world, api, xuRan);
});

async function rebind(world: World, api: Api, person: DemoPerson): Promise<void> {
  const made = await api("POST", `/api/accounts/${world.accountId}/invitations`, { role: person.role });
  const { token } = (await made.json()) as { token: string };
  const cookie = await signInAs(world.url, person.unionid, `/invite/${token}`);
  const answer = await fetch(`${world.url}/api/invitations/${token}/accept`, {
    method: "POST",
    headers: { cookie, origin: world.url, "content-type": "application/json" },
    body: "{}",
  });
  expect(answer.status).toBe(200);
}

test("[ST1] [ST5] other consoles show a saved setting, and unsaved input there survives, also after a reload", async ({
  world,
  consoleOf,
}) => {
  const api = await apiOf(world, admin);
  const [page, other, reader] = [await consoleOf(admin), await consoleOf(admin), await consoleOf(supervisor)];
  for (const p of [page, other, reader]) await p.goto(`/a/${world.accountId}/settings/dispatch`);
  const grace = (p: Page) => p.getByRole("textbox", { name: "断线宽限时间" });
  await expect(grace(reader)).toBeDisabled();

  await grace(other).fill("7");
  await grace(page).fill("99");
  await expect(page.getByTestId("setting-graceMs")).toContainText("请填 30 秒 到 1 小时");
  await expect(page.getByTestId("save")).toHaveAttribute("aria-disabled", "true");
  await grace(page).fill("5");
  await page.getByTestId("save").click();
  await expect(page.getByTestId("save-state")).toContainText("已保存");
  await expect(grace(reader)).toHaveValue("5");
  await expect(grace(other)).toHaveValue("7");
  await other.reload();
  await expect(grace(other)).toHaveValue("7");
  await expect(other.getByTestId("save-state")).toHaveText(
    "已恢复刷新前未保存的 1 项更改。 其中 1 项刚被其他管理员修改，保存会覆盖对方的修改。 查看",
  );
  await expect(other.getByTestId("setting-graceMs").getByRole("alert")).toContainText(
    "其他管理员刚刚修改了此项",
  );
  await other.getByRole("button", { name: "采用对方的" }).click();
  await expect(grace(other)).toHaveValue("5");
  await api("PATCH", `/api/accounts/${world.accountId}/settings`, { graceMs: 180_000 });
  await expect(grace(page)).toHaveValue("3");
});

test("[AU5] an admin filters the audit log by person and action, and clears the filters", async ({
  world,
  consoleOf,
}) => {
  const [page, hers] = [await consoleOf(admin), await consoleOf(linZhixia)];
  await serve(world, hers, world.newCustomer());
  await page.goto(`/a/${world.accountId}/s/${hers.url().split("/").at(-1)}`);
  await expect(page.getByTestId("timeline")).toBeVisible();
  await page.goto(`/a/${world.accountId}/settings/audit`);
  const log = page.getByTestId("audit-log");
  const lines = log.getByRole("listitem");
  await expect(lines.first()).toContainText("查看了他人的对话");
  await page.getByTestId("filter-kind").click();
  await page.getByRole("menuitemradio", { name: "登录与退出" }).click();
  await expect(lines.first()).toHaveAttribute("data-what", "signed_in");
  await page.getByTestId("filter-by").click();
  await page.getByRole("menuitemradio", { name: linZhixia.name }).click();
  await expect(lines.filter({ hasNotText: linZhixia.name })).toHaveCount(0);
  await expect(lines.first()).toContainText(linZhixia.name);
  await page.getByTestId("filter-kind").click();
  await page.getByRole("menuitemradio", { name: "连接与密钥" }).click();
  await expect(page.getByText("没有匹配的记录")).toBeVisible();
  await page.getByRole("button", { name: "显示全部" }).click();
  await expect(lines.first()).toContainText("查看了他人的对话");
  await expect(lines.filter({ hasText: "登录" }).first()).toBeVisible();
  const name = (await lines.first().getByRole("button").textContent()) ?? "";
  await lines.first().getByRole("button").click();
  await expect(lines.filter({ hasNotText: name })).toHaveCount(0);
  await expect(lines.first()).toContainText("查看了他人的对话");
  await page.getByTestId("filter-customer").click();
  await page.getByRole("menuitemradio", { name: "所有用户" }).click();
  await expect(lines.filter({ hasText: "登录" }).first()).toBeVisible();
});

test("[AU5] [EV14] the focus stays on the log row from whose name the admin filters", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [page, hers] = [await consoleOf(admin), await consoleOf(linZhixia)];
  for (const customer of [world.newCustomer(), world.newCustomer()]) {
    await serve(world, hers, customer, `我是 ${customer}`);
    await page.goto(`/a/${world.accountId}/s/${hers.url().split("/").at(-1)}`);
    await expect(page.getByTestId("timeline")).toContainText(customer);
  }
  await page.goto(`/a/${world.accountId}/settings/audit`);
  const lines = page.getByTestId("audit-log").getByRole("listitem");
  for (const press of ["Enter", "click"] as const) {
    const newest = (await lines.first().getByRole("button").textContent()) ?? "";
    const further = lines.filter({ has: page.getByRole("button"), hasNotText: newest }).first();
    const [id, customer] = [
      await further.getAttribute("data-testid"),
      await further.getByRole("button").textContent(),
    ];
    const name = page.getByTestId(id ?? "").getByRole("button");
    await (press === "click" ? name.click() : name.press(press));
    await expect(page.getByTestId("filter-customer")).toContainText(customer ?? "");
    await expect(lines.filter({ hasNotText: customer ?? "" })).toHaveCount(0);
    await expect(name).toBeFocused();
    await expect(name).toBeInViewport();
    await page.getByTestId("filter-customer").click();
    await page.getByRole("menuitemradio", { name: "所有用户" }).click();
    await expect(lines.filter({ hasText: "登录" }).first()).toBeVisible();
  }
});

test("[OH1] an admin sets weekly opening hours and one exceptional day", async ({ world, consoleOf }) => {
  const api = await apiOf(world, admin);
  const page = await consoleOf(admin);
  await page.goto(`/a/${world.accountId}/settings/hours`);
  await page.getByTestId("opening-hours").check();
  const monday = page.getByTestId("hours-mon");
  await monday.getByRole("button", { name: "添加时段" }).click();
  await monday.getByRole("textbox", { name: "开始" }).nth(1).fill("17");
  await monday.getByRole("textbox", { name: "开始" }).nth(1).blur();
  await expect(page.getByTestId("setting-openingHours")).toContainText("重叠");
  await monday.getByRole("textbox", { name: "开始" }).nth(1).fill("1930");
  await page.getByTestId("add-day").click();
  await page.getByTestId("greeting-switch").click();
  await page.getByTestId("greeting").fill("您好，半山茶器为您服务。");
  await expect(page.getByTestId("setting-greeting")).toContainText("12 / 500 字");
  await page.getByTestId("save").click();
  await expect(page.getByTestId("save-state")).toContainText("已保存");
  const snapshot = await page.request.get(`/api/accounts/${world.accountId}/snapshot`);
  expect((await snapshot.json()).account).toMatchObject({
    greeting: "您好，半山茶器为您服务。",
    openingHours: {
      timeZone: "Asia/Shanghai",
      week: [
        [
          { from: "09:00", to: "18:00" },
          { from: "19:30", to: "21:00" },
        ],
        [{}],
        [{}],
        [{}],
        [{}],
        [],
        [],
      ],
      days: [{ hours: [] }],
    },
  });
  const back = { greeting: null, openingHours: null };
  expect((await api("PATCH", `/api/accounts/${world.accountId}/settings`, back)).status).toBe(200);
});
