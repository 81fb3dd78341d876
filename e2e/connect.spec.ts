import type { Page } from "@playwright/test";
import { rowOf, showTab } from "./acts.ts";
import { expectGoodLooks } from "./screens/visual-checks.ts";
import { fill, fillIn, type Program, register, step, submit, textOf } from "./wizard.ts";
import { admin, expect, test } from "./world.ts";

async function connect(page: Page, program: Program): Promise<void> {
  await page.getByTestId("account-switcher").click();
  await page.getByTestId("connect-another").click();
  await fillIn(page, program);
}

test("[MA6] [MA8] [MA9] [MA15] an admin connects a mini program step by step and receives its first customer", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(admin);
  const program = register(world.simulator);
  await connect(page, { ...program, appSecret: "mistyped-secret-000" });

  await expect(page.getByTestId("test-outcome")).toContainText("AppSecret 错误");
  world.simulator.switches.set({ tokenRefusal: 40164 });
  await page.getByTestId("test-secret").click();
  await expect(page.getByTestId("test-outcome")).toContainText("127.0.0.1，不在 IP 白名单中");
  world.simulator.switches.set({ tokenRefusal: null });
  await page.getByTestId("change-appSecret").click();
  await fill(page, "appSecret", program.appSecret);
  await page.getByTestId("save-appSecret").click();
  await expect(page.getByTestId("test-outcome")).toContainText("微信已接受此 AppSecret");
  await expect(step(page, "paste")).toHaveAttribute("data-state", "now");

  expect(await submit(world, page, program.appId, { token: "mistyped" })).toMatchObject({ status: 403 });
  await expect(page.getByTestId("push-trouble")).toContainText("Token 不一致");
  await expect(page.getByTestId("to-connection")).toHaveAttribute("href", /\/settings\/connection$/);
  expect(await submit(world, page, program.appId)).toMatchObject({ problem: null });
  await expect(step(page, "check")).toHaveAttribute("data-state", "done");
  await expect(step(page, "first")).toHaveAttribute("data-state", "now");
  await expect(page.getByTestId("push-trouble")).toHaveCount(0);

  const openid = world.newCustomer();
  await world.simulator.pushText(program.appId, openid, "你们开门了吗");
  await expect(step(page, "first")).toHaveAttribute("data-state", "done");
  await page.getByTestId("open-desk").click();
  await expect(page.getByTestId("account-switcher")).toContainText(program.name);
  await showTab(page, "waiting");
  await expect(rowOf(page, openid)).toContainText("你们开门了吗");

  await page.getByTestId("account-switcher").click();
  await page.getByRole("menuitemradio", { name: "半山茶器" }).click();
  await expect(page.getByTestId("account-switcher")).toContainText("半山茶器");
  await expect(rowOf(page, openid)).toHaveCount(0);
  await expect(page.getByTestId("account-news")).toBeVisible();
});

test("[MA6] the form names mistyped fields before it sends anything", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(admin);
  await page.goto("/connect");
  await fill(page, "name", "店");
  await fill(page, "appId", register(world.simulator).appId.slice(1));
  await page.getByTestId("connect-send").click();
  await expect(page.getByTestId("field-appId")).toBeFocused();
  await expect(page.getByText("AppID 为 wx 加 16 位字母或数字")).toBeVisible();
  await fill(page, "encodingAesKey", "A".repeat(42));
  await page.getByTestId("field-encodingAesKey").blur();
  await expect(page.getByText("EncodingAESKey 为 43 位字母或数字")).toBeVisible();
  await page.getByTestId("generate-encodingAesKey").click();
  await expect(page.getByTestId("field-encodingAesKey")).toHaveValue(/^[A-Za-z0-9]{43}$/);
});

test("[MA10] [MA8] [RA10] an admin corrects a mistyped AppID and keeps all other choices", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(admin);
  const program = register(world.simulator);
  await page.getByTestId("account-switcher").click();
  await page.getByTestId("connect-another").click();
  await expect(page.getByTestId("replies-guide")).toBeChecked();
  const numbers = page.getByTestId("reply-numbers");
  await expect(numbers).toContainText("进入后 1 条，每次用户消息后 3 条");
  await expect(numbers).toContainText("进入后 2 条，每次用户消息后 5 条");
  await expect(numbers).toContainText("developers.weixin.qq.com");
  await page.getByTestId("replies-current").check();
  await fill(page, "name", program.name);
  await page.reload();
  await expect(page.getByTestId("replies-current")).toBeChecked();

  await fillIn(page, { ...program, appId: program.appId.replace(/^wx../, "wxff") });
  await expect(page.getByTestId("test-outcome")).toContainText("微信拒绝了此 AppID");
  await page.getByTestId("another").click();
  await expect(page.getByTestId("field-appSecret")).toHaveValue(program.appSecret);
  await fill(page, "appId", program.appId);
  await page.getByTestId("connect-send").click();
  await expect(step(page, "fill")).toContainText(program.appId);
  await expect(page.getByTestId("test-outcome")).toContainText("微信已接受此 AppSecret");
  await page.getByTestId("open-desk").click();
  await expect(page.getByTestId("account-switcher")).toContainText(program.name);
  await page.goto(page.url().replace(/(\/a\/[^/]+).*/, "$1/settings/allowance"));
  await expect(page.getByTestId("preset-current")).toBeChecked();
});

