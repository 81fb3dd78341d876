import { randomUUID } from "node:crypto";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, newAgent, openCast, picture, secret } from "./cast.ts";
import type { Console } from "./console.ts";
import type { Feed } from "./feed.ts";
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

const newConsole = async (role: "agent" | "supervisor" = "agent") => {
  const console = await house.consoleOf(await newAgent(house, house.accountId, role));
  await console.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
  return console;
};
const unbind = (who: Console) =>
  cast.consoles.admin.send("DELETE", `/api/accounts/${house.accountId}/bindings/${who.agentId}`);

describe("[N6] [AG7] after a transfer, over HTTP", () => {
  const handOver = (session: Session) =>
    cast.consoles.owner.post(`/api/sessions/${session.id}/transfer`, {
      agentId: cast.consoles.bystander.agentId,
    });

  it("[AG7] the former owner cannot read messages, session or images; the new owner can", async () => {
    const { owner, bystander } = cast.consoles;
    const session = await house.ownedBy(owner);
    await house.simulator.pushImage(appId, await house.openidOf(session), picture);
    const find = () =>
      house.rows<{ id: string; state: string }>(`select id, state from media where conversation_id = $1`, [
        session.conversationId,
      ]);
    await expect.poll(async () => (await find())[0]?.state, deadline).toBe("ready");
    const mediaId = (await find())[0]?.id;
    const paths = [
      `/api/conversations/${session.conversationId}/messages`,
      `/api/sessions/${session.id}`,
      `/api/media/${mediaId}`,
      `/api/media/${mediaId}/thumbnail`,
    ];
    const statuses = (who: Console) => Promise.all(paths.map(async (path) => (await who.get(path)).status));
    expect(await statuses(owner)).toEqual([200, 200, 200, 200]);
    await handOver(session);
    expect(await statuses(owner)).toEqual([403, 403, 404, 404]);
    expect(await statuses(bystander)).toEqual([200, 200, 200, 200]);
  });

  it("[AG7] the former owner sees only the current owner of a transferred session", async () => {
    const { owner, bystander } = cast.consoles;
    const session = await house.ownedBy(owner);
    await owner.post(`/api/sessions/${session.id}/transfer`, { toLine: true });
    const readSession = () => owner.get(`/api/sessions/${session.id}`);
    expect((await readSession()).status).toBe(200);
    await bystander.post(`/api/sessions/${session.id}/pick-up`);
    const taken = await readSession();
    expect([taken.status, taken.body]).toEqual([403, { refusal: "not_allowed", agentId: bystander.agentId }]);
    await bystander.post(`/api/sessions/${session.id}/end`);
    expect((await readSession()).body).toEqual({ refusal: "not_allowed", agentId: null });
    const messages = await owner.get(`/api/conversations/${session.conversationId}/messages`);
    expect(messages.body).toEqual({ refusal: "not_allowed" });
  });

  it("[P4] [SE10] the former owner's reply is refused", async () => {
    const session = await house.ownedBy(cast.consoles.owner);
    await handOver(session);
    const body = { clientMessageId: randomUUID(), type: "text", text: secret("late") };
    const answer = await cast.consoles.owner.post(`/api/sessions/${session.id}/replies`, body);
    expect([answer.status, answer.body]).toEqual([409, expect.objectContaining({ refusal: "not_owner" })]);
  });

  it("[AG7] a supervisor's reading is recorded", async () => {
    const session = await house.ownedBy(cast.consoles.owner);
    await handOver(session);
    await cast.consoles.supervisor.get(`/api/conversations/${session.conversationId}/messages`);
    const recorded = await house.rows(`select agent_id from audit_log where what = $1 and about = $2`, [
      "read_conversation",
      session.conversationId,
    ]);
    expect(recorded).toEqual([{ agent_id: cast.consoles.supervisor.agentId }]);
  });
});

