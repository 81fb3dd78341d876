import { randomUUID } from "node:crypto";
import type { Message } from "@jieru/shared/domain/message";
import type { Problem } from "@jieru/shared/protocol/http";
import { describe, expect, it } from "vitest";
import { type Cast, castForAll } from "./cast.ts";
import { type Console, request } from "./console.ts";
import { listRoutes } from "./route-list.ts";
import { deadline, type TestServer } from "./test-server.ts";

let house: TestServer;
let cast: Cast;
castForAll((open, people) => {
  [house, cast] = [open, people];
});

describe("[N37] lists and pages", () => {
  it("[N37] lists contain neither texts nor numbers of other agents' conversations", async () => {
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
    const paths = [
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
    for (const path of paths)
      expect([path, (await bystander.get(path)).text.includes(secret.slice(0, 30))]).toEqual([path, false]);
    expect((await owner.get(ended)).text).toContain(session.id);
    for (const whose of ["all", owner.agentId])
      expect((await bystander.get(`${ended}?owner=${whose}`)).status).toBe(403);
  });
});

describe("[N37] search", () => {
  it.each(["messages", "customers"])(
    "[N37] search of %s finds nothing of other agents' conversations",
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
      for (const path of [`${search}&agentId=${owner.agentId}`, `${search}&state=active`])
        expect((await bystander.get(path)).text).not.toContain(session.conversationId);
    },
  );
});

describe("[N35] extra fields", () => {
  const mine = () => ({
    role: "admin",
    agentId: cast.consoles.bystander.agentId,
    ownerId: cast.consoles.bystander.agentId,
    accountId: cast.otherAccountId,
    account_id: cast.otherAccountId,
  });

  it("[N35] a status request changes only the caller's status", async () => {
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

  it("[N35] a reply has its sender, session and state from the server", async () => {
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

  it("[N35] an accepted invitation gives its own role in its own account", async () => {
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
    await admin.send("DELETE", `/api/accounts/${house.accountId}/bindings/${foreigner.agentId}`);
  });

  it("[N11] an invalid id in any field gets 400", async () => {
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

  it("[N11] huge invalid input is refused early with a short answer, and at most twenty errors", async () => {
    const { owner, admin } = cast.consoles;
    const { conversationId } = await house.ownedBy(owner);
    const tags = `/api/conversations/${conversationId}/tags`;
    const wrong = Array<number>(400_000).fill(1);
    const names = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`a${i}`, 1]));
    for (const [who, method, path, body] of [
      [owner, "PATCH", tags, { add: wrong }],
      [owner, "PATCH", tags, names],
      [owner, "PUT", "/api/me/guide", { done: [[[wrong]]] }],
      [admin, "POST", `/api/accounts/${house.accountId}/webhooks`, { topics: wrong }],
      [admin, "PATCH", `/api/accounts/${house.accountId}/settings`, names],
    ] as const) {
      const { status, text } = await who.send(method, path, body);
      expect([path, status, text.length < 500]).toEqual([path, 413, true]);
    }
    const some = await admin.post(`/api/accounts/${house.accountId}/quick-replies/import`, {
      scope: "team",
      quickReplies: wrong.slice(0, 400),
    });
    expect([some.status, (some.body as Problem).errors?.length]).toEqual([400, 20]);
    const long = await admin.send("PATCH", `/api/accounts/${house.accountId}/settings`, {
      ["a".repeat(500_000)]: 1,
    });
    expect([long.status, long.text.length < 500]).toEqual([400, true]);
  });

  it("[N36] an optional parameter is checked like a required one", async () => {
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

describe("[N21] a link, picture or frame of another site", () => {
  const open = ["GET /api/openapi.json", "GET /api/invitations/:token"];
  const from = (site: string) => ({ "sec-fetch-site": site });

  it("[N21] [N44] reads nothing with an agent's cookie and leaves no record", async () => {
    const { admin } = cast.consoles;
    const exports = async () =>
      (
        await house.rows(`select from audit_log where what = 'report_exported' and agent_id = $1`, [
          admin.agentId,
        ])
      ).length;
    const before = await exports();
    const routes = listRoutes(house.server.app.fastify).filter(
      (route) => route.startsWith("GET /api/") && !open.includes(route),
    );
    expect(routes.length).toBeGreaterThan(30);
    for (const route of routes)
      for (const site of ["cross-site", "same-site"]) {
        const path = route.slice(4).replace(":accountId", house.accountId).replace(/:\w+/g, "01unknown");
        const { status, body } = await admin.send("GET", path, undefined, from(site));
        expect([route, site, status, body]).toEqual([route, site, 403, { refusal: "not_allowed" }]);
      }
    expect(await exports()).toBe(before);
  });

  it("[N21] a change with a cookie and without an Origin is refused with the reason", async () => {
    const { cookie } = cast.consoles.owner;
    const path = `${house.url}/api/accounts/${house.accountId}/status`;
    const { status, body } = await request(path, "PUT", { status: "away" }, { cookie });
    expect([status, body]).toEqual([403, { refusal: "not_allowed", why: "origin_missing" }]);
    const foreign = { cookie, origin: "https://elsewhere.example" };
    expect((await request(path, "PUT", { status: "away" }, foreign)).body).toEqual({
      refusal: "not_allowed",
    });
  });

  it("[N21] direct navigation and public pages are allowed", async () => {
    for (const site of ["same-origin", "none"])
      expect((await cast.consoles.admin.send("GET", "/api/me", undefined, from(site))).status).toBe(200);
    for (const path of ["/", "/api/openapi.json"])
      expect((await cast.consoles.admin.send("GET", path, undefined, from("cross-site"))).status).toBe(200);
  });
});
