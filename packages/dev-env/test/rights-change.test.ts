/** Rights that end while somebody is using them, and what may never arrive. */
import { randomUUID } from "node:crypto";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, newAgent, openCast, picture } from "./cast.ts";
import type { Console } from "./console.ts";
import { type Feed, openFeed } from "./feed.ts";
import { appId, deadline, type House, openHouse } from "./house.ts";

let house: House;
let cast: Cast;
let feeds: Feed[];
/** Said once, found nowhere it should not be. */
const secret = (what: string) => `${what}-${randomUUID()}`;

beforeAll(async () => {
  house = await openHouse();
  cast = await openCast(house);
  feeds = [];
});
afterAll(async () => {
  for (const feed of feeds) feed.close();
  await house.stop();
});

async function follow(who: Console, accountId: string = house.accountId): Promise<Feed> {
  const feed = await openFeed(house.url, { cookie: who.cookie, origin: house.url });
  feeds.push(feed);
  expect(await feed.ask("subscribe", { accountId, afterSeq: await headOf(accountId) })).toEqual({ ok: true });
  return feed;
}
async function headOf(accountId: string): Promise<number> {
  const [account] = await house.rows<{ seq: number }>(`select head_seq as seq from accounts where id = $1`, [
    accountId,
  ]);
  return account?.seq ?? 0;
}
/** Resolves when the feed has covered everything that has happened. */
async function caughtUp(feed: Feed, accountId: string = house.accountId): Promise<void> {
  const head = await headOf(accountId);
  await expect.poll(() => feed.frames.at(-1)?.to ?? 0, deadline).toBeGreaterThanOrEqual(head);
}
async function openidOf({ conversationId }: Session): Promise<string> {
  const sql = `select openid from conversations where id = $1`;
  return ((await house.rows<{ openid: string }>(sql, [conversationId]))[0] as { openid: string }).openid;
}
const newConsole = async (role: "agent" | "supervisor" = "agent") => {
  const console = await house.consoleOf(await newAgent(house, house.accountId, role));
  await console.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
  return console;
};
const unbind = (who: Console) =>
  cast.consoles.admin.send("DELETE", `/api/accounts/${house.accountId}/bindings/${who.agentId}`);

describe("[N4] [N6] what arrives on a socket", () => {
  it("[N6] is nothing of another account", async () => {
    const feed = await follow(cast.consoles.foreigner, cast.otherAccountId);
    const said = secret("said");
    const session = await house.ownedBy(cast.consoles.owner);
    await house.simulator.pushText(appId, await openidOf(session), said);
    await cast.consoles.owner.reply(session.id, said);
    const watcher = await follow(cast.consoles.supervisor);
    await caughtUp(watcher);
    await house.server.app.lanes.run(cast.otherAccountId, {
      do: "receive",
      openid: "other",
      act: { kind: "entered", source: null },
    });
    await caughtUp(feed, cast.otherAccountId);
    expect(JSON.stringify(feed.frames)).not.toContain(said);
    expect(new Set(feed.frames.map((frame) => frame.accountId))).toEqual(new Set([cast.otherAccountId]));
  });

  it("[N6] [FD6] is nothing said in a session that others own", async () => {
    const session = await house.ownedBy(cast.consoles.owner);
    const [bystander, owner] = [await follow(cast.consoles.bystander), await follow(cast.consoles.owner)];
    const said = secret("said");
    await house.simulator.pushText(appId, await openidOf(session), said);
    await cast.consoles.owner.reply(session.id, said);
    await caughtUp(bystander);
    await caughtUp(owner);
    expect(JSON.stringify(owner.frames)).toContain(said);
    expect(JSON.stringify(bystander.frames)).not.toContain(said);
    expect(JSON.stringify(bystander.frames)).not.toContain(session.id);
  });

  it("[AG7] [N6] ends with the ownership: after a transfer the session takes its content along", async () => {
    const { owner, bystander } = cast.consoles;
    const session = await house.ownedBy(owner);
    const openid = await openidOf(session);
    const [before, after] = [await follow(owner), await follow(bystander)];
    expect(await before.ask("watch", { conversationId: session.conversationId })).toEqual({ ok: true });
    await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: bystander.agentId });
    const said = secret("said");
    await house.simulator.pushText(appId, openid, said);
    await caughtUp(before);
    await caughtUp(after);
    expect(JSON.stringify(after.frames)).toContain(said);
    expect(JSON.stringify(before.frames)).not.toContain(said);
    const goodbye = before.events().find((e) => e.type === "session_transferred");
    expect(goodbye).toMatchObject({ session: { id: session.id, lastMessage: null } });
    expect(goodbye?.message).toBeUndefined();
  });

  it("[AG7] nor does the former owner learn who looks at it or types in it", async () => {
    const { owner, bystander } = cast.consoles;
    const session = await house.ownedBy(owner);
    const [before, after] = [await follow(owner), await follow(bystander)];
    const { conversationId } = session;
    await before.ask("watch", { conversationId });
    await expect.poll(() => before.presences.length, deadline).toBeGreaterThan(0);
    await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: bystander.agentId });
    await caughtUp(before);
    const heard = before.presences.length;
    await after.ask("watch", { conversationId });
    await after.ask("typing", { conversationId, on: true });
    await expect.poll(() => after.presences.at(-1)?.typing, deadline).toEqual([bystander.agentId]);
    expect(await before.ask("unwatch", { conversationId: "01unknown" })).toEqual({ ok: true });
    expect(before.presences.slice(heard)).toEqual([]);
    expect(after.presences.at(-1)?.watching).toEqual([bystander.agentId]);
  });
});

