/**
 * Tests the work of supervisors and admins when two servers share one database.
 *
 * @module-tag slow
 */
import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { Board } from "@jieru/shared/protocol/board";
import type { Connection } from "@jieru/shared/protocol/connection";
import { sign } from "@jieru/wechat/signature";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAccount } from "../../src/demo.ts";
import type { Answer } from "../console.ts";
import { pushSaid } from "../push-request.ts";
import { appId, deadline } from "../test-server.ts";
import { type NodeName, openTwoNodes, type TwoNodes } from "./two-nodes.ts";

let house: TwoNodes;
beforeAll(async () => {
  house = await openTwoNodes();
});
afterAll(() => house.stop());

const [admin, supervisor, lin, xu] = [0, 1, 2, 3] as const;
const account = (path: string) => `/api/accounts/${house.accountId}${path}`;
const about = (events: Event[], id: ConversationId) =>
  events.filter((e) => e.session?.conversationId === id || e.message?.conversationId === id);

it("[AG7] a transfer at one server removes the content from the former owner's console at the other", async () => {
  const { id, conversationId } = await house.waiting("o9Ag05desk-customer-0001", "只说给小夏听的");
  const former = await house.feedAt("two", lin);
  const next = await house.feedAt("one", xu);
  await house.at("two", lin).post(`/api/sessions/${id}/pick-up`);
  await former.ask("watch", { conversationId });
  const to = { agentId: house.at("one", xu).agentId, note: "老客户，找你" };
  expect((await house.at("one", supervisor).post(`/api/sessions/${id}/transfer`, to)).status).toBe(200);
  const goodbye = () => about(former.events(), conversationId).find((e) => e.type === "session_transferred");
  await expect.poll(goodbye, deadline).toMatchObject({ session: { lastMessage: null } });
  expect(goodbye()).not.toHaveProperty("message");
  const seq = goodbye()?.seq ?? 0;

  await house.simulator.pushText(appId, "o9Ag05desk-customer-0001", "现在说给许然听");
  const messagesOfNext = () => about(next.events(), conversationId).map((e) => e.message);
  await expect
    .poll(messagesOfNext, deadline)
    .toContainEqual(expect.objectContaining({ text: "现在说给许然听" }));
  // The former owner's console has received everything up to this point, and nothing of the conversation.
  await expect.poll(() => former.frames.at(-1)?.to ?? 0, deadline).toBeGreaterThan(seq);
  expect(about(former.events(), conversationId).filter((e) => e.seq > seq)).toEqual([]);
  const messages = `/api/conversations/${conversationId}/messages`;
  for (const node of ["one", "two"] as const) {
    expect((await house.at(node, lin).get(messages)).status).toBe(403);
    expect((await house.at(node, xu).get(messages)).text).toContain("老客户，找你");
  }
  for (const feed of [former, next]) feed.close();
});

it("[SE3] a setting changed at one server applies at the other from the next message on", async () => {
  const { id } = await house.waiting("o9Ag05desk-customer-0002");
  await house.at("two", lin).post(`/api/sessions/${id}/pick-up`);
  const feed = await house.feedAt("two", lin);
  const changed = await house
    .at("one", admin)
    .send("PATCH", account("/settings"), { reactivateAfterMs: 120_000 });
  expect(changed.status).toBe(200);
  await expect.poll(() => feed.events().map((e) => e.type), deadline).toContain("account_changed");
  await house.at("two", lin).reply(id, "在的");
  const session = (await house.snapshot(house.at("two", lin))).sessions.find((s) => s.id === id);
  expect((session?.reactivateAt ?? 0) - (session?.lastActivityAt ?? 0)).toBe(120_000);
  feed.close();
});

