import { pickUp, reply, rowOf, showTab, tileOf } from "./acts.ts";
import { appId, expect, linZhixia, test } from "./world.ts";

test("[TR16] [TR17] a message that fails to render is one tile, and the error report has its code", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  for (const text of ["第一句", "第二句", "第三句", "第四句", "第五句"])
    await world.simulator.pushText(appId, customer, text);
  const page = await consoleOf(linZhixia);
  await pickUp(page, customer);
  await expect(tileOf(page, "in", "第五句")).toBeVisible();
  await page.route(/\/messages(\?|$)/, async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    for (const message of answer.messages) {
      if (message.text === "第二句") message.text = null;
      if (message.text === "第四句") Object.assign(message, { type: "image", text: undefined });
    }
    await route.fulfill({ response, json: answer });
  });
  // In the order of the notices; the answers may come in another order.
  const reported: { code: string; frames: string[] }[] = [];
  let accepted = 0;
  const isReport = (url: string): boolean => url.endsWith("/api/client-errors");
  page.on("request", (request) => isReport(request.url()) && reported.push(request.postDataJSON()));
  page.on("response", (response) => {
    if (isReport(response.url()) && response.status() === 204) accepted++;
  });
  await page.reload();
  const placeholder = /^无法显示此消息 \d\d:\d\d$/;
  await expect(page.getByTestId("failed-tile")).toHaveText([placeholder, placeholder]);
  for (const text of ["第一句", "第三句", "第五句"]) await expect(tileOf(page, "in", text)).toBeVisible();
  await expect.poll(() => accepted).toBe(2);
  expect(reported).toHaveLength(2);
  expect(reported.every(({ frames }) => frames.length > 0)).toBe(true);
  await expect(page.getByText(`错误代码 ${reported.at(-1)?.code}`)).toBeVisible();
  await reply(page, "在的");
  await expect(tileOf(page, "out", "在的")).toBeVisible();
  await showTab(page, "active");
  await expect(rowOf(page, customer)).toBeVisible();
});
