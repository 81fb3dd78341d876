import { randomUUID } from "node:crypto";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { AuditPage, AuditRecord } from "@jieru/shared/protocol/audit";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cast, openCast, secret } from "./cast.ts";
import type { Console } from "./console.ts";
import { createFeeds, type Feeds } from "./feeds.ts";
import { queryOnce } from "./test-database.ts";
import { appId, deadline, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let feeds: Feeds;
let consoles: Cast["consoles"];
beforeAll(async () => {
  house = await openTestServer();
  ({ consoles } = await openCast(house));
  feeds = createFeeds(house);
});
afterAll(async () => {
  feeds.close();
  await house.stop();
});

const of = ({ conversationId }: Pick<Session, "conversationId">) => `/api/conversations/${conversationId}`;
const readPage = async (who: Console, session: Session, query = ""): Promise<MessagesPage> =>
  (await who.get(`${of(session)}/messages${query}`)).body as MessagesPage;
const wordsOf = (messages: readonly Message[]) =>
  messages.flatMap((m) => (m.type === "text" ? m.text : m.type === "note" ? m.note : []));
const addNote = (who: Console, { id }: Pick<Session, "id">, note: string) =>
  who.post(`/api/sessions/${id}/notes`, { clientMessageId: randomUUID(), note });
const audited = async (kind: string, { conversationId }: Pick<Session, "conversationId">) => {
  const query = `kind=${kind}&conversationId=${conversationId}`;
  const answer = await consoles.admin.get(`/api/accounts/${house.accountId}/audit?${query}`);
  return (answer.body as AuditPage).records;
};
const whoDid = (records: AuditRecord[], what: AuditRecord["what"]) =>
  records.filter((r) => r.what === what).map(({ by }) => by?.id);

/** Creates a customer of `owner`, served and noted about before, who waits again. */
async function returning() {
  const first = await house.ownedBy(consoles.owner);
  const openid = await house.openidOf(first);
  await consoles.owner.reply(first.id, "第一次的回复");
  await addNote(consoles.owner, first, "第一次的备注");
  await consoles.owner.post(`/api/sessions/${first.id}/end`);
  const again = await house.customerWrites(openid, "第二次来");
  await addNote(consoles.supervisor, again, "主管的备注");
  return { first, again, openid };
}

it("[AG11] an agent reads only the open session without colleagues' notes before pick-up, and everything after it", async () => {
  const { first, again } = await returning();
  const [firstSeq] = await house.rows<{ seq: number }>(
    `select min(seq) as seq from messages where session_id = $1`,
    [first.id],
  );
  const { bystander, owner, supervisor } = consoles;
  await addNote(bystander, again, "自己的备注");
  for (const [who, notes] of [
    [bystander, ["自己的备注"]],
    [owner, []],
  ] as const)
    for (const query of ["", "?after=0", `?around=${firstSeq?.seq}`, "?before=999999999"]) {
      const page = await readPage(who, again, query);
      expect(wordsOf(page.messages), query).toEqual(["第二次来", ...notes]);
      expect(page).toMatchObject({ withheld: true, ...(query !== "?before=999999999" && { more: false }) });
    }
  const all = ["在吗", "第一次的回复", "第一次的备注", "第二次来", "主管的备注", "自己的备注"];
  expect(wordsOf((await readPage(supervisor, again)).messages)).toEqual(all);
  await bystander.post(`/api/sessions/${again.id}/pick-up`);
  const page = await readPage(bystander, again);
  expect([wordsOf(page.messages), page.withheld]).toEqual([all, undefined]);
});

it("[AG11] [AT9] [AT10] before pick-up, earlier sessions are closed: single, in lists, and in allowance history", async () => {
  const { first, again } = await returning();
  const { owner, bystander, supervisor } = consoles;
  const seenBy = async (who: Console) => {
    const listed = (await who.get(`${of(again)}/sessions`)).body as { sessions: Session[]; more: boolean };
    const spent = (await who.get(`${of(again)}/allowance-history`)).text;
    const single = await who.get(`/api/sessions/${first.id}`);
    const last = (single.body as { session?: Session }).session?.lastMessage;
    const text = last === undefined ? single.status : last?.text;
    return [listed.sessions.map(({ id }) => id), spent.includes(first.id), text];
  };
  expect(await seenBy(bystander)).toEqual([[again.id], false, 403]);
  expect(await seenBy(owner)).toEqual([[again.id], false, undefined]);
  expect(await seenBy(supervisor)).toEqual([[again.id, first.id], true, "第一次的回复"]);
  const ended = async () => {
    const answer = await owner.get(`/api/accounts/${house.accountId}/sessions/ended`);
    return (answer.body as { sessions: Session[] }).sessions.find(({ id }) => id === first.id)?.lastMessage;
  };
  expect(await ended()).toBeNull();
  await owner.post(`/api/sessions/${again.id}/pick-up`);
  expect(await seenBy(owner)).toEqual([[again.id, first.id], true, "第一次的回复"]);
  expect(await ended()).toMatchObject({ text: "第一次的回复" });
});

it("[AG11] an agent who returned a session to the queue reads it without notes", async () => {
  const { again } = await returning();
  const { owner, supervisor } = consoles;
  await owner.post(`/api/sessions/${again.id}/pick-up`);
  expect(wordsOf((await readPage(owner, again)).messages)).toContain("第一次的回复");
  await owner.post(`/api/sessions/${again.id}/transfer`, { toLine: true, note: "交接的话" });
  expect(wordsOf((await readPage(owner, again)).messages)).toEqual(["第二次来"]);
  expect((await owner.get(`${of(again)}/messages`)).text).not.toContain("交接的话");
  expect((await supervisor.get(`${of(again)}/messages`)).text).toContain("交接的话");
  const fresh = await house.ownedBy(owner);
  await owner.post(`/api/sessions/${fresh.id}/transfer`, { toLine: true, note: "交接的话" });
  expect((await readPage(owner, fresh)).withheld).toBe(true);
  const untold = await house.customerWrites(house.newCustomer());
  expect((await readPage(owner, untold)).withheld).toBeUndefined();
});

it("[AG11] [FD6] an agent who watches a waiting conversation receives its messages and no colleague's note", async () => {
  const { again, openid } = await returning();
  const watching = async (who: Console) => {
    const feed = await feeds.follow(who);
    expect(await feed.ask("watch", { conversationId: again.conversationId })).toEqual({ ok: true });
    return feed;
  };
  const [agent, lead] = [await watching(consoles.bystander), await watching(consoles.supervisor)];
  const note = secret("note").slice(0, 40);
  await addNote(consoles.supervisor, again, note);
  const canary = secret("said").slice(0, 40);
  await house.simulator.pushText(appId, openid, canary);
  await feeds.caughtUp(agent);
  await feeds.caughtUp(lead);
  const texts = ({ frames }: typeof agent) =>
    frames.flatMap((f) => f.events.flatMap(({ message }) => (message ? wordsOf([message]) : [])));
  expect([texts(agent), texts(lead)]).toEqual([[canary], [note, canary]]);
});

it("[AU6] reading a waiting conversation is recorded once per agent and session, by page, panel or socket", async () => {
  const session = await house.customerWrites(house.newCustomer());
  const { bystander, owner, supervisor } = consoles;
  const readers = async () => whoDid(await audited("reading", session), "read_waiting").toSorted();
  expect(await readers()).toEqual([]);
  for (let i = 0; i < 2; i++)
    for (const part of ["messages", "sessions", "attributes", "allowance-history"])
      await bystander.get(`${of(session)}/${part}`);
  expect(await readers()).toEqual([bystander.agentId]);
  const feed = await feeds.follow(owner);
  await feed.ask("watch", { conversationId: session.conversationId });
  await expect.poll(readers, deadline).toHaveLength(2);
  await owner.get(`${of(session)}/messages`);
  await supervisor.get(`${of(session)}/messages`);
  expect(await readers()).toEqual([bystander, owner, supervisor].map((who) => who.agentId).toSorted());
});

it("[AU6] a page of a waiting conversation is refused when the read cannot be recorded", async () => {
  const session = await house.customerWrites(house.newCustomer());
  const refuse = `alter table audit_log add constraint refused check (about <> '${session.conversationId}')`;
  await queryOnce(house.owner, refuse);
  const answer = await consoles.bystander.get(`${of(session)}/messages`);
  await queryOnce(house.owner, `alter table audit_log drop constraint refused`);
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain("在吗");
  expect((await consoles.bystander.get(`${of(session)}/messages`)).status).toBe(200);
});

it("[AU7] a search that finds others' conversations is recorded once with its hits, without the search text", async () => {
  const word = `w${randomUUID().slice(0, 8)}`;
  const [a, b] = [await house.ownedBy(consoles.owner), await house.ownedBy(consoles.owner)];
  for (const session of [a, a, b]) await house.simulator.pushText(appId, await house.openidOf(session), word);
  const search = async (who: Console, query: string) =>
    (await who.get(`/api/accounts/${house.accountId}/search?q=${query}`)).body as SearchAnswer;
  await expect.poll(async () => (await search(consoles.owner, word)).messages.length, deadline).toBe(3);
  const searches = async () => {
    const answer = await consoles.admin.get(`/api/accounts/${house.accountId}/audit?kind=reading`);
    expect(answer.text).not.toContain(word);
    const { records } = answer.body as AuditPage;
    return records.filter((r) => r.what === "searched");
  };
  expect(await searches()).toEqual([]);
  const page = await search(consoles.supervisor, `${word}&limit=2`);
  await search(consoles.supervisor, `${word}&limit=2&before=${page.next?.before}`);
  await search(consoles.supervisor, word);
  expect(await searches()).toMatchObject([
    {
      by: { id: consoles.supervisor.agentId },
      about: "messages",
      detail: "2 2",
      conversationId: null,
    },
  ]);
});

it("[AU1] changed remarks and tags are recorded without their text; unchanged ones are not recorded", async () => {
  const session = await house.ownedBy(consoles.owner);
  for (let i = 0; i < 2; i++) {
    await consoles.owner.send("PUT", `${of(session)}/remark`, { remark: "王先生" });
    await consoles.owner.send("PATCH", `${of(session)}/tags`, { add: ["老客"], remove: [] });
  }
  const records = await audited("customers", session);
  const entry = { by: { id: consoles.owner.agentId }, about: session.conversationId };
  expect(records).toMatchObject([
    { ...entry, what: "tags_changed" },
    { ...entry, what: "remark_changed" },
  ]);
  expect(records.map(({ detail }) => detail ?? null)).toEqual([null, null]);
});

it("[AU8] [AU1] ten manual pick-ups in a row are one record with their number", async () => {
  const { bystander } = consoles;
  const entries = async () => {
    const answer = await consoles.admin.get(`/api/accounts/${house.accountId}/audit?by=${bystander.agentId}`);
    return (answer.body as AuditPage).records.filter(({ what }) => what === "sessions_picked_up");
  };
  for (let i = 0; i < 12 && (await entries()).length === 0; i++) await house.ownedBy(bystander);
  expect(await entries()).toMatchObject([{ about: "10", conversationId: null }]);
});
