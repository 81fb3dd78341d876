import { type AuditPage, type AuditPeople, type AuditRecord, auditKinds } from "@jieru/shared/protocol/audit";
import type { Board } from "@jieru/shared/protocol/board";
import type { Readers } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount, newAgent } from "./cast.ts";
import type { Console } from "./console.ts";
import { openFeed } from "./feed.ts";
import { queryOnce } from "./test-database.ts";
import { admin, deadline, lin, openTestServer, supervisor, type TestServer, xu } from "./test-server.ts";

let house: TestServer;
let boss: Console;
let [lead, agent, colleague]: Console[] = [];
beforeAll(async () => {
  house = await openTestServer();
  boss = await house.consoleOf(admin);
  [lead, agent, colleague] = [
    await house.consoleOf(supervisor),
    await house.consoleOf(lin),
    await house.consoleOf(xu),
  ];
  for (const who of [agent, colleague, lead])
    await who.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
});
afterAll(() => house.stop());

/** The steps have distinct times. All steps together stay below the grace time of an absent agent (AG3). */
const stepMs = 10_000;

const readPage = async (query = ""): Promise<AuditPage> =>
  (await boss.get(`/api/accounts/${house.accountId}/audit${query}`)).body as AuditPage;
const last = async (what: AuditRecord["what"]): Promise<AuditRecord | undefined> =>
  (await readPage()).records.find((record) => record.what === what);