it("[NO3] a note written at one server is read at the other, and never sent to the customer", async () => {
  const customer = "o9Ag05desk-customer-0003";
  const { id, conversationId } = await house.waiting(customer);
  await house.at("two", lin).post(`/api/sessions/${id}/pick-up`);
  const feed = await house.feedAt("two", lin);
  const note = { clientMessageId: crypto.randomUUID(), note: "退款已经批了" };
  expect((await house.at("one", supervisor).post(`/api/sessions/${id}/notes`, note)).status).toBe(200);
  const messages = () => about(feed.events(), conversationId).map((e) => e.message);
  await expect
    .poll(messages, deadline)
    .toContainEqual(expect.objectContaining({ type: "note", note: note.note }));
  // A later reply is delivered, so the note would have been too.
  await house.at("two", lin).reply(id, "稍等");
  const toThem = () =>
    house.simulator.ledger.listSends().flatMap(({ openid, content }) => (openid === customer ? content : []));
  await expect.poll(toThem, deadline).toEqual(["稍等"]);
  feed.close();
});

it("[BO1] [BO5] the board is the same at both servers", async () => {
  const openid = "o9Ag05desk-customer-0004";
  const { id } = await house.waiting(openid);
  await house.at("one", lin).post(`/api/sessions/${id}/pick-up`);
  await house.at("two", lin).reply(id, "您好");
  // Undelivered replies would be dropped by the takeover.
  const delivered = () => house.simulator.ledger.listSends().filter((s) => s.openid === openid).length;
  await expect.poll(delivered, deadline).toBe(1);
  const settled = () => house.rows(`select message_id from outbox`);
  await expect.poll(settled, deadline).toEqual([]);
  await house.at("two", supervisor).post(`/api/sessions/${id}/take-over`);
  const to = { agentId: house.at("one", xu).agentId };
  await house.at("one", supervisor).post(`/api/sessions/${id}/transfer`, to);
  const boards = async () => {
    const both = (await house.atBoth(supervisor, account("/board"))) as [Board, Board];
    return both.map(({ now, ...board }) => board);
  };
  const about = (board: Omit<Board, "now">) =>
    board.happenings.filter((h) => "session" in h && h.session.id === id).map((h) => h.what);
  // Both boards must be of the same moment, so they are read until their numbers agree.
  let [one, two] = (await boards()) as [Board, Board];
  await expect
    .poll(async () => {
      [one, two] = (await boards()) as [Board, Board];
      return one.seq - two.seq;
    }, deadline)
    .toBe(0);
  expect(one).toEqual(two);
  expect(about(one)).toEqual(["transferred", "taken_over"]);
  expect(one.today).toMatchObject({ pickedUp: expect.any(Number), firstResponseMs: expect.any(Number) });
});

it("[QR2] [QR5] a quick reply created at one server exists at the other with its shortcut taken", async () => {
  const path = account("/quick-replies");
  const feed = await house.feedAt("two", lin);
  const made = { scope: "team", title: "问候", shortcut: "hi", text: "您好，{{customer}}" };
  expect((await house.at("one", supervisor).post(path, made)).status).toBe(200);
  await expect.poll(() => feed.events().map((e) => e.type), deadline).toContain("quick_replies_changed");
  const [one, two] = await house.atBoth(lin, path);
  expect(two).toEqual(one);
  expect(two).toMatchObject({ quickReplies: [made] });
  const again = await house.at("two", supervisor).post(path, { ...made, title: "又一个" });
  expect(again.body).toMatchObject({ refusal: "shortcut_taken" });
  feed.close();
});

it("[DR1] [DR3] a draft continues at the other server, and one of two simultaneous revisions wins", async () => {
  const { id } = await house.waiting("o9Ag05desk-customer-0005");
  await house.at("one", lin).post(`/api/sessions/${id}/pick-up`);
  const write = (node: NodeName, text: string, base: number) =>
    house.at(node, lin).send("PUT", `/api/sessions/${id}/draft`, { text, base });
  expect((await write("one", "写了一半", 0)).body).toMatchObject({ draft: { revision: 1 } });
  const answers = await Promise.all([write("one", "甲", 1), write("two", "乙", 1)]);
  expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409]);
  const [one, two] = await house.atBoth(lin, account("/drafts"));
  expect(one).toEqual(two);
  const won = answers.find((a) => a.status === 200)?.body as { draft: object };
  expect(one).toMatchObject({ drafts: [won.draft] });
});

