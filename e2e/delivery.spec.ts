import { expectSent, reply, rowOf, sendsTo, serve, tileOf, tiles } from "./acts.ts";
import { expect, linZhixia, test } from "./world.ts";

test("[OB5] [RA4] 45047: the tile shows the failure reason and the text returns to the box", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  world.simulator.switches.set({ nextSend: "45047" });
  await reply(page, "这一条不会成功");
  const tile = tileOf(page, "out", "这一条不会成功");
  await expect(tile).toHaveAttribute("data-delivery", "failed");
  await expect(tile).toContainText("微信提示回复额度已用完，请等用户再发消息");
  await expect(page.getByTestId("allowance-bar")).toHaveAttribute("data-level", "used");
  await expect(rowOf(page, customer)).toContainText("最后一条发送失败");
  await tile.getByTestId("put_back").click();
  await expect(page.getByTestId("composer-input")).toHaveValue("这一条不会成功");
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await expect(tile).toHaveAttribute("data-delivery", "failed");
  expect(sendsTo(world, customer)).toMatchObject([{ verdict: "refused", delivered: false }]);
});

test("[OB5] the failure reason wraps without being cut, and its mark precedes the first word", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await page.reload();
  await serve(world, page, world.newCustomer());
  world.simulator.switches.set({ nextSend: "87014" });
  await page.getByTestId("composer-input").fill("No.");
  await page.getByTestId("composer-send").click();
  const why = page.getByTitle("WeChat error 87014");
  const [mark, lines] = await why.evaluate((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const { left, right } = (line.querySelector("svg") as SVGElement).getBoundingClientRect();
    const words = [...range.getClientRects()].filter((one) => one.right > right + 1);
    return [right, words.map((one) => ({ left: one.left, top: one.top, mark: left }))] as const;
  });
  expect(lines.length).toBeGreaterThan(1);
  expect((lines[0]?.left ?? 0) - mark).toBeLessThan(6);
});

for (const [fault, what] of [
  ["hang", "an answer that never comes"],
  ["reset_after", "a connection reset after WeChat took it"],
] as const) {
  // The server waits ten seconds for an answer that never comes.
  const tag = fault === "hang" ? "@slow" : [];
  test(`[OB3] ${what} leaves a reply unconfirmed until a person sends it again`, { tag }, async ({
    world,
    consoleOf,
  }) => {
    const customer = world.newCustomer();
    const page = await consoleOf(linZhixia);
    await serve(world, page, customer);
    world.simulator.switches.set({ nextSend: fault });
    await reply(page, "也许到了的话");
    const doubtful = tiles(page, "out").first();
    await expect(doubtful).toHaveAttribute("data-delivery", "unconfirmed");
    await expect(doubtful).toContainText("未确认：微信未响应，用户可能已收到");
    expect(sendsTo(world, customer)).toHaveLength(1);

    await doubtful.getByTestId("resend").click();
    const again = tiles(page, "out").nth(1);
    await expectSent(again);
    await expect(again).toContainText("也许到了的话");
    await expect(doubtful).toHaveAttribute("data-delivery", "unconfirmed");
    await expect(doubtful).toContainText(/查看 \d\d:\d\d 再次发送的消息/);
    await expect(doubtful.getByTestId("resend")).toBeHidden();
    expect(sendsTo(world, customer).map(({ delivered }) => delivered)).toEqual([true, true]);
  });
}

test("[OB4] replies sent in quick succession arrive in order", async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  world.simulator.switches.set({ nextSend: "45011" });
  const texts = ["一", "二", "三"];
  for (const text of texts) {
    await page.getByTestId("composer-input").fill(text);
    await page.getByTestId("composer-input").press("Enter");
  }
  for (const text of texts) await expectSent(tileOf(page, "out", text));
  const arrived = sendsTo(world, customer).filter(({ delivered }) => delivered);
  expect(arrived.map(({ content }) => content)).toEqual(texts);
});