describe("[AG7] after a transfer, over HTTP", () => {
  let session: Session;
  let mediaId: string;

  it("[AG7] the owner reads it, images included, and hands it over", async () => {
    const { owner, bystander } = cast.consoles;
    session = await house.ownedBy(owner);
    await house.simulator.pushImage(appId, await openidOf(session), picture);
    const find = () =>
      house.rows<{ id: string; state: string }>(`select id, state from media where conversation_id = $1`, [
        session.conversationId,
      ]);
    await expect.poll(async () => (await find())[0]?.state, deadline).toBe("ready");
    mediaId = ((await find())[0] as { id: string }).id;
    expect((await owner.get(`/api/media/${mediaId}`)).status).toBe(200);
    await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: bystander.agentId });
  });

  it("[AG7] the former owner reads neither messages nor session nor images; the new one does", async () => {
    const paths = [
      `/api/conversations/${session.conversationId}/messages`,
      `/api/sessions/${session.id}`,
      `/api/media/${mediaId}`,
      `/api/media/${mediaId}/thumbnail`,
    ];
    const statuses = (who: Console) => Promise.all(paths.map(async (path) => (await who.get(path)).status));
    expect(await statuses(cast.consoles.owner)).toEqual([403, 403, 404, 404]);
    expect(await statuses(cast.consoles.bystander)).toEqual([200, 200, 200, 200]);
  });

  it("[P4] [SE10] the former owner's reply is refused, though it was typed before", async () => {
    const body = { clientMessageId: randomUUID(), type: "text", text: secret("late") };
    const answer = await cast.consoles.owner.post(`/api/sessions/${session.id}/replies`, body);
    expect([answer.status, answer.body]).toEqual([409, expect.objectContaining({ refusal: "not_owner" })]);
  });

  it("[AG7] a supervisor's reading of it is recorded", async () => {
    await cast.consoles.supervisor.get(`/api/conversations/${session.conversationId}/messages`);
    const recorded = await house.rows(`select agent_id from audit_log where what = $1 and about = $2`, [
      "read_conversation",
      session.conversationId,
    ]);
    expect(recorded).toEqual([{ agent_id: cast.consoles.supervisor.agentId }]);
  });
});

describe("[AG7] a session that ended, over HTTP", () => {
  it("[AG7] is its last owner's to read until the customer is somebody else's; then all of it is theirs", async () => {
    const { owner, bystander, supervisor } = cast.consoles;
    const first = await house.ownedBy(owner);
    const said = secret("said").slice(0, 40);
    await owner.reply(first.id, said);
    await owner.post(`/api/sessions/${first.id}/end`);
    const ended = `/api/accounts/${house.accountId}/sessions/ended`;
    const reads = async (who: Console, list = ended) => [
      (await who.get(`/api/sessions/${first.id}`)).status,
      (await who.get(list)).text.includes(said),
    ];
    expect([await reads(owner), await reads(bystander)]).toEqual([
      [200, true],
      [403, false],
    ]);
    const again = await house.customerWrites(await openidOf(first));
    expect([await reads(owner), await reads(bystander)]).toEqual([
      [200, true],
      [200, false],
    ]);
    await bystander.post(`/api/sessions/${again.id}/pick-up`);
    expect([await reads(owner), await reads(bystander)]).toEqual([
      [403, false],
      [200, false],
    ]);
    expect((await owner.get(ended)).text).toContain(first.id);
    expect(await reads(supervisor, `${ended}?owner=all`)).toEqual([200, true]);
    await bystander.post(`/api/sessions/${again.id}/transfer`, { agentId: owner.agentId });
    expect([await reads(owner), await reads(bystander)]).toEqual([
      [200, true],
      [403, false],
    ]);
  });
});