it("[BL2] [BL3] a customer blocked at one server opens no session at the other until unblocked", async () => {
  const openid = "o9Ag05desk-customer-0006";
  const { id, conversationId } = await house.waiting(openid);
  await house.at("two", lin).post(`/api/sessions/${id}/pick-up`);
  const block = (node: NodeName, blocked: boolean) =>
    house
      .at(node, supervisor)
      .send("PUT", `/api/conversations/${conversationId}/blocked`, { blocked, reason: "骚扰" });
  await block("one", true);
  house.pushTo("two");
  expect((await house.simulator.pushText(appId, openid, "还在吗")).outcome).toBe("acknowledged");
  expect((await house.snapshot()).waiting.sessions.map((s) => s.customer.openid)).not.toContain(openid);
  const messages = await house.atBoth(supervisor, `/api/conversations/${conversationId}/messages`);
  for (const body of messages) expect(JSON.stringify(body)).toContain("还在吗");
  const [, blocked] = await house.atBoth(supervisor, account("/blocked"));
  expect(blocked).toMatchObject({ customers: [{ customer: { id: conversationId }, reason: "骚扰" }] });
  await block("two", false);
  house.pushTo("one");
  expect(await house.waiting(openid, "谢谢")).toMatchObject({ conversationId, state: "waiting" });
});

it("[AG5] a supervisor at the other server sets a status; the agent's own console shows why", async () => {
  const { agentId } = house.at("one", lin);
  const feed = await house.feedAt("one", lin);
  const set = (status: string) =>
    house.at("two", supervisor).send("PUT", account(`/bindings/${agentId}/status`), { status });
  expect((await set("away")).status).toBe(200);
  const agents = () => feed.events().flatMap((e) => e.agents ?? []);
  const away = expect.objectContaining({ id: agentId, status: "away", statusWhy: "supervisor" });
  await expect.poll(agents, deadline).toContainEqual(away);
  for (const node of ["one", "two"] as const)
    expect((await house.snapshot(house.at(node, lin))).agents).toContainEqual(away);
  await set("online");
  feed.close();
});

it("[GR1] [HO2] greeting and routing settings apply at the other server from the next push on", async () => {
  const set = (change: object) => house.at("one", admin).send("PATCH", account("/settings"), change);
  const greeted = "o9Ag05desk-customer-0007";
  // The other server has this account cached already.
  house.pushTo("two");
  await house.simulator.pushText(appId, "o9Ag05desk-customer-0008", "先来一句");
  await set({ greeting: "欢迎光临" });
  await house.simulator.pushEnter(appId, greeted);
  const toThem = () =>
    house.simulator.ledger.listSends().flatMap(({ openid, content }) => (openid === greeted ? content : []));
  await expect.poll(toThem, deadline).toEqual(["欢迎光临"]);
  const openingHours = { timeZone: "Asia/Shanghai", week: Array(7).fill([]), days: [] };
  await set({ greeting: null, handOver: "closed", openingHours });
  const push = await house.simulator.pushText(appId, "o9Ag05desk-customer-0009", "有人吗");
  expect(push.deliveries.map((d) => d.answer)).toEqual(["handed_over"]);
  await set({ handOver: "never", openingHours: null });
  const after = await house.simulator.pushText(appId, "o9Ag05desk-customer-0009", "还有人吗");
  expect(after.deliveries.map((d) => d.answer)).toEqual(["success"]);
  house.pushTo("one");
});

