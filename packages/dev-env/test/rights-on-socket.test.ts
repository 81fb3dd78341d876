import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, openCast, secret } from "./cast.ts";
import { createFeeds, type Feeds } from "./feeds.ts";
import { appId, deadline, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let cast: Cast;
let feeds: Feeds;
beforeAll(async () => {
  house = await openTestServer();
  cast = await openCast(house);
  feeds = createFeeds(house);
});
afterAll(async () => {
  feeds.close();
  await house.stop();
});

describe("[N4] [N6] events on a socket", () => {
  it("[N6] a socket receives nothing of another account", async () => {
    const feed = await feeds.follow(cast.consoles.foreigner, cast.otherAccountId);
    const canary = secret("said");
    const session = await house.ownedBy(cast.consoles.owner);
    await house.simulator.pushText(appId, await house.openidOf(session), canary);
    await cast.consoles.owner.reply(session.id, canary);
    const watcher = await feeds.follow(cast.consoles.supervisor);
    await feeds.caughtUp(watcher);
    await house.server.app.lanes.run(cast.otherAccountId, {
      do: "receive",
      openid: "other",
      act: { kind: "entered", source: null },
    });
    await feeds.caughtUp(feed, cast.otherAccountId);
    expect(JSON.stringify(feed.frames)).not.toContain(canary);
    expect(new Set(feed.frames.map((frame) => frame.accountId))).toEqual(new Set([cast.otherAccountId]));
  });

  it("[N6] [FD6] a socket receives no message of other agents' sessions", async () => {
    const session = await house.ownedBy(cast.consoles.owner);
    const [bystander, owner] = [
      await feeds.follow(cast.consoles.bystander),
      await feeds.follow(cast.consoles.owner),
    ];
    const canary = secret("said");
    await house.simulator.pushText(appId, await house.openidOf(session), canary);
    await cast.consoles.owner.reply(session.id, canary);
    await feeds.caughtUp(bystander);
    await feeds.caughtUp(owner);
    expect(JSON.stringify(owner.frames)).toContain(canary);
    expect(JSON.stringify(bystander.frames)).not.toContain(canary);
    expect(JSON.stringify(bystander.frames)).not.toContain(session.id);
  });

  it("[AG7] [N6] a socket receives no content of a session after its transfer", async () => {
    const { owner, bystander } = cast.consoles;
    const session = await house.ownedBy(owner);
    const openid = await house.openidOf(session);
    const [before, after] = [await feeds.follow(owner), await feeds.follow(bystander)];
    expect(await before.ask("watch", { conversationId: session.conversationId })).toEqual({ ok: true });
    await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: bystander.agentId });
    const canary = secret("said");
    await house.simulator.pushText(appId, openid, canary);
    await feeds.caughtUp(before);
    await feeds.caughtUp(after);
    expect(JSON.stringify(after.frames)).toContain(canary);
    expect(JSON.stringify(before.frames)).not.toContain(canary);
    const goodbye = before.events().find((e) => e.type === "session_transferred");
    expect(goodbye).toMatchObject({ session: { id: session.id, lastMessage: null } });
    expect(goodbye?.message).toBeUndefined();
  });

  it("[AG7] the former owner's socket receives no viewers or typing after a transfer", async () => {
    const { owner, bystander } = cast.consoles;
    const session = await house.ownedBy(owner);
    const [before, after] = [await feeds.follow(owner), await feeds.follow(bystander)];
    const { conversationId } = session;
    await before.ask("watch", { conversationId });
    await expect.poll(() => before.presences.length, deadline).toBeGreaterThan(0);
    await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: bystander.agentId });
    await feeds.caughtUp(before);
    const messageCount = before.presences.length;
    await after.ask("watch", { conversationId });
    await after.ask("typing", { conversationId, on: true });
    await expect.poll(() => after.presences.at(-1)?.typing, deadline).toEqual([bystander.agentId]);
    expect(await before.ask("unwatch", { conversationId: "01unknown" })).toEqual({ ok: true });
    expect(before.presences.slice(messageCount)).toEqual([]);
    expect(after.presences.at(-1)?.watching).toEqual([bystander.agentId]);
  });
});