describe("[AG6] [F36] unbinding", () => {
  it("[AG6] cuts the socket at once, and later requests are refused", async () => {
    const leaver = await newConsole();
    const session = await house.ownedBy(leaver);
    const feed = await follow(leaver);
    const since = performance.now();
    expect((await unbind(leaver)).status).toBe(204);
    await expect.poll(() => feed.socket.connected, deadline).toBe(false);
    expect(performance.now() - since).toBeLessThan(1_000);
    expect(feed.signedOut).toEqual(["unbound"]);
    const reply = { clientMessageId: randomUUID(), type: "text", text: "再见" };
    const answers = await Promise.all([
      leaver.get(`/api/accounts/${house.accountId}/snapshot`),
      leaver.get(`/api/conversations/${session.conversationId}/messages`),
      leaver.post(`/api/sessions/${session.id}/replies`, reply),
      leaver.post(`/api/sessions/${session.id}/end`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 409, 409, 409]);
    const again = await openFeed(house.url, { cookie: leaver.cookie, origin: house.url });
    feeds.push(again);
    expect(await again.ask("subscribe", { accountId: house.accountId, afterSeq: 0 })).toMatchObject({
      ok: false,
      refusal: { refusal: "not_bound" },
    });
  });

  it("[AG6] stops a reply that is still on its way", async () => {
    const leaver = await newConsole();
    const session = await house.ownedBy(leaver);
    house.simulator.switches.set({ nextSend: "45011" }); // "slower": the machine will try again
    const text = secret("queued");
    const { id } = await leaver.reply(session.id, text);
    const sends = () => house.simulator.ledger.listSends().filter(({ content }) => content === text);
    await expect.poll(() => sends().length, deadline).toBe(1);
    await unbind(leaver);
    house.clock.advance(30_000);
    const delivery = async () =>
      (await house.rows<Message>(`select delivery from messages where id = $1`, [id]))[0]?.delivery;
    await expect.poll(delivery, deadline).toMatchObject({ state: "failed", reason: "ownership_changed" });
    expect(sends().map(({ delivered }) => delivered)).toEqual([false]);
  });

  it("[AG6] a demoted supervisor sees no more than an agent, on the socket that was open", async () => {
    const demoted = await newConsole("supervisor");
    const feed = await follow(demoted);
    const session = await house.ownedBy(cast.consoles.owner);
    await caughtUp(feed);
    expect(JSON.stringify(feed.frames)).toContain(session.id);
    let fresh = 0;
    feed.socket.on("snapshot_required", () => fresh++);
    const binding = `/api/accounts/${house.accountId}/bindings/${demoted.agentId}`;
    await cast.consoles.admin.send("PATCH", binding, { role: "agent" });
    await expect.poll(() => fresh, deadline).toBe(1);
    const frames = feed.frames.length;
    const said = secret("said");
    await house.simulator.pushText(appId, await openidOf(session), said);
    const witness = await follow(cast.consoles.supervisor);
    await caughtUp(witness);
    expect(JSON.stringify(feed.frames.slice(frames))).not.toContain(said);
    expect((await demoted.get(`/api/sessions/${session.id}`)).status).toBe(403);
  });

  it("[AG6] [BO9] nor does a demoted supervisor learn who looks at what, on the socket that was open", async () => {
    const demoted = await newConsole("supervisor");
    const [feed, board] = [await follow(demoted), await follow(cast.consoles.supervisor)];
    for (const one of [feed, board])
      expect(await one.ask("follow_looks", { on: true })).toEqual({ ok: true });
    const { conversationId } = await house.ownedBy(cast.consoles.owner);
    const told = (one: Feed) => one.looks.at(-1)?.looks.some((l) => l.conversationId === conversationId);
    const owner = await follow(cast.consoles.owner);
    await owner.ask("watch", { conversationId });
    await expect.poll(() => [told(feed), told(board)], deadline).toEqual([true, true]);
    const fresh = new Promise((resolve) => feed.socket.once("snapshot_required", resolve));
    const binding = `/api/accounts/${house.accountId}/bindings/${demoted.agentId}`;
    await cast.consoles.admin.send("PATCH", binding, { role: "agent" });
    await fresh;
    const heard = feed.looks.length;
    await owner.ask("unwatch", { conversationId });
    await expect.poll(() => told(board), deadline).toBe(false);
    expect(feed.looks).toHaveLength(heard);
    const seq = await headOf(house.accountId);
    await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seq });
    expect(await feed.ask("follow_looks", { on: true })).toEqual({
      ok: false,
      refusal: { refusal: "not_allowed" },
    });
  });

  it("[AG6] who is bound again is not turned away by the news of having been unbound", async () => {
    const person = await newAgent(house, house.accountId, "agent");
    const returning = await house.consoleOf(person);
    const before = await headOf(house.accountId);
    await unbind(returning);
    const invited = await cast.consoles.admin.post(`/api/accounts/${house.accountId}/invitations`, {
      role: "agent",
    });
    const { token } = invited.body as { token: string };
    expect((await returning.post(`/api/invitations/${token}/accept`)).status).toBe(200);
    const feed = await openFeed(house.url, { cookie: returning.cookie, origin: house.url });
    feeds.push(feed);
    const fresh = new Promise((resolve) => feed.socket.once("snapshot_required", resolve));
    expect(await feed.ask("subscribe", { accountId: house.accountId, afterSeq: before })).toEqual({
      ok: true,
    });
    expect(await fresh).toEqual({ accountId: house.accountId });
    expect([feed.socket.connected, feed.signedOut]).toEqual([true, []]);
  });
});

