import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { freePort } from "@jieru/dev-env/free-port";
import { consoleDist } from "@jieru/dev-env/server-config";
import { type ServerHandle, startServerProcess } from "@jieru/dev-env/server-handle";
import { rowOf, showTab } from "./acts.ts";
import { confirmAs, scan } from "./phone.ts";
import { fillIn, register, step, submit } from "./wizard.ts";
import { expect, test } from "./world.ts";

let server: ServerHandle;
let dataDir: string;
test.beforeAll(async ({ world: { simulator, clock } }) => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-e2e-empty-"));
  const place = {
    host: "127.0.0.1",
    port: await freePort(),
    dataDir,
    simulatorUrl: simulator.url,
    logLevel: "error" as const,
    consoleDist,
  };
  server = await startServerProcess(place, clock, { seed: false });
});
test.afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test("[SI5] [MA6] [MA15] [N39] the setup link of an empty installation leads to the first customer and then expires", async ({
  world,
  visitorAt,
}) => {
  const { simulator } = world;
  const boss = { name: "老板", unionid: "oUnion_first_boss", openid: "oLogin_first_boss" };
  const late = { name: "来晚的人", unionid: "oUnion_first_late", openid: "oLogin_first_late" };
  for (const person of [boss, late]) simulator.addPerson(person);
  const link = server.setUpLink as string;
  const page = await visitorAt(link, { baseURL: server.url });
  await expect(page.getByRole("heading")).toHaveText("连接第一个小程序");
  const phone = await visitorAt("about:blank");
  await confirmAs(phone, await scan(page), boss.unionid);
  await page.waitForURL("**/connect");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("连接你的小程序");

  const program = register(simulator);
  await fillIn(page, program);
  expect(await submit({ simulator, url: server.url }, page, program.appId)).toMatchObject({ problem: null });
  await expect(step(page, "check")).toHaveAttribute("data-state", "done");
  await page.reload();
  await expect(step(page, "secret")).toHaveAttribute("data-state", "done");
  await expect(step(page, "check")).toHaveAttribute("data-state", "done");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("连接你的小程序");
  const openid = world.newCustomer();
  await simulator.pushText(program.appId, openid, "有人吗");
  await expect(step(page, "first")).toHaveAttribute("data-state", "done");
  await page.getByTestId("open-desk").click();
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  await showTab(page, "waiting");
  await expect(rowOf(page, openid)).toContainText("有人吗");

  const other = await visitorAt(link, { baseURL: server.url });
  await confirmAs(phone, await scan(other), late.unionid);
  await expect(other.getByTestId("sign-in-state")).toHaveAttribute("data-state", "set_up_over");
  await expect(other.getByTestId("sign-in-state")).toContainText("请联系其管理员邀请你");
});
