/** Tests complaints of other products' users (docs/contributing/lessons.md) against a running server. */
import { randomUUID } from "node:crypto";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Answer, Console } from "./console.ts";
import { type Follower, follow } from "./follower.ts";
import { deadline, lin, openTestServer, supervisor, type TestServer, xu } from "./test-server.ts";

let house: TestServer;
let [owner, colleague, boss]: Console[] = [];
beforeAll(async () => {
  house = await openTestServer();
  [owner, colleague, boss] = await Promise.all([lin, xu, supervisor].map((who) => house.consoleOf(who)));
});
afterAll(() => house.stop());

const at = (who: Console | undefined): Console => who as Console;
const fresh = async (who: Console): Promise<Snapshot> =>
  (await who.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
const say = (text: string) => ({ clientMessageId: randomUUID(), type: "text", text });
const well = (answers: Answer[]) =>
  expect(answers.map(({ status }) => Math.floor(status / 100))).toEqual(answers.map(() => 2));

const held = ({ now: _, ...rest }: Snapshot) => ({
  ...rest,
  sessions: rest.sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

async function followAt(who: Console, from?: Snapshot): Promise<Follower> {
  const follower = follow(house.url, who, from ?? (await fresh(who)));
  await expect.poll(() => follower.live(), deadline).toBe(true);
  return follower;
}

/** Does each action once that colleagues may take while a console is disconnected. */
async function aShift(): Promise<void> {
  const [mine, transferred, taken, ended] = [
    await house.ownedBy(at(owner)),
    await house.ownedBy(at(owner)),
    await house.ownedBy(at(colleague)),
    await house.ownedBy(at(colleague)),
  ];
  await house.customerWrites(house.newCustomer());
  await house.customerWrites(await house.openidOf(mine), "还在吗");
  well([
    await at(owner).post(`/api/sessions/${mine.id}/replies`, say("在的")),
    await at(owner).post(`/api/sessions/${mine.id}/read`, { upTo: mine.lastSeq }),
    await at(owner).post(`/api/sessions/${mine.id}/notes`, { clientMessageId: randomUUID(), note: "老客" }),
    await at(owner).send("PUT", `/api/conversations/${mine.conversationId}/remark`, { remark: "陈老板" }),
    await at(owner).send("PATCH", `/api/conversations/${mine.conversationId}/tags`, { add: ["vip"] }),
    await at(owner).post(`/api/sessions/${transferred.id}/transfer`, { agentId: at(colleague).agentId }),
    await at(boss).post(`/api/sessions/${taken.id}/take-over`),
    await at(colleague).post(`/api/sessions/${ended.id}/end`),
    await at(colleague).send("PUT", `/api/accounts/${house.accountId}/status`, { status: "away" }),
    await at(colleague).send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" }),
  ]);
}

it.each([5, 60, 600])(
  "[T1] [FD4] a console that was cut off for %i s has the same data as a fresh load",
  async (seconds) => {
    const before = await house.ownedBy(at(owner));
    const consoles = [at(owner), at(boss)];
    const cut = await Promise.all(consoles.map((who) => followAt(who)));
    for (const follower of cut) follower.close();
    await aShift();
    house.clock.advance(seconds * 1_000);
    await house.customerWrites(await house.openidOf(before), "有人吗");
    const back = await Promise.all(consoles.map((who, n) => followAt(who, cut[n]?.snapshot())));
    for (const [n, who] of consoles.entries()) {
      const follower = back[n] as Follower;
      await vi.waitFor(
        async () => expect(held(follower.snapshot())).toEqual(held(await fresh(who))),
        deadline,
      );
      expect(follower.troubles).toEqual([]);
    }
    const path = `/api/conversations/${before.conversationId}/messages?after=${before.lastSeq}`;
    const { messages } = (await at(owner).get(path)).body as MessagesPage;
    // The agents were offline by the clock, so a timer may have added a system message about their sessions.
    const written = messages.filter(({ direction }) => direction !== "system");
    expect(written).toMatchObject([{ text: "有人吗" }]);
    for (const follower of back) follower.close();
  },
);

it("[T10] the answer of an action shows the session as every other console sees it", async () => {
  // An absent agent's session could return to the queue in between.
  const here = await Promise.all([owner, colleague].map((who) => followAt(at(who))));
  const [one, other] = [
    await house.customerWrites(house.newCustomer()),
    await house.customerWrites(house.newCustomer()),
  ];
  const actions: [Console, string, string, object?][] = [
    [at(owner), one.id, "pick-up"],
    [at(owner), one.id, "transfer", { agentId: at(colleague).agentId }],
    [at(boss), one.id, "take-over"],
    [at(boss), other.id, "assign", { agentId: at(owner).agentId }],
  ];
  for (const [who, id, action, body] of actions) {
    const answer = (await who.post(`/api/sessions/${id}/${action}`, body)).body as { session: Session };
    const current = (await fresh(at(boss))).sessions.find((s) => s.id === id);
    expect([action, answer.session]).toEqual([action, current]);
  }
  for (const follower of here) follower.close();
});

it("[T26] [AG3] an open console keeps its agent online for ten minutes after another device closed", {
  tags: ["slow"],
}, async () => {
  const status = async () => (await fresh(at(boss))).agents.find((a) => a.id === at(owner).agentId)?.status;
  well([await at(owner).send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" })]);
  const [desk, phone] = [await followAt(at(owner)), await followAt(at(owner))];
  phone.close();
  const lease = `select max(expires_at) as until from presence_leases where agent_id = $1`;
  for (let minutes = 0; minutes < 10; minutes += 2) {
    house.clock.advance(2 * 60_000);
    const now = house.clock.now();
    const renewed = async () =>
      Number((await house.rows<{ until: string }>(lease, [at(owner).agentId]))[0]?.until ?? 0) > now;
    await expect.poll(renewed, deadline).toBe(true);
  }
  expect([desk.live(), await status()]).toEqual([true, "online"]);
  desk.close();
});

it("[T33] [OB1] a reply and simultaneous remark and tag changes are all stored", async () => {
  const { id, conversationId } = await house.ownedBy(at(owner));
  const openid = await house.openidOf({ conversationId });
  for (let round = 1; round <= 3; round++) {
    await house.customerWrites(openid, `第 ${round} 问`);
    const reply = say(`第 ${round} 答`);
    const wholeRound = await Promise.all([
      at(owner).post(`/api/sessions/${id}/replies`, reply),
      at(owner).send("PUT", `/api/conversations/${conversationId}/remark`, { remark: `备注 ${round}` }),
      at(boss).send("PATCH", `/api/conversations/${conversationId}/tags`, { add: [`标签${round}`] }),
    ]);
    well(wholeRound);
    const delivered = async () => {
      const page = (await at(owner).get(`/api/conversations/${conversationId}/messages`))
        .body as MessagesPage;
      return page.messages.find((m: Message) => m.clientMessageId === reply.clientMessageId)?.delivery?.state;
    };
    await expect.poll(delivered, deadline).toBe("sent");
    const customer = (await fresh(at(owner))).sessions.find((s) => s.id === id)?.customer;
    expect(customer).toMatchObject({ remark: `备注 ${round}` });
    expect(customer?.tags).toContain(`标签${round}`);
  }
});

it("[T42] forty simultaneous writes into one session succeed, and the last message is the newest", async () => {
  const { id, conversationId } = await house.ownedBy(at(owner));
  const openid = await house.openidOf({ conversationId });
  const actions = Array.from({ length: 10 }, (_, n) => [
    house.customerWrites(openid, `一起说 ${n}`).then(() => 200),
    at(owner)
      .post(`/api/sessions/${id}/notes`, { clientMessageId: randomUUID(), note: `记 ${n}` })
      .then((a) => a.status),
    at(owner)
      .send("PATCH", `/api/conversations/${conversationId}/tags`, { add: [`t${n % 3}`] })
      .then((a) => a.status),
    at(owner)
      .post(`/api/sessions/${id}/read`, { upTo: n })
      .then((a) => a.status),
  ]).flat();
  expect((await Promise.all(actions)).filter((status) => status >= 300)).toEqual([]);
  const { messages } = (await at(owner).get(`/api/conversations/${conversationId}/messages?limit=100`))
    .body as MessagesPage;
  const received = messages.filter((m) => m.direction === "in");
  const session = (await fresh(at(owner))).sessions.find((s) => s.id === id);
  expect(received).toHaveLength(11);
  expect(session?.lastMessage).toMatchObject({ id: received.at(-1)?.id });
});

it("[T5] requests contain no event times: every time comes from the server", async () => {
  const { body } = await at(owner).get("/api/openapi.json");
  const properties: string[] = [];
  const look = (route: string, node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("properties" in node)
      properties.push(...Object.keys(node.properties as object).map((name) => `${route} ${name}`));
    for (const inner of Object.values(node)) look(route, inner);
  };
  const { paths } = body as {
    paths: Record<string, Record<string, { requestBody?: object; parameters?: object }>>;
  };
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { requestBody, parameters }] of Object.entries(operations))
      look(`${method} ${path}`, [requestBody, parameters]);
  expect(properties.filter((property) => property.endsWith(" clientMessageId"))).not.toEqual([]);
  // A reminder is the only future time that a person sets.
  expect(
    properties.filter((property) => / (at|now|time|timestamp)$|(At|Time|Since)$/.test(property)),
  ).toEqual(["put /api/sessions/{sessionId}/reminder at"]);
});
