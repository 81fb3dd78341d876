import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let house: TestServer;
let accountId: AccountId;
let [adminId, agentId]: AgentId[] = [];
let admin: TestBrowser;
let agent: TestBrowser;
beforeEach(async () => {
  house = await openTestServer();
  accountId = await house.addAccount();
  adminId = await house.addAgent(accountId, "admin", "高远");
  agentId = await house.addAgent(accountId, "agent", "林知夏");
  [admin, agent] = [await house.browserOf(adminId), await house.browserOf(agentId)];
});
afterEach(() => house.stop());

const account = () => `/api/accounts/${accountId}`;
const binding = (id: AgentId | undefined) => `${account()}/bindings/${id}`;
const roles = async () =>
  (await house.db.pool.query<{ role: string }>(`select role from bindings order by role`)).rows.map(
    (r) => r.role,
  );

describe("who belongs to the account", () => {
  it("[AG5] supervisors and admins see everyone, in the order they came", async () => {
    const response = await admin.get(`${account()}/bindings`);
    expect(response.json()).toMatchObject({
      bindings: [
        { id: adminId, name: "高远", role: "admin", lastSeenAt: null, boundAt: house.context.clock.now() },
        { id: agentId, name: "林知夏", role: "agent" },
      ],
      limit: 100,
    });
    expect((await agent.get(`${account()}/bindings`)).statusCode).toBe(403);
  });

  it("[AG5] of who is offline it says what they will be once they come, as every other answer does", async () => {
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

  it("[AG6] a new role counts from the next request on", async () => {
    expect((await agent.get(`${account()}/bindings`)).json()).toEqual({ refusal: "not_allowed" });
    const response = await admin.send("PATCH", binding(agentId), { role: "supervisor" });
    expect(response.json()).toMatchObject({ agent: { id: agentId, role: "supervisor" } });
    expect((await agent.get(`${account()}/bindings`)).statusCode).toBe(200);
    await admin.send("PATCH", binding(agentId), { role: "agent" });
    expect((await agent.get(`${account()}/bindings`)).statusCode).toBe(403);
  });

  it("[AG6] who is unbound is out with the next request, and the session shows no account", async () => {
    expect((await admin.send("DELETE", binding(agentId))).statusCode).toBe(204);
    const response = await agent.send("PUT", `${account()}/status`, { status: "online" });
    expect([response.statusCode, response.json()]).toEqual([403, { refusal: "not_bound" }]);
    expect((await agent.get("/api/me")).json()).toMatchObject({ accounts: [] });
    expect((await admin.send("DELETE", binding(agentId))).json()).toEqual({ refusal: "agent_not_found" });
  });

  it("[AG10] the name of who was unbound is known to colleagues, until they are bound again", async () => {
    const former = async () => (await agent.get(`${account()}/bindings/former`)).json();
    expect(await former()).toEqual({ agents: [] });
    const left = [];
    for (const name of ["许然", "陈默"]) {
      const id = await house.addAgent(accountId, "agent", name);
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
    await house.lanes.run(accountId, command);
    expect(await former()).toEqual({ agents: left.slice(1) });
  });

  it("[N35] a role is one of three, and nothing else of the body counts", async () => {
    const wrong = await admin.send("PATCH", binding(agentId), { role: "owner" });
    expect([wrong.statusCode, wrong.json()]).toMatchObject([400, { errors: [{ field: "role" }] }]);
    const more = await admin.send("PATCH", binding(agentId), { role: "agent", capacity: 99, accountId: "x" });
    expect(more.json()).toMatchObject({ agent: { role: "agent", capacity: 10 } });
  });

  it("[N44] role changes and unbinding are recorded, what changed nothing is not", async () => {
    await admin.send("PATCH", binding(agentId), { role: "agent" });
    await admin.send("PATCH", binding(agentId), { role: "supervisor" });
    await admin.send("DELETE", binding(agentId));
    const { rows } = await house.db.pool.query(
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
  it("[N39] cannot be unbound or demoted, not even by themselves", async () => {
    for (const response of [
      await admin.send("DELETE", binding(adminId)),
      await admin.send("PATCH", binding(adminId), { role: "agent" }),
    ])
      expect([response.statusCode, response.json()]).toEqual([409, { refusal: "last_admin" }]);
  });

  it("[N39] of two admins who remove each other at once, one stays", async () => {
    const secondId = await house.addAgent(accountId, "admin");
    const second = await house.browserOf(secondId);
    await Promise.all([
      admin.send("DELETE", binding(secondId)),
      second.send("PATCH", binding(adminId), { role: "agent" }),
    ]);
    expect((await roles()).filter((role) => role === "admin")).toHaveLength(1);
  });
});

describe("status and pickup", () => {
  it("[AG2] an agent says whether they are there", async () => {
    const response = await agent.send("PUT", `${account()}/status`, { status: "away" });
    expect(response.json()).toMatchObject({ agent: { id: agentId, status: "away" } });
    expect((await agent.get("/api/me")).json()).toMatchObject({ accounts: [{ status: "away" }] });
  });

  it("[DI1] and how much they take by themselves, within bounds", async () => {
    const response = await agent.send("PUT", `${account()}/pickup`, { auto: true, capacity: 5 });
    expect(response.json()).toMatchObject({ agent: { auto: true, capacity: 5 } });
    for (const capacity of [0, 101, 1.5, "5"]) {
      const wrong = await agent.send("PUT", `${account()}/pickup`, { auto: true, capacity });
      expect([wrong.statusCode, wrong.json()]).toMatchObject([400, { errors: [{ field: "capacity" }] }]);
    }
  });

  it("[AG5] an admin sets another's pick-up, which is recorded; a supervisor may not", async () => {
    const supervisor = await house.browserOf(await house.addAgent(accountId, "supervisor"));
    const url = `${binding(agentId)}/pickup`;
    expect((await supervisor.send("PUT", url, { auto: true, capacity: 4 })).json()).toEqual({
      refusal: "not_allowed",
    });
    const response = await admin.send("PUT", url, { auto: true, capacity: 4 });
    expect(response.json()).toMatchObject({ agent: { id: agentId, auto: true, capacity: 4 } });
    const { rows } = await house.db.pool.query(
      `select agent_id, about from audit_log where what = 'pickup_set'`,
    );
    expect(rows).toEqual([{ agent_id: adminId, about: `${agentId} auto 4` }]);
  });

  it("[AG5] a supervisor may set another's status, an agent may not", async () => {
    const colleague = await house.addAgent(accountId, "agent");
    const url = `${binding(colleague)}/status`;
    expect((await agent.send("PUT", url, { status: "away" })).statusCode).toBe(403);
    const response = await admin.send("PUT", url, { status: "away" });
    // They have no console open: so they are once they come.
    expect(response.json()).toMatchObject({
      agent: { id: colleague, status: "offline", whenBack: "away" },
    });
  });
});