describe("[AU1] recorded actions", () => {
  it("[AU1] [N44] assignment, transfer, takeover and reading are recorded with person, conversation, time and address", async () => {
    const [a, b, c] = [lead as Console, agent as Console, colleague as Console];
    const { id, conversationId } = await house.customerWrites(house.newCustomer());
    const from = { "x-forwarded-for": "203.0.113.44" };
    await a.send("POST", `/api/sessions/${id}/assign`, { agentId: b.agentId }, from);
    await b.send("POST", `/api/sessions/${id}/transfer`, { agentId: c.agentId }, from);
    await a.send("GET", `/api/conversations/${conversationId}/messages`, undefined, from);
    await a.send("POST", `/api/sessions/${id}/take-over`, undefined, from);
    const byLead = { id: a.agentId, name: supervisor.name };
    const record = {
      about: conversationId,
      aboutName: expect.stringMatching(/^….{4}$/),
      aboutTail: expect.stringMatching(/^.{4}$/),
      ip: "203.0.113.44",
    };
    expect(await last("session_assigned")).toMatchObject({ ...record, by: byLead });
    expect(await last("session_transferred")).toMatchObject({
      ...record,
      by: { id: b.agentId, name: lin.name },
    });
    expect(await last("read_conversation")).toMatchObject({ ...record, by: byLead });
    expect(await last("session_taken_over")).toMatchObject({
      ...record,
      by: byLead,
      at: expect.closeTo(house.clock.now(), -5),
    });
  });

  it("[AG7] [AU1] paging through another agent's conversation without opening it is recorded as reading", async () => {
    const readings = async () =>
      (await readPage("?kind=reading")).records.filter(({ by }) => by?.id === boss.agentId).length;
    for (const page of ["?before=999999999", "?after=0"]) {
      const { conversationId } = await house.ownedBy(agent as Console);
      const before = await readings();
      const read = (query: string) => boss.get(`/api/conversations/${conversationId}/messages${query}`);
      await read(page);
      expect(await readings()).toBe(before + 1);
      await read(page);
      expect(await readings()).toBe(before + 1);
      await read("");
      await read(page);
      expect(await readings()).toBe(before + 2);
    }
  });

  it("[AG7] [AU1] receiving messages of another agent's conversation without opening it is recorded once as reading", async () => {
    const openid = house.newCustomer();
    const { id, conversationId } = await house.customerWrites(openid);
    const readings = async () =>
      (await readPage(`?kind=reading&conversationId=${conversationId}`)).records
        .filter(({ what }) => what === "read_conversation")
        .map(({ by }) => by?.id);
    const feeds = await Promise.all(
      [lead as Console, agent as Console, boss].map(async ({ cookie }) => {
        const feed = await openFeed(house.url, { cookie, origin: house.url });
        const [head] = await house.rows<{ seq: number }>(
          `select head_seq as seq from accounts where id = $1`,
          [house.accountId],
        );
        await feed.ask("subscribe", { accountId: house.accountId, afterSeq: head?.seq });
        expect(await feed.ask("watch", { conversationId })).toEqual({ ok: true });
        return feed;
      }),
    );
    const says = async (text: string) => {
      await house.customerWrites(openid, text);
      for (const feed of feeds)
        await expect.poll(() => JSON.stringify(feed.frames), deadline).toContain(text);
    };
    await says("还没有人接待");
    expect(await readings()).toEqual([]);
    await (agent as Console).post(`/api/sessions/${id}/pick-up`);
    await boss.get(`/api/conversations/${conversationId}/messages`);
    for (const text of ["只说给接待的人", "再说一句"]) await says(text);
    await expect.poll(readings, deadline).toHaveLength(2);
    expect((await readings()).toSorted()).toEqual([boss.agentId, lead?.agentId].toSorted());
    for (const feed of feeds) feed.close();
  });

  it("[AG9] the owner sees readers of their conversation since the session began, with the last time", async () => {
    const { id, conversationId } = await house.ownedBy(agent as Console);
    const [path, messages] = ["readers", "messages"].map(
      (what) => `/api/conversations/${conversationId}/${what}`,
    );
    const readers = async () => (await (agent as Console).get(path as string)).body;
    await (agent as Console).get(messages as string);
    expect(await readers()).toEqual({ readers: [] });
    await (lead as Console).get(messages as string);
    house.clock.advance(stepMs);
    await boss.get(messages as string);
    house.clock.advance(stepMs);
    await (lead as Console).get(messages as string);
    const now = house.clock.now();
    expect(await readers()).toEqual({
      readers: [
        { agentId: lead?.agentId, at: expect.closeTo(now, -4) },
        { agentId: boss.agentId, at: expect.closeTo(now - stepMs, -4) },
      ],
    });
    expect((await (colleague as Console).get(path as string)).body).toMatchObject({ refusal: "not_allowed" });
    await (lead as Console).post(`/api/sessions/${id}/take-over`);
    const readersFor = async (who: Console) => ((await who.get(path as string)).body as Readers).readers;
    expect((await readersFor(lead as Console)).map((r) => r.agentId)).toEqual([boss.agentId]);
    await (lead as Console).post(`/api/sessions/${id}/end`);
  });

  it("[BO8] the board shows supervisors the readers of active sessions with the last time", async () => {
    const readers = async () =>
      ((await boss.get(`/api/accounts/${house.accountId}/board`)).body as Board).readers;
    const { id, conversationId } = await house.ownedBy(agent as Console);
    const [other, ended] = [await house.ownedBy(agent as Console), await house.ownedBy(agent as Console)];
    const before = await readers();
    const messagesOf = (conversation: string) => `/api/conversations/${conversation}/messages`;
    for (const who of [agent, lead, boss] as Console[]) {
      house.clock.advance(stepMs);
      await who.get(messagesOf(conversationId));
    }
    await (lead as Console).get(messagesOf(ended.conversationId));
    await (agent as Console).post(`/api/sessions/${ended.id}/end`);
    const now = house.clock.now();
    expect(before.filter((r) => r.sessionId === id || r.sessionId === other.id)).toEqual([]);
    expect((await readers()).filter((r) => !before.some((b) => b.sessionId === r.sessionId))).toEqual([
      { sessionId: id, agentId: boss.agentId, at: expect.closeTo(now, -4) },
      { sessionId: id, agentId: lead?.agentId, at: expect.closeTo(now - stepMs, -4) },
    ]);
    for (const session of [id, other.id]) await (agent as Console).post(`/api/sessions/${session}/end`);
  });

  it("[AU1] refused actions are not recorded", async () => {
    const { id } = await house.ownedBy(agent as Console);
    const count = async () => (await readPage("?limit=100")).records.length;
    const before = await count();
    await (colleague as Console).post(`/api/sessions/${id}/take-over`);
    await (colleague as Console).post(`/api/sessions/${id}/transfer`, { toLine: true });
    expect(await count()).toBe(before);
  });

  it("[AU1] [N44] sign-ins and role changes are recorded with the person's name", async () => {
    const person = await newAgent(house, house.accountId, "agent");
    const console = await house.consoleOf(person);
    await boss.send("PATCH", `/api/accounts/${house.accountId}/bindings/${console.agentId}`, {
      role: "supervisor",
    });
    expect(await last("role_changed")).toMatchObject({
      aboutName: person.name,
      about: `${console.agentId} supervisor`,
    });
    expect(await last("signed_in")).toMatchObject({
      by: { name: person.name },
      ip: expect.stringMatching(/^10\.1\./),
    });
  });
});