it("[GR5] an automatic reply of one server is not repeated by the other, also in a new session", async () => {
  const set = (change: object) => house.at("one", admin).send("PATCH", account("/settings"), change);
  const openingHours = { timeZone: "Asia/Shanghai", week: Array(7).fill([]), days: [] };
  await set({ autoReply: { when: "closed", text: "明早回复您" }, openingHours });
  const openid = "o9Ag05desk-customer-0010";
  const { id } = await house.waiting(openid, "有人吗");
  const replies = () => house.simulator.ledger.listSends({ openid }).map(({ content }) => content);
  await expect.poll(replies, deadline).toEqual(["明早回复您"]);
  house.pushTo("two");
  await house.simulator.pushText(appId, openid, "还在吗");
  expect((await house.at("two", supervisor).post(`/api/sessions/${id}/end`)).status).toBe(200);
  expect((await house.waiting(openid, "再问一句")).id).not.toBe(id);
  house.pushTo("one");
  await house.simulator.pushText(appId, openid, "最后一句");
  const queued = await house.rows(
    `select 1 from messages m join conversations c on c.id = m.conversation_id where c.openid = $1 and m.direction = 'out'`,
    [openid],
  );
  expect(queued).toHaveLength(1);
  await set({ autoReply: null, openingHours: null });
});

describe("[MA7] [MA9] a connection changed at one server, with pushes to the other", () => {
  const path = () => account("/connection");
  const seen = async () => {
    const { body } = await house.at("one", admin).get(path());
    return (body as { connection: Connection }).connection.seen;
  };
  let pushed = 22876340534000000n;
  const push = async (other: object = {}) => {
    const messageId = String(++pushed);
    const message = {
      openid: "o9Ag05desk-customer-0010",
      text: "在吗",
      saidAtMs: house.clock.now(),
      messageId,
    };
    return (await pushSaid(house.nodes[1].url, message, other)).text;
  };
  /** This is less than the interval at which the other server checks by itself. */
  const soon = { timeout: 4_000, interval: 20 };
  const key = "N".repeat(43);

  it("[MA9] pushes refused by the other server are shown here, with one row and few writes", async () => {
    const wrong = { token: "mistyped" };
    expect(await push(wrong)).toBe("forbidden");
    const refused = (count: number) => ({ trouble: { count, why: "signature" } });
    await expect.poll(seen, deadline).toMatchObject(refused(1));
    const version = async () => (await house.rows(`select xmin::text from push_sightings`))[0];
    const before = await version();
    await Promise.all(Array.from({ length: 40 }, () => push(wrong)));
    expect(await version()).toEqual(before);
    house.clock.advance(5_000);
    await expect.poll(seen, deadline).toMatchObject(refused(41));
    expect(await house.rows(`select account_id from push_sightings`)).toHaveLength(1);
  });

  it("[MA7] a new Token applies at the other server at once, and replaces the old after WeChat's check", async () => {
    expect(await push()).toBe("success"); // now it has cached the account
    await house.at("one", admin).send("PATCH", path(), { token: "another1" });
    await expect.poll(() => push({ token: "another1" }), soon).toBe("success");
    expect(await push()).toBe("success");
    const [timestamp, nonce] = ["1714112445", "415670741"];
    const query = { timestamp, nonce, echostr: "42", signature: sign(["another1", timestamp, nonce]) };
    const check = await fetch(`${house.nodes[0].url}/wechat/${appId}?${new URLSearchParams(query)}`);
    expect(await check.text()).toBe("42");
    await expect.poll(() => push(), soon).toBe("forbidden");
    await expect.poll(seen, deadline).toMatchObject({ trouble: { count: 1, why: "signature" } });
    await house.at("one", admin).send("PATCH", path(), { token: demoAccount.token });
    await expect.poll(() => push(), soon).toBe("success");
  });

  it("[MA7] during a rotation the other server opens both keys, and this one shows which", async () => {
    await house.at("one", admin).post(`${path()}/rotate`, { encodingAesKey: key });
    await expect.poll(seen, deadline).toEqual({ withKey: null, withPreviousKey: null, trouble: null });
    await expect.poll(() => push(), soon).toBe("success");
    await expect.poll(seen, deadline).toMatchObject({ withKey: null, withPreviousKey: expect.any(Number) });
    await expect.poll(() => push({ encodingAesKey: key }), soon).toBe("success");
    await expect.poll(seen, deadline).toMatchObject({ withKey: expect.any(Number) });
    await house.at("one", admin).send("DELETE", `${path()}/previous-key`);
    await expect.poll(() => push(), soon).toBe("forbidden");
    expect(await push({ encodingAesKey: key })).toBe("success");
    await expect.poll(seen, deadline).toMatchObject({ trouble: { why: "key" } });
    await house.at("one", admin).post(`${path()}/rotate`, { encodingAesKey: demoAccount.encodingAesKey });
    await expect.poll(() => push(), soon).toBe("success");
  });
});