describe("[N37] lists and pages", () => {
  it("[N37] neither texts nor numbers of others' conversations, whatever is asked for", async () => {
    const { owner, bystander } = cast.consoles;
    const session = await house.ownedBy(owner);
    const secret = `只给主人的 ${randomUUID()}`;
    await owner.reply(session.id, secret);
    await owner.send("PUT", `/api/conversations/${session.conversationId}/remark`, {
      remark: secret.slice(0, 30),
    });
    const account = `/api/accounts/${house.accountId}`;
    const ended = `${account}/sessions/ended`;
    const count = async () =>
      ((await bystander.get(`${ended}?limit=100`)).body as { sessions: object[] }).sessions.length;
    const before = await count();
    expect((await owner.post(`/api/sessions/${session.id}/end`)).status).toBe(200);
    expect(await count()).toBe(before);
    const asked = [
      `${account}/snapshot`,
      ended,
      `${ended}?limit=100&before=${Number.MAX_SAFE_INTEGER}`,
      `${ended}?before=1&beforeId=${session.id}`,
      `${ended}?owner=${owner.agentId}`,
      `${ended}?owner=all`,
      `${ended}?agentId=${owner.agentId}&q=${encodeURIComponent(secret)}`,
      `${account}/drafts?agentId=${owner.agentId}`,
      `/api/conversations/${session.conversationId}/messages?before=9007199254740991`,
      `/api/sessions/${session.id}`,
      "/api/me",
    ];
    for (const path of asked)
      expect([path, (await bystander.get(path)).text.includes(secret.slice(0, 30))]).toEqual([path, false]);
    expect((await owner.get(ended)).text).toContain(session.id);
    for (const whose of ["all", owner.agentId])
      expect((await bystander.get(`${ended}?owner=${whose}`)).status).toBe(403);
  });
});

describe("[N37] search", () => {
  it.each(["messages", "customers"])(
    "[N37] among %s it finds nothing of others' conversations",
    async (kind) => {
      const { owner, supervisor, bystander } = cast.consoles;
      const session = await house.ownedBy(owner);
      const word = `密语${randomUUID().slice(0, 8)}`;
      await owner.reply(session.id, word);
      await owner.send("PUT", `/api/conversations/${session.conversationId}/remark`, { remark: word });
      const search = `/api/accounts/${house.accountId}/search?kind=${kind}&q=${encodeURIComponent(word)}`;
      const finds = async (who: Console) => (await who.get(search)).text.includes(session.conversationId);
      await expect.poll(() => finds(supervisor), deadline).toBe(true);
      expect([await finds(owner), await finds(bystander)]).toEqual([true, false]);
      for (const asked of [`${search}&agentId=${owner.agentId}`, `${search}&state=active`])
        expect((await bystander.get(asked)).text).not.toContain(session.conversationId);
    },
  );
});