describe("[AG7] a session that ended, over HTTP", () => {
  it("[AG7] [AG11] the last owner reads an ended session until somebody else serves the customer", async () => {
    const { owner, bystander, supervisor } = cast.consoles;
    const first = await house.ownedBy(owner);
    const canary = secret("said").slice(0, 40);
    await owner.reply(first.id, canary);
    await owner.post(`/api/sessions/${first.id}/end`);
    const ended = `/api/accounts/${house.accountId}/sessions/ended`;
    const reads = async (who: Console, list = ended) => [
      (await who.get(`/api/sessions/${first.id}`)).status,
      (await who.get(list)).text.includes(canary),
    ];
    expect([await reads(owner), await reads(bystander)]).toEqual([
      [200, true],
      [403, false],
    ]);
    const again = await house.customerWrites(await house.openidOf(first));
    expect([await reads(owner), await reads(bystander)]).toEqual([
      [200, false],
      [403, false],
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

  it("[AG7] the former owner's list shows an ended session with its customer's data of that time", async () => {
    const { owner, bystander, admin } = cast.consoles;
    const first = await house.ownedBy(owner);
    const added = await admin.send("POST", `/api/accounts/${house.accountId}/topics`, { name: "退款" });
    const { id: topicId } = (added.body as { topics: [Topic] }).topics[0];
    const wrapUp = { topicId, line: "王先生说了什么" };
    const of = `/api/conversations/${first.conversationId}`;
    const keep = async (who: Console, remark: string, tag: string) => {
      await who.send("PUT", `${of}/remark`, { remark });
      await who.send("PATCH", `${of}/tags`, { add: [tag], remove: [] });
    };
    await keep(owner, "王先生", "老客");
    await owner.reply(first.id, "好的");
    await owner.post(`/api/sessions/${first.id}/end`, { wrapUp });
    // The delivery result would write the session's row again.
    await expect.poll(() => house.rows(`select from outbox`), deadline).toEqual([]);
    await house.rows(
      `update sessions set rating_message_id = 'm', rating_asked_at = 1, rating_score = 2, rating_comment = '慢', rated_at = 2 where id = $1`,
      [first.id],
    );
    const list = `/api/accounts/${house.accountId}/sessions/ended`;
    const listed = async (query = "") => {
      const { sessions } = (await owner.get(`${list}${query}`)).body as { sessions: Session[] };
      return sessions.find(({ id }) => id === first.id);
    };
    const again = await house.customerWrites(await house.openidOf(first));
    expect((await listed())?.allowance.left).toBeGreaterThan(0);
    await bystander.post(`/api/sessions/${again.id}/pick-up`);
    await keep(bystander, "难缠", "退款");
    expect(await listed()).toMatchObject({
      customer: { remark: "王先生", tags: ["老客"] },
      allowance: { left: 0, until: 0 },
      wrapUp: { topic: "退款", line: null },
      rating: { given: { score: 2, comment: null } },
    });
    for (const answer of [
      await owner.send("PUT", `/api/sessions/${first.id}/wrap-up`, { wrapUp: { topicId, line: "后来" } }),
      await owner.post(`/api/sessions/${first.id}/read`, { upTo: 0 }),
    ])
      expect(answer).toMatchObject({ status: 200, body: { session: await listed() } });
    expect(await listed(`?tag=${encodeURIComponent("退款")}`)).toBeUndefined();
    expect(await listed(`?tag=${encodeURIComponent("老客")}`)).toBeDefined();
    await house.rows(
      `delete from events where account_id = $1 and seq = (select last_seq from sessions where id = $2)`,
      [house.accountId, first.id],
    );
    expect((await listed())?.customer).toMatchObject({ remark: "王先生", tags: ["老客"] });
    // An earlier release left no copy of the customer; the log is deleted too.
    await house.rows(`update sessions set last_known_customer = null where id = $1`, [first.id]);
    expect((await listed())?.customer).toMatchObject({ remark: null, tags: [] });
    await bystander.post(`/api/sessions/${again.id}/transfer`, { agentId: owner.agentId });
    expect(await listed()).toMatchObject({
      customer: { remark: "难缠", tags: ["老客", "退款"] },
      wrapUp: { topic: "退款", line: "后来" },
      rating: { given: { comment: "慢" } },
    });
  });
});

describe("[N6] [AG6] [F36] removal from the account", () => {
  it("[AG6] a removed agent's socket is cut at once, and later requests are refused", async () => {
    const leaver = await newConsole();
    const session = await house.ownedBy(leaver);
    const feed = await feeds.follow(leaver);
    expect((await unbind(leaver)).status).toBe(204);
    // Counts looks instead of time: a hundred looks are a second, without the pauses of a stalled process.
    let looks = 0;
    const isConnected = () => {
      looks++;
      return feed.socket.connected;
    };
    await expect.poll(isConnected, { ...deadline, interval: 10 }).toBe(false);
    expect(looks).toBeLessThan(100);
    expect(feed.signedOut).toEqual(["unbound"]);
    const reply = { clientMessageId: randomUUID(), type: "text", text: "再见" };
    const answers = await Promise.all([
      leaver.get(`/api/accounts/${house.accountId}/snapshot`),
      leaver.get(`/api/conversations/${session.conversationId}/messages`),
      leaver.post(`/api/sessions/${session.id}/replies`, reply),
      leaver.post(`/api/sessions/${session.id}/end`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 409, 409, 409]);
    const again = await feeds.open(leaver);
    expect(await again.ask("subscribe", { accountId: house.accountId, afterSeq: 0 })).toMatchObject({
      ok: false,
      refusal: { refusal: "not_bound" },
    });
  });

  it("[AG6] a removed agent's reply on its way is stopped", async () => {
    const leaver = await newConsole();
    const session = await house.ownedBy(leaver);
    house.simulator.switches.set({ nextSend: "45011" }); // "too fast": the server will try again
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

  it("[AG6] a demoted supervisor's open socket shows no more than an agent's", async () => {
    const demoted = await newConsole("supervisor");
    const feed = await feeds.follow(demoted);
    const session = await house.ownedBy(cast.consoles.owner);
    await feeds.caughtUp(feed);
    expect(JSON.stringify(feed.frames)).toContain(session.id);
    let fresh = 0;
    feed.socket.on("snapshot_required", () => fresh++);
    const binding = `/api/accounts/${house.accountId}/bindings/${demoted.agentId}`;
    await cast.consoles.admin.send("PATCH", binding, { role: "agent" });
    await expect.poll(() => fresh, deadline).toBe(1);
    const frames = feed.frames.length;
    const canary = secret("said");
    await house.simulator.pushText(appId, await house.openidOf(session), canary);
    const witness = await feeds.follow(cast.consoles.supervisor);
    await feeds.caughtUp(witness);
    expect(JSON.stringify(feed.frames.slice(frames))).not.toContain(canary);
    expect((await demoted.get(`/api/sessions/${session.id}`)).status).toBe(403);
  });

  it("[AG6] [BO9] a demoted supervisor's open socket receives no viewers", async () => {
    const demoted = await newConsole("supervisor");
    const [feed, board] = [await feeds.follow(demoted), await feeds.follow(cast.consoles.supervisor)];
    for (const one of [feed, board])
      expect(await one.ask("follow_looks", { on: true })).toEqual({ ok: true });
    const { conversationId } = await house.ownedBy(cast.consoles.owner);
    const isViewerShown = (one: Feed) =>
      one.looks.at(-1)?.looks.some((l) => l.conversationId === conversationId);
    const owner = await feeds.follow(cast.consoles.owner);
    await owner.ask("watch", { conversationId });
    await expect.poll(() => [isViewerShown(feed), isViewerShown(board)], deadline).toEqual([true, true]);
    const fresh = new Promise((resolve) => feed.socket.once("snapshot_required", resolve));
    const binding = `/api/accounts/${house.accountId}/bindings/${demoted.agentId}`;
    await cast.consoles.admin.send("PATCH", binding, { role: "agent" });
    await fresh;
    const messageCount = feed.looks.length;
    await owner.ask("unwatch", { conversationId });
    await expect.poll(() => isViewerShown(board), deadline).toBe(false);
    expect(feed.looks).toHaveLength(messageCount);
    const seq = await feeds.headOf();
    await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seq });
    expect(await feed.ask("follow_looks", { on: true })).toEqual({
      ok: false,
      refusal: { refusal: "not_allowed" },
    });
  });

  it("[AG6] an agent who was removed and invited again keeps the connection despite the older removal", async () => {
    const person = await newAgent(house, house.accountId, "agent");
    const returning = await house.consoleOf(person);
    const before = await feeds.headOf();
    await unbind(returning);
    const invited = await cast.consoles.admin.post(`/api/accounts/${house.accountId}/invitations`, {
      role: "agent",
    });
    const { token } = invited.body as { token: string };
    expect((await returning.post(`/api/invitations/${token}/accept`)).status).toBe(200);
    const feed = await feeds.open(returning);
    const fresh = new Promise((resolve) => feed.socket.once("snapshot_required", resolve));
    expect(await feed.ask("subscribe", { accountId: house.accountId, afterSeq: before })).toEqual({
      ok: true,
    });
    expect(await fresh).toEqual({ accountId: house.accountId });
    expect([feed.socket.connected, feed.signedOut]).toEqual([true, []]);
  });
});
