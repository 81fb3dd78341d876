import { expect, it, onTestFinished } from "vitest";
import { pushSaid } from "../push-request.ts";
import { deadline } from "../test-server.ts";
import { openTwoNodes } from "./two-nodes.ts";

it("[FD4] consoles at the other server receive an event when the first dies before notifying", {
  tags: ["slow"],
}, async () => {
  const servers = await openTwoNodes();
  onTestFinished(() => servers.stop());
  const openid = "o9Ag05killed-before-notify";
  const feed = await servers.feedAt("two", 1);
  onTestFinished(() => feed.close());
  const [one] = servers.nodes;
  const push = (n: bigint, text: string) =>
    pushSaid(one.url, {
      openid,
      text,
      saidAtMs: servers.clock.now(),
      messageId: String(22876340533000000n + n),
    });
  expect((await push(1n, "before")).text).toBe("success");
  const queue = () => feed.frames.findLast(({ waiting }) => waiting)?.waiting?.sessions ?? [];
  const unread = () => queue().find(({ customer }) => customer.openid === openid)?.unread;
  await expect.poll(unread, deadline).toBe(1);

  one.arm("lane.after_commit:kill9");
  await push(2n, "after").catch(() => undefined);
  expect(await one.exited).toBe("SIGKILL");
  await expect.poll(unread, { timeout: 5_000, interval: 20 }).toBe(2);
});
