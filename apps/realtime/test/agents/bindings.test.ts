import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let server: TestServer;
let accountId: AccountId;
let [adminId, agentId]: AgentId[] = [];
let admin: TestBrowser;
let agent: TestBrowser;
beforeEach(async () => {
  server = await openTestServer();
  accountId = await server.addAccount();
  adminId = await server.addAgent(accountId, "admin", "高远");
  agentId = await server.addAgent(accountId, "agent", "林知夏");
  [admin, agent] = [await server.browserOf(adminId), await server.browserOf(agentId)];
});
afterEach(() => server.stop());

const account = () => `/api/accounts/${accountId}`;
const binding = (id: AgentId | undefined) => `${account()}/bindings/${id}`;
const roles = async () =>
  (await server.db.pool.query<{ role: string }>(`select role from bindings order by role`)).rows.map(
    (r) => r.role,
  );

describe("the agents of an account", () => {
  it("[AG5] supervisors and admins see all agents, in the order they joined", async () => {
    const response = await admin.get(`${account()}/bindings`);
    expect(response.json()).toMatchObject({
      bindings: [
        { id: adminId, name: "高远", role: "admin", lastSeenAt: null, boundAt: server.context.clock.now() },
        { id: agentId, name: "林知夏", role: "agent" },
      ],
      limit: 100,
    });
    expect((await agent.get(`${account()}/bindings`)).statusCode).toBe(403);
  });

  it("[AG5] an offline agent is listed with the status they will return to", async () => {
    const listed = async () => (await admin.get(`${account()}/bindings`)).json().bindings[1];
    const set = async (who: TestBrowser, status: string) =>
      (await who.send("PUT", `${binding(agentId)}/status`, { status })).json().agent;
    expect(await listed()).toMatchObject({ status: "offline", whenBack: "online" });
    for (const status of ["away", "offline"]) {
      const { whenBack } = await set(admin, status);
      expect((await listed()).whenBack).toBe(whenBack);
    }
    await agent.send("PUT", `${account()}/status`, { status: "online" });
    expect(await listed()).toMatchObject({ status: "online" });
    expect(await listed()).not.toHaveProperty("whenBack");
  });

  it("[AG6] a new role applies from the next request", async () => {
    expect((await agent.get(`${account()}/bindings`)).json()).toEqual({ refusal: "not_allowed" });
    const response = await admin.send("PATCH", binding(agentId), { role: "supervisor" });
    expect(response.json()).toMatchObject({ agent: { id: agentId, role: "supervisor" } });
    expect((await agent.get(`${account()}/bindings`)).statusCode).toBe(200);
    await admin.send("PATCH", binding(agentId), { role: "agent" });
    expect((await agent.get(`${account()}/bindings`)).statusCode).toBe(403);
  });

  it("[AG6] an unbound agent is refused from the next request, and their session shows no account", async () => {
    expect((await admin.send("DELETE", binding(agentId))).statusCode).toBe(204);
    const response = await agent.send("PUT", `${account()}/status`, { status: "online" });
    expect([response.statusCode, response.json()]).toEqual([403, { refusal: "not_bound" }]);
    expect((await agent.get("/api/me")).json()).toMatchObject({ accounts: [] });
    expect((await admin.send("DELETE", binding(agentId))).json()).toEqual({ refusal: "agent_not_found" });
  });

  it("[AG10] colleagues see the name of an unbound agent until they are bound again", async () => {
    const former = async () => (await agent.get(`${account()}/bindings/former`)).json();
    expect(await former()).toEqual({ agents: [] });
    const left = [];
    for (const name of ["许然", "陈默"]) {
      const id = await server.addAgent(accountId, "agent", name);
      left.unshift({ id, name });
      await admin.send("DELETE", binding(id));
    }
    expect(await former()).toEqual({ agents: left });
    const command = {
      do: "bind_agent",
      agentId: left[0]?.id as AgentId,
      name: "陈默",
      role: "agent",
    } as const;
    await server.lanes.run(accountId, command);
    expect(await former()).toEqual({ agents: left.slice(1) });
  });

  it("[N35] a role is one of three, and other fields are ignored", async () => {
    const wrong = await admin.send("PATCH", binding(agentId), { role: "owner" });
    expect([wrong.statusCode, wrong.json()]).toMatchObject([400, { errors: [{ field: "role" }] }]);
    const more = await admin.send("PATCH", binding(agentId), { role: "agent", capacity: 99, accountId: "x" });
    expect(more.json()).toMatchObject({ agent: { role: "agent", capacity: 10 } });
  });

  it("[N44] role changes and unbinding are recorded, and repeated ones are not", async () => {
    await admin.send("PATCH", binding(agentId), { role: "agent" });
    await admin.send("PATCH", binding(agentId), { role: "supervisor" });
    await admin.send("DELETE", binding(agentId));
    const { rows } = await server.db.pool.query(
      `select what, agent_id, about from audit_log where account_id = $1 order by id`,
      [accountId],
    );
    expect(rows).toEqual([
      { what: "role_changed", agent_id: adminId, about: `${agentId} supervisor` },
      { what: "agent_unbound", agent_id: adminId, about: agentId },
    ]);
  });
});

