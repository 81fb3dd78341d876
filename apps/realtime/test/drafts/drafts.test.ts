import type { Draft } from "@jieru/shared/domain/draft";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeskSession } from "../../src/desk/desk.ts";
import { draftLimit, writeDraft } from "../../src/drafts/drafts.ts";
import { done, pickUp, writeAs } from "../lane/account.ts";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let server: TestServer;
let accountId: AccountId;
let [linId, xuId]: AgentId[] = [];
let lin: TestBrowser;
let xu: TestBrowser;
let session: DeskSession;
beforeEach(async () => {
  server = await openTestServer();
  accountId = await server.addAccount();
  linId = await server.addAgent(accountId, "agent", "林知夏");
  xuId = await server.addAgent(accountId, "supervisor", "许然");
  [lin, xu] = [await server.browserOf(linId), await server.browserOf(xuId)];
  session = await writeAs(server.lanes, accountId, "su");
  await done(server.lanes.run(accountId, pickUp(linId, session)));
});
afterEach(() => server.stop());

const path = (id: string = session.id) => `/api/sessions/${id}/draft`;
const list = async (who: TestBrowser): Promise<Draft[]> =>
  (await who.get(`/api/accounts/${accountId}/drafts`)).json().drafts as Draft[];
const put = (who: TestBrowser, text: string, base: number, kind?: string) =>
  who.send("PUT", path(), { text, base, ...(kind && { kind }) });
const discard = (who: TestBrowser, base: number, kind = "reply") =>
  who.send("DELETE", `${path()}?base=${base}&kind=${kind}`);

it("[DR1] a draft belongs to its author, per session and kind", async () => {
  const now = server.context.clock.now();
  const answer = await put(lin, "  0012 稍等\n", 0);
  const text = "  0012 稍等\n";
  const draft = { sessionId: session.id, kind: "reply", text, revision: 1, updatedAt: now, prepared: false };
  expect([answer.statusCode, answer.json()]).toEqual([200, { draft }]);
  expect((await put(lin, "老客，走特快", 0, "note")).json()).toMatchObject({
    draft: { kind: "note", revision: 1 },
  });
  await put(xu, "我来看看", 0);
  expect(await list(lin)).toEqual(expect.arrayContaining([draft]));
  expect((await list(lin)).map((d) => d.text).sort()).toEqual(["  0012 稍等\n", "老客，走特快"]);
  expect((await list(xu)).map((d) => d.text)).toEqual(["我来看看"]);
});

it("[DR19] keeps the mark of a prepared draft until its author changes or sends it", async () => {
  const prepare = (text: string, base: number, prepared: unknown = true) =>
    lin.send("PUT", path(), { text, base, prepared });
  expect((await prepare("到货了告诉您", 0)).json()).toMatchObject({ draft: { prepared: true, revision: 1 } });
  expect(await list(lin)).toMatchObject([{ text: "到货了告诉您", prepared: true }]);
  expect((await put(lin, "到货了", 1)).json()).toMatchObject({ draft: { prepared: false, revision: 2 } });
  expect((await prepare("到货了", 2)).json()).toMatchObject({ draft: { prepared: true } });
  await discard(lin, 3);
  expect(await list(lin)).toMatchObject([{ text: "", prepared: false }]);
  expect((await prepare("a", 4, "yes")).json()).toMatchObject({ errors: [{ field: "prepared" }] });
});

it("[DR19] keeps a prepared draft with its author after a take-over", async () => {
  await lin.send("PUT", path(), { text: "到货了告诉您", base: 0, prepared: true });
  const takeOver = { do: "take_over", agentId: xuId as AgentId, sessionId: session.id } as const;
  await done(server.lanes.run(accountId, takeOver));
  expect(await list(lin)).toMatchObject([{ text: "到货了告诉您", prepared: true }]);
  expect(await list(xu)).toEqual([]);
});

it("[RT3] a draft that arrives after its customer's erasure is not stored", async () => {
  const { conversationId, id: sessionId } = session;
  const bossId = await server.addAgent(accountId, "admin", "沈");
  await done(
    server.lanes.run(accountId, { do: "erase_customer", agentId: bossId, conversationId, sessionId }),
  );
  const { pool, clock } = server.context;
  const write = {
    agentId: linId as AgentId,
    accountId,
    sessionId,
    kind: "reply",
    text: "x",
    prepared: false,
    now: clock.now(),
  } as const;
  expect(await writeDraft(pool, { ...write, base: 0 })).toBeNull();
  expect(await writeDraft(pool, { ...write, base: 3 })).toBeNull();
});

it("[RT3] a draft written at the moment of its customer's erasure is not shown", async () => {
  const { conversationId, id: sessionId } = session;
  const bossId = await server.addAgent(accountId, "admin", "沈");
  await put(lin, "在路上", 0);
  await done(
    server.lanes.run(accountId, { do: "erase_customer", agentId: bossId, conversationId, sessionId }),
  );
  expect(await server.db.pool.query(`select from drafts`)).toMatchObject({ rowCount: 1 });
  expect(await list(lin)).toEqual([]);
  for (const answer of [await put(lin, "又一句", 1), await discard(lin, 1)])
    expect(answer.json()).toMatchObject({ refusal: "session_not_found" });
});