test("[MA13] an admin removes a mistaken connection in its settings, and the account choice no longer lists it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(admin);
  const program = register(world.simulator);
  await connect(page, program);
  await page.goto("/");
  await page.getByRole("link", { name: program.name }).click();
  await expect(page.getByTestId("account-switcher")).toContainText(program.name);
  await page.goto(`${new URL(page.url()).pathname}/settings/connection`);
  await page.getByTestId("remove-account").click();
  await expectGoodLooks(page, "asked", { name: "zh-CN", language: "zh-CN", withAxe: true });
  await page.getByTestId("remove-confirm").click();
  await expect(page.getByRole("link", { name: "半山茶器" })).toBeVisible();
  await expect(page.getByRole("link", { name: program.name })).toHaveCount(0);
});

test("[MA7] an admin rotates a key in the settings without losing a message", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(admin);
  const program = register(world.simulator);
  await connect(page, program);
  await submit(world, page, program.appId);
  await page.getByTestId("open-desk").click();
  await page.waitForURL("**/a/*");
  await page.goto(`${page.url().split("?")[0]}/settings/connection`);
  await expect(page.getByTestId("paste-token")).toHaveCount(0);
  await page.getByTestId("rotate").click();
  const key = await page.getByTestId("field-encodingAesKey").inputValue();
  await page.getByTestId("rotate-begin").click();
  await expect(page.getByTestId("paste-key")).toHaveText(key);
  const write = async () =>
    (await world.simulator.pushText(program.appId, world.newCustomer(), "在吗")).outcome;
  expect(await write()).toBe("acknowledged");
  await expect(page.getByTestId("rotation")).toContainText("仍使用旧密钥");
  const { simulator, url } = world;
  simulator.addAccount({
    ...program,
    token: "",
    encodingAesKey: "",
    mode: "secure",
    format: "json",
    pushUrl: "",
  });
  await page.getByTestId("change-token").click();
  await page.getByTestId("save-token").click();
  const typed = {
    token: await textOf(page, "paste-token"),
    encodingAesKey: key,
    mode: "secure",
    format: "json",
  };
  const pushUrl = `${url}/wechat/${program.appId}`;
  expect(await simulator.savePushSettings(program.appId, { pushUrl, ...typed } as never)).toMatchObject({
    problem: null,
  });
  expect(await write()).toBe("acknowledged");
  await expect(page.getByTestId("rotation")).toContainText("已收到用新密钥加密的消息");
  await page.getByTestId("rotate-end").click();
  await expect(page.getByTestId("rotation")).toHaveCount(0);
});

test("[MA10] [ST1] a reload clears only secrets, and the wizard can rename the saved connection", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(admin);
  const program = register(world.simulator);
  await page.goto("/connect");
  await fill(page, "name", program.name);
  await fill(page, "appId", program.appId);
  let requestCount = 0;
  page.on("dialog", (dialog) => {
    requestCount++;
    void dialog.accept();
  });
  await page.getByTestId("field-appSecret").click();
  await page.keyboard.type(program.appSecret);
  await page.reload();
  expect(requestCount, "a typed secret is not lost without a question").toBe(1);
  await expect(page.getByTestId("field-appId")).toHaveValue(program.appId);
  await expect(page.getByTestId("field-appSecret")).toHaveValue("");
  await fillIn(page, program);
  await expect(page.getByTestId("paste-token")).toBeVisible();
  await page.reload();
  await expect(step(page, "fill")).toContainText(program.appId);
  await expect(page.getByTestId("paste-token")).toHaveCount(0);
  await expectGoodLooks(page, "gone on with", { name: "zh-CN", language: "zh-CN", withAxe: true });
  await page.getByTestId("new-pair").click();
  await expect(page.getByTestId("paste-token")).toBeVisible();
  expect(await submit(world, page, program.appId)).toMatchObject({ problem: null });
  await expect(step(page, "check")).toHaveAttribute("data-state", "done");
  expect(requestCount, "what was saved can be reloaded").toBe(1);
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(stored).not.toContain(program.appSecret);
  expect(stored).not.toContain(await textOf(page, "paste-token"));

  await page.getByTestId("open-desk").click();
  await expect(page.getByTestId("account-switcher")).toContainText(program.name);
  await page.goto(`${page.url().split("?")[0]}/settings/connection`);
  await page.getByTestId("rename").click();
  await fill(page, "name", "改了名的店");
  await page.getByTestId("save-name").click();
  await expect(page.getByTestId("account-name")).toHaveText("改了名的店");
  await page.goto("/connect");
  await expect(page.getByTestId("field-appId")).toHaveValue("");
});

test("[MA6] the phones page registers a mini program and accepts its push settings", {
  tag: "@slow",
}, async ({ world, consoleOf, visitorAt }) => {
  const backend = await visitorAt(world.simulator.url);
  await backend.getByTestId("backend-register").click();
  const made = backend.getByTestId("account").locator("option", { hasText: "新小程序" }).last();
  await made.waitFor({ state: "attached" });
  await backend.getByTestId("account").selectOption(await made.getAttribute("value"));
  const facts = backend.getByTestId("backend-facts").locator("dd");
  await expect(facts.first()).toHaveText(/^wx/);
  const [appId = "", appSecret = "", originalId = ""] = await facts.allTextContents();
  const page = await consoleOf(admin);
  await connect(page, { name: "新店", appId, appSecret, originalId });
  for (const [label, testId] of [
    ["URL", "paste-url"],
    ["Token", "paste-token"],
    ["EncodingAESKey", "paste-key"],
  ] as const)
    await backend.getByLabel(label, { exact: true }).fill(await textOf(page, testId));
  await backend.getByTestId("backend-submit").click();
  await expect(backend.getByTestId("backend-said")).toContainText("提交成功");
  await expect(step(page, "check")).toHaveAttribute("data-state", "done");
});