describe("[N35] fields nobody asked for", () => {
  const mine = () => ({
    role: "admin",
    agentId: cast.consoles.bystander.agentId,
    ownerId: cast.consoles.bystander.agentId,
    accountId: cast.otherAccountId,
    account_id: cast.otherAccountId,
  });

  it("[N35] a status changes the status of whoever asks, and nothing else", async () => {
    const { owner, bystander } = cast.consoles;
    const answer = await owner.send("PUT", `/api/accounts/${house.accountId}/status`, {
      status: "away",
      load: 99,
      capacity: 99,
      ...mine(),
    });
    expect(answer.body).toMatchObject({
      agent: { id: owner.agentId, role: "agent", status: "away", capacity: 10 },
    });
    const [other] = await house.rows(
      `select status, role from bindings where agent_id = $1 and account_id = $2`,
      [bystander.agentId, house.accountId],
    );
    expect(other).toEqual({ status: "online", role: "agent" });
    await owner.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
  });

  it("[N35] a reply is its sender's, in the session of its address, not yet delivered", async () => {
    const { owner } = cast.consoles;
    const session = await house.ownedBy(owner);
    const clientMessageId = randomUUID();
    const answer = await owner.post(`/api/sessions/${session.id}/replies`, {
      clientMessageId,
      type: "text",
      text: "好",
      id: "01mine",
      seq: 1,
      direction: "in",
      sessionId: "01other",
      delivery: { state: "sent" },
      ...mine(),
    });
    expect(answer.body).toMatchObject({
      message: { agentId: owner.agentId, sessionId: session.id, direction: "out", clientMessageId },
    });
    const { message } = answer.body as { message: Message };
    expect([message.id === "01mine", message.seq === 1]).toEqual([false, false]);
    const [row] = await house.rows(`select account_id, agent_id from messages where client_message_id = $1`, [
      clientMessageId,
    ]);
    expect(row).toEqual({ account_id: house.accountId, agent_id: owner.agentId });
  });

  it("[N35] an accepted invitation gives the role it was made for, in the account it was made for", async () => {
    const { admin, foreigner } = cast.consoles;
    const made = await admin.post(`/api/accounts/${house.accountId}/invitations`, {
      role: "agent",
      accountId: cast.otherAccountId,
      expiresAt: 9e15,
    });
    const { token } = made.body as { token: string };
    const answer = await foreigner.post(`/api/invitations/${token}/accept`, mine());
    expect(answer.status).toBe(200);
    const bindings = await house.rows(
      `select account_id, role from bindings where agent_id = $1 order by role`,
      [foreigner.agentId],
    );
    expect(bindings).toEqual([
      { account_id: cast.otherAccountId, role: "admin" },
      { account_id: house.accountId, role: "agent" },
    ]);
    await unbind(foreigner);
  });

  it("[N11] an id no server makes is the caller's mistake, wherever it stands", async () => {
    const { owner, supervisor } = cast.consoles;
    const session = await house.ownedBy(owner);
    const replies = `/api/sessions/${session.id}/replies`;
    const reply = { clientMessageId: randomUUID(), type: "text", text: "好" };
    for (const id of ["\u0000", "a\u0000b", "\ud800", ""]) {
      const answers = await Promise.all([
        owner.post(replies, { ...reply, type: "image", mediaId: id }),
        owner.post(replies, { ...reply, resendOf: id }),
        owner.post(`/api/sessions/${session.id}/transfer`, { agentId: id }),
        supervisor.post(`/api/sessions/${session.id}/assign`, { agentId: id }),
      ]);
      expect([id, ...answers.map(({ status }) => status)]).toEqual([id, 400, 400, 400, 400]);
    }
  });

  it("[N36] a parameter that may be left out is judged like the rest when it is there", async () => {
    const { owner, foreigner } = cast.consoles;
    const [own, others] = [await house.ownedBy(owner), await house.ownedBy(cast.consoles.bystander)];
    const body = { clientMessageId: randomUUID(), type: "text", text: "再发一次" };
    const [theirs] = await house.rows<{ id: string }>(
      `select id from messages where session_id = $1 limit 1`,
      [others.id],
    );
    const answer = await owner.post(`/api/sessions/${own.id}/replies`, { ...body, resendOf: theirs?.id });
    expect([answer.status, answer.body]).toEqual([409, { refusal: "message_not_found" }]);
    for (const query of ["?before=1&limit=1", "?limit=100", "?before=999999999"]) {
      const path = `/api/conversations/${own.conversationId}/messages${query}`;
      expect((await foreigner.get(path)).body).toEqual({ refusal: "session_not_found" });
      expect((await cast.consoles.bystander.get(path)).body).toEqual({ refusal: "not_allowed" });
    }
  });
});