describe("the last admin", () => {
  it("[N39] cannot be unbound or demoted, even by themselves", async () => {
    for (const response of [
      await admin.send("DELETE", binding(adminId)),
      await admin.send("PATCH", binding(adminId), { role: "agent" }),
    ])
      expect([response.statusCode, response.json()]).toEqual([409, { refusal: "last_admin" }]);
  });

  it("[N39] one stays if two admins remove each other at once", async () => {
    const secondId = await server.addAgent(accountId, "admin");
    const second = await server.browserOf(secondId);
    await Promise.all([
      admin.send("DELETE", binding(secondId)),
      second.send("PATCH", binding(adminId), { role: "agent" }),
    ]);
    expect((await roles()).filter((role) => role === "admin")).toHaveLength(1);
  });
});

describe("status and pickup", () => {
  it("[AG2] an agent sets their own status", async () => {
    const response = await agent.send("PUT", `${account()}/status`, { status: "away" });
    expect(response.json()).toMatchObject({ agent: { id: agentId, status: "away" } });
    expect((await agent.get("/api/me")).json()).toMatchObject({ accounts: [{ status: "away" }] });
  });

  it("[DI1] an agent sets their own capacity within limits", async () => {
    const response = await agent.send("PUT", `${account()}/pickup`, { auto: true, capacity: 5 });
    expect(response.json()).toMatchObject({ agent: { auto: true, capacity: 5 } });
    for (const capacity of [0, 101, 1.5, "5"]) {
      const wrong = await agent.send("PUT", `${account()}/pickup`, { auto: true, capacity });
      expect([wrong.statusCode, wrong.json()]).toMatchObject([400, { errors: [{ field: "capacity" }] }]);
    }
  });

  it("[AG5] an admin sets another agent's pick-up, which is recorded; a supervisor may not", async () => {
    const supervisor = await server.browserOf(await server.addAgent(accountId, "supervisor"));
    const url = `${binding(agentId)}/pickup`;
    expect((await supervisor.send("PUT", url, { auto: true, capacity: 4 })).json()).toEqual({
      refusal: "not_allowed",
    });
    const response = await admin.send("PUT", url, { auto: true, capacity: 4 });
    expect(response.json()).toMatchObject({ agent: { id: agentId, auto: true, capacity: 4 } });
    const { rows } = await server.db.pool.query(
      `select agent_id, about from audit_log where what = 'pickup_set'`,
    );
    expect(rows).toEqual([{ agent_id: adminId, about: `${agentId} auto 4` }]);
  });

  it("[AG5] a supervisor sets another agent's status; an agent may not", async () => {
    const colleague = await server.addAgent(accountId, "agent");
    const url = `${binding(colleague)}/status`;
    expect((await agent.send("PUT", url, { status: "away" })).statusCode).toBe(403);
    const response = await admin.send("PUT", url, { status: "away" });
    // The agent has no console open, so the status applies on their return.
    expect(response.json()).toMatchObject({
      agent: { id: colleague, status: "offline", whenBack: "away" },
    });
  });
});