describe("revisions", () => {
  it("[DR3] a write to an outdated revision is refused with the current draft", async () => {
    await put(lin, "a", 0);
    expect((await put(lin, "ab", 1)).json()).toMatchObject({ draft: { text: "ab", revision: 2 } });
    const late = await put(lin, "a…", 1);
    expect([late.statusCode, late.json()]).toMatchObject([
      409,
      { refusal: "draft_changed", draft: { text: "ab", revision: 2 } },
    ]);
    expect((await put(lin, "anew", 0)).json()).toMatchObject({ refusal: "draft_changed" });
  });

  it("[DR3] [DR5] [T32] a save that arrives after sending does not restore the text", async () => {
    await put(lin, "好的", 0);
    expect((await discard(lin, 1)).statusCode).toBe(204);
    expect((await put(lin, "好的，马上", 1)).json()).toMatchObject({
      refusal: "draft_changed",
      draft: { text: "", revision: 2 },
    });
    expect(await list(lin)).toMatchObject([{ text: "", revision: 2 }]);
    expect((await put(lin, "还有一件事", 2)).json()).toMatchObject({ draft: { revision: 3 } });
  });

  it("[DR5] sending does not discard a newer text of another device", async () => {
    await put(lin, "好的", 0);
    await put(lin, "好的，另外", 1);
    expect((await discard(lin, 1)).json()).toMatchObject({
      refusal: "draft_changed",
      draft: { text: "好的，另外" },
    });
    expect((await discard(xu, 0)).statusCode).toBe(204);
  });
});

it("[DR5] an agent who loses the session keeps the draft and may only discard it", async () => {
  await put(lin, "我查一下", 0);
  const takeOver = { do: "take_over", agentId: xuId as AgentId, sessionId: session.id } as const;
  await done(server.lanes.run(accountId, takeOver));
  expect(await list(lin)).toMatchObject([{ text: "我查一下" }]);
  const more = await put(lin, "我查一下，", 1);
  expect([more.statusCode, more.json()]).toEqual([403, { refusal: "not_allowed" }]);
  expect((await discard(lin, 1)).statusCode).toBe(204);
  expect(await list(lin)).toMatchObject([{ text: "" }]);
});

it("[DR6] drafts are deleted 7 days after the end of their session", async () => {
  await put(lin, "下次再说", 0);
  await done(server.lanes.run(accountId, { do: "end", agentId: linId as AgentId, sessionId: session.id }));
  server.elapse(7 * 86_400_000 - 1);
  lin = await server.browserOf(linId as AgentId);
  expect(await list(lin)).toHaveLength(1);
  server.elapse(1);
  expect(await list(lin)).toEqual([]);
  const next = await writeAs(server.lanes, accountId, "chen");
  await lin.send("PUT", path(next.id), { text: "在", base: 0 });
  const { rows } = await server.db.pool.query(`select text from drafts`);
  expect(rows).toEqual([{ text: "在" }]);
});

async function draftMany(text: string, updatedAt = 0): Promise<void> {
  await server.db.pool.query(
    `insert into sessions (id, account_id, conversation_id, state, epoch, unread, last_seq, spoken, opened_at,
                           last_activity_at, ended_at)
     select 's' || i, $1, $2, 'ended', 0, 0, 0, true, 0, 0, $3 from generate_series(1, $4::int) i`,
    [accountId, session.conversationId, server.context.clock.now(), draftLimit * 2],
  );
  await server.db.pool.query(
    `insert into drafts select $2, 's' || i, 'reply', $1, $4, 1, $5::bigint from generate_series(1, $3::int) i`,
    [accountId, linId, draftLimit * 2, text, updatedAt],
  );
}

it("[DR1] a thousand empty drafts do not displace or hide unsent ones", async () => {
  await put(lin, "等我问一下仓库", 0);
  await draftMany("", server.context.clock.now() + 1);
  expect((await list(lin))[0]?.text).toBe("等我问一下仓库");
  expect(await list(lin)).toHaveLength(draftLimit);
  expect((await put(lin, "给同事", 0, "note")).statusCode).toBe(200);
});

it("[DR1] [N35] too long or too many drafts are refused with the wrong field", async () => {
  const long = await put(lin, "字".repeat(4_001), 0);
  expect([long.statusCode, long.json()]).toMatchObject([400, { errors: [{ field: "text" }] }]);
  expect((await put(lin, "", 0)).json()).toMatchObject({ errors: [{ field: "text" }] });
  expect((await put(lin, "a", 0, "shout")).json()).toMatchObject({ errors: [{ field: "kind" }] });
  expect((await lin.send("DELETE", `${path()}?base=x`)).json()).toMatchObject({
    errors: [{ field: "base" }],
  });
  await draftMany("x");
  for (const base of [0, 7])
    expect((await put(lin, "one more", base)).json()).toEqual({ refusal: "draft_limit_reached" });
  expect(await list(lin)).toHaveLength(draftLimit);
});
