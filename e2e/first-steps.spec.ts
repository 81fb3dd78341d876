import type { DemoPerson } from "@jieru/dev-env/demo";
import { signInAs } from "@jieru/dev-env/sign-in-as";
import { expectSent, tileOf } from "./acts.ts";
import { bossOf } from "./boss.ts";
import { listClippedWords } from "./screens/clipping.ts";
import { admin, appId, expect, linZhixia, test, type World } from "./world.ts";

async function join(world: World, person: DemoPerson): Promise<void> {
  world.simulator.addPerson(person);
  const { api, account } = await bossOf(world);
  const { token } = (await (await api("POST", `${account}/invitations`, { role: "agent" })).json()) as {
    token: string;
  };
  const cookie = await signInAs(world.url, person.unionid, `/invite/${token}`);
  const headers = { cookie, origin: world.url, "content-type": "application/json" };
  const accepted = await fetch(`${world.url}/api/invitations/${token}/accept`, {
    method: "POST",
    headers,
    body: "{}",
  });
  expect(accepted.ok).toBe(true);
}

test("[FM1] the guide ticks off an agent's first conversation on every device and then disappears", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const person = {
    name: "新来的",
    unionid: "oUnion_newcomer",
    openid: "oLogin_newcomer",
    role: "agent",
  } as const;
  await join(world, person);
  const page = await consoleOf(person);
  const step = (name: string) => page.getByTestId(`step-${name}`);
  await expect(step("phones")).toHaveAttribute("data-state", "now");
  const phones = page.waitForEvent("popup");
  await page.getByTestId("open-phones").click();
  await expect((await phones).getByRole("heading").first()).toBeVisible();
  await expect(step("phones")).toHaveAttribute("data-state", "done");
  await expect(step("written")).toHaveAttribute("data-state", "now");

  await world.simulator.pushText(appId, world.newCustomer(), "在吗");
  await expect(step("picked_up")).toHaveAttribute("data-state", "now");
  await page.keyboard.press("n");
  await expect(step("answered")).toHaveAttribute("data-state", "now");
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await page.keyboard.type("在的");
  await page.keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "在的"));
  await expect(step("arrived")).toHaveAttribute("data-state", "done");
  await expect(page.getByTestId("first-steps")).toContainText("第一次对话已完成");

  await page.clock.install();
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await page.reload();
  await expect(page.getByTestId("first-steps")).toContainText("First conversation done");
  expect(await listClippedWords(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 225 });
  await page.getByTestId("back").click();
  await expect(page.locator("[data-row]").first()).toBeInViewport({ ratio: 0.3 });
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect(step("phones")).toHaveAttribute("data-state", "done");
  const kept = page.waitForResponse(
    (r) => r.url().endsWith("/api/me/guide") && r.request().postDataJSON()?.dismissed === true,
  );
  await page.clock.fastForward(8_000);
  await kept;
  await expect(page.getByTestId("first-steps")).toBeHidden();
  await page.reload();
  await expect(page.getByTestId("pick-up-next")).toBeVisible();
  await expect(page.getByTestId("first-steps")).toHaveCount(0);
});

test("[MA11] a refused AppSecret is an admin's next step and an agent's notice until it is fixed", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const agent = await consoleOf(linZhixia);
  const boss = await consoleOf(admin);
  const { api, account } = await bossOf(world);
  await world.simulator.verify(appId);
  await world.simulator.pushText(appId, world.newCustomer(), "在吗");
  await expect(agent.getByTestId("credentials-refused")).toHaveCount(0);
  world.simulator.switches.set({ tokenRefusal: 40164 });
  await api("POST", `${account}/connection/test`);

  await expect(boss.getByTestId("next-step")).toHaveAttribute("data-step", "address");
  await expect(boss.getByTestId("next-step")).toContainText("127.0.0.1");
  await expect(agent.getByTestId("credentials-refused")).toBeVisible();
  await expect(agent.getByTestId("next-step")).toHaveCount(0);
  await expect(agent.getByText("查看处理方法")).toHaveCount(0);
  await boss.goto(`/a/${world.accountId}/supervise`);
  await expect(boss.getByTestId("step-dot")).toBeAttached();
  await boss.getByText("查看处理方法").click();
  await expect(boss).toHaveURL(/settings\/connection/);
  await expect(boss.getByTestId("standing-refusal")).toContainText(
    "请将 127.0.0.1 添加到小程序后台的 IP 白名单",
  );
  await expect(boss.getByText("查看处理方法")).toHaveCount(0);

  world.simulator.switches.set({ tokenRefusal: null });
  await api("POST", `${account}/connection/test`);
  await expect(agent.getByTestId("credentials-refused")).toHaveCount(0);
  await expect(boss.getByTestId("step-dot")).toHaveCount(0);
  await expect(boss.getByTestId("standing-refusal")).toHaveCount(0);
});
