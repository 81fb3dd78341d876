import { expectSent, reply, sendsTo, serve, tileOf } from "./acts.ts";
import { expect, linZhixia, test } from "./world.ts";

test.use({
  rates: { requestsPerMinute: 300, repliesPerMinute: 2, signInsPerBrowser: 10, signInsPerAddress: 60 },
});

test("[N40] a reply over the rate limit shows its waiting time and is sent afterwards", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  for (const text of ["第一句", "第二句"]) {
    await reply(page, text);
    await expectSent(tileOf(page, "out", text));
  }
  await reply(page, "第三句");
  const refused = tileOf(page, "out", "第三句");
  await expect(refused).toHaveAttribute("data-delivery", "failed");
  await expect(refused).toContainText(/发送失败：请求过于频繁。请在 \d+ 秒后重试。/);
  await expect(page.getByTestId("allowance-bar")).toContainText("仅剩 1 条");
  expect(sendsTo(world, customer)).toHaveLength(2);

  world.clock.advance(60_000);
  await refused.getByTestId("put_back").click();
  await expect(page.getByTestId("composer-input")).toHaveValue("第三句");
  await page.getByTestId("composer-send").click();
  await expectSent(tileOf(page, "out", "第三句"));
  expect(sendsTo(world, customer)).toHaveLength(3);
});