describe("[AU3] reading the audit log", () => {
  it("[AU3] pages list records newest first, without gaps or duplicates", async () => {
    const all = (await readPage("?limit=100")).records.map(({ id }) => id);
    const paged: number[] = [];
    for (let before = "", more = true; more; ) {
      const page = await readPage(`?limit=3${before}`);
      paged.push(...page.records.map(({ id }) => id));
      ({ more } = page);
      before = `&before=${paged.at(-1)}`;
    }
    expect(paged).toEqual(all);
    const instants = (await readPage("?limit=100")).records.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
  });

  it("[AU3] [N38] only admins of the account can read the audit log", async () => {
    const otherId = await addAccount(house, {
      appId: "wx00000000000audit",
      originalId: "gh_audit",
      name: "别家",
    });
    const other = await house.consoleOf(await newAgent(house, otherId, "admin"));
    const path = `/api/accounts/${house.accountId}/audit`;
    for (const who of [lead, agent, other]) expect((await (who as Console).get(path)).status).toBe(403);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect([method, (await boss.send(method, path)).status]).toEqual([method, 404]);
    const theirs = (await other.get(`/api/accounts/${otherId}/audit`)).body as AuditPage;
    expect(new Set(theirs.records.map(({ by }) => by?.id))).toEqual(new Set([other.agentId]));
  });

  it("[AU5] filters select records by person, server, kind and conversation, including removed people", async () => {
    const leaver = await newAgent(house, house.accountId, "supervisor");
    const console = await house.consoleOf(leaver);
    const { conversationId } = await house.ownedBy(agent as Console);
    await console.get(`/api/conversations/${conversationId}/messages`);
    await boss.send("DELETE", `/api/accounts/${house.accountId}/bindings/${console.agentId}`);
    const all = (await readPage("?limit=100")).records;
    const ids = (records: AuditRecord[]) => records.map(({ id }) => id);
    const isReading = ({ what }: AuditRecord) => (auditKinds.reading as readonly string[]).includes(what);
    for (const [query, fits] of [
      [`by=${console.agentId}`, (r) => r.by?.id === console.agentId],
      [`by=${boss.agentId}`, (r) => r.by?.id === boss.agentId],
      ["by=server", (r) => r.by === null],
      ["kind=signing", (r) => r.what === "signed_in" || r.what === "signed_out"],
      ["kind=reading", isReading],
      [`conversationId=${conversationId}`, (r) => r.conversationId === conversationId],
      [`by=${console.agentId}&kind=reading`, (r) => r.by?.id === console.agentId && isReading(r)],
    ] satisfies [string, (record: AuditRecord) => boolean][]) {
      const found = (await readPage(`?limit=100&${query}`)).records;
      expect([query, ids(found)]).toEqual([query, ids(all.filter(fits))]);
    }
    expect((await readPage(`?kind=reading&by=${console.agentId}`)).records).toHaveLength(1);
    expect((await readPage(`?conversationId=${conversationId}`)).records).toMatchObject([
      { what: "read_conversation", conversationId, by: { id: console.agentId } },
    ]);
    for (const nothing of ["kind=signing", `by=${boss.agentId}`])
      expect((await readPage(`?conversationId=${conversationId}&${nothing}`)).records).toEqual([]);
    const path = `/api/accounts/${house.accountId}/audit`;
    const { people } = (await boss.get(`${path}/people`)).body as AuditPeople;
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining([leaver.name, lin.name, xu.name]));
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect((await boss.get(`${path}?kind=cooking`)).status).toBe(400);
  });

  it("[AU5] filtered pages have no gaps or duplicates", async () => {
    for (let i = 0; i < 5; i++) {
      const { conversationId } = await house.ownedBy(agent as Console);
      await lead?.get(`/api/conversations/${conversationId}/messages`);
    }
    const query = `by=${lead?.agentId}`;
    const all = (await readPage(`?limit=100&${query}`)).records.map(({ id }) => id);
    const paged: number[] = [];
    for (let before = "", more = true; more; ) {
      const page = await readPage(`?limit=2&${query}${before}`);
      paged.push(...page.records.map(({ id }) => id));
      ({ more } = page);
      before = `&before=${paged.at(-1)}`;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(4);
  });

  it("[AU2] [N44] the database refuses updates and deletes of audit records", async () => {
    for (const statement of [
      "update audit_log set ip = null",
      "delete from audit_log",
      "truncate audit_log",
    ]) {
      await expect(house.rows(statement)).rejects.toThrow("permission denied for table audit_log");
      await expect(queryOnce(house.owner, statement)).rejects.toThrow("append-only");
    }
  });
});