it("[AG1] simultaneous acceptances at both servers do not exceed the seats", async () => {
  const seats = 100 - (await house.snapshot()).agents.length;
  const invite = async (): Promise<string> => {
    const answer = await house.at("one", admin).post(account("/invitations"), { role: "agent" });
    return (answer.body as { token: string }).token;
  };
  const hurry = seats + 12;
  const invited: { who: Awaited<ReturnType<TwoNodes["invitee"]>>; token: string }[] = [];
  for (let i = 0; i < hurry; i++) {
    const token = await invite();
    invited.push({ who: await house.invitee(`新人 ${i}`, token), token });
  }
  // [DE5] If the disk stalls longer than the statement timeout, some requests get 503 and are repeated.
  const accept = async (node: { post(path: string): Promise<Answer> }, token: string): Promise<Answer> => {
    let answer = await node.post(`/api/invitations/${token}/accept`);
    for (let again = 0; again < 10 && answer.status === 503; again++)
      answer = await node.post(`/api/invitations/${token}/accept`);
    return answer;
  };
  const answers = await Promise.all(
    invited.map(({ who, token }, i) => accept(who[i % 2 === 0 ? "one" : "two"], token)),
  );
  const byAnswer = Object.groupBy(answers, ({ status, text }) => (status === 200 ? "a seat" : text));
  const counts = Object.fromEntries(Object.entries(byAnswer).map(([what, who]) => [what, who?.length]));
  const full = JSON.stringify({ refusal: "agent_limit_reached", limit: 100 });
  expect(counts).toEqual({ "a seat": seats, [full]: 12 });
  expect((await house.snapshot(house.at("two"))).agents).toHaveLength(100);
});

it("[MA6] [N9] a mini program connected at one server is soon known at both", async () => {
  const body = { ...demoAccount, appId: "wx0c11ec7ed0000001", originalId: "gh_c11ec7ed0001", name: "新店" };
  const { replyPreset: _, ...connection } = body;
  const [timestamp, nonce] = ["1714112445", "415670741"];
  const signature = sign([body.token, timestamp, nonce]);
  const query = new URLSearchParams({ signature, timestamp, nonce, echostr: "7312936180543" });
  const check = async (node: 0 | 1) =>
    (await fetch(`${house.nodes[node].url}/wechat/${body.appId}?${query}`)).status;
  expect([await check(0), await check(1)]).toEqual([403, 403]);
  expect((await house.at("one", admin).post("/api/accounts", connection)).status).toBe(200);
  expect(await check(0)).toBe(200);
  await expect.poll(() => check(1), { timeout: 3_000, interval: 20 }).toBe(200);
});

it("[MA11] a refusal at one server is known at the other, and the next acceptance clears it", async () => {
  const refused = async () => (await house.snapshot(house.at("two"))).account.credentialsRefused;
  const feed = await house.feedAt("two", lin);
  house.simulator.switches.set({ tokenRefusal: 40125 });
  await house.at("one", admin).post(account("/connection/test"));
  await expect.poll(() => feed.events().map((e) => e.type), deadline).toContain("credentials_refused");
  expect(await refused()).toMatchObject({ why: "secret", errcode: 40125 });
  house.simulator.switches.set({ tokenRefusal: null });
  await house.at("two", admin).post(account("/connection/test"));
  await expect.poll(() => feed.events().map((e) => e.type), deadline).toContain("credentials_accepted");
  expect(await refused()).toBeNull();
  feed.close();
});
