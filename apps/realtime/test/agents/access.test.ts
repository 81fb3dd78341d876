import type { AccountId } from "@jieru/shared/domain/ids";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Access, enforceAccess } from "../../src/policies/access.ts";
import { LookupLimiter } from "../../src/sign-in/lookup-limiter.ts";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

const levels = ["signed_in", "agent", "supervisor", "admin"] as const satisfies Access[];
let server: TestServer;
let accountId: AccountId;
let people: Record<"nobody" | "foreigner" | "agent" | "supervisor" | "admin", TestBrowser>;

beforeAll(async () => {
  server = await openTestServer({
    extend(app) {
      for (const access of levels)
        app.post(`/probe/${access}/:accountId`, { config: { access } }, ({ principal }) => principal);
      app.post("/probe/public", { config: { access: "public" } }, () => "ok");
    },
  });
  accountId = await server.addAccount();
  const other = await server.addAccount("other");
  people = {
    nobody: server.browser(),
    foreigner: await server.browserOf(await server.addAgent(other, "admin")),
    agent: await server.browserOf(await server.addAgent(accountId, "agent")),
    supervisor: await server.browserOf(await server.addAgent(accountId, "supervisor")),
    admin: await server.browserOf(await server.addAgent(accountId, "admin")),
  };
});
afterAll(() => server.stop());

describe("rules", () => {
  const expected = {
    signed_in: { nobody: 401, foreigner: 200, agent: 200, supervisor: 200, admin: 200 },
    agent: { nobody: 401, foreigner: 403, agent: 200, supervisor: 200, admin: 200 },
    supervisor: { nobody: 401, foreigner: 403, agent: 403, supervisor: 200, admin: 200 },
    admin: { nobody: 401, foreigner: 403, agent: 403, supervisor: 403, admin: 200 },
  };
  it.each(levels)("[AG5] only permitted roles may call a route for: %s", async (access) => {
    const answers: Record<string, number> = {};
    for (const [who, browser] of Object.entries(people))
      answers[who] = (await browser.send("POST", `/probe/${access}/${accountId}`, {})).statusCode;
    expect(answers).toEqual(expected[access]);
  });

  it("[AG5] the handler knows the agent and their role", async () => {
    const response = await people.supervisor.send("POST", `/probe/agent/${accountId}`, {});
    expect(response.json()).toEqual({
      agentId: expect.any(String),
      webSessionId: expect.any(String),
      role: "supervisor",
    });
  });

  it("[N41] an unknown account gets the same answer as a foreign one", async () => {
    const ask = async (id: string) => {
      const { statusCode, body } = await people.foreigner.send("POST", `/probe/agent/${id}`, {});
      return { statusCode, body };
    };
    expect(await ask("no-such-account")).toEqual(await ask(accountId));
  });

  it("[N11] an impossible id never reaches the database", async () => {
    for (const id of ["%00", "a%00b", "%E2%80%AE", "a%20b"]) {
      const response = await people.admin.send("POST", `/probe/agent/${id}`, {});
      expect([response.statusCode, response.json()]).toEqual([403, { refusal: "not_allowed" }]);
    }
  });

  const guarded = () => {
    const app = Fastify();
    enforceAccess(app, {
      pool: server.db.pool,
      signIn: server.signIn,
      lookupLimiter: new LookupLimiter(),
      clock: { now: Date.now },
      publicUrl: "https://desk.example",
    });
    return app;
  };

  it("[N4] a server does not start with a route without declared access", async () => {
    const app = guarded();
    app.get("/forgotten", () => "ok");
    await expect(app.ready()).rejects.toThrow("/forgotten does not say who may call it");
  });

  it("[N4] a server does not start with a route that needs a role without an account", async () => {
    const app = guarded();
    app.get("/lost", { config: { access: "admin" } }, () => "ok");
    await expect(app.ready()).rejects.toThrow("/lost asks for a role in no account");
  });
});

describe("[N21] other origins", () => {
  const url = () => `/probe/agent/${accountId}`;
  const from = (origin: string) => people.agent.send("POST", url(), {}, { origin });

  it.each([
    "https://evil.example",
    "null",
    "",
    "http://desk.example",
    "https://desk.example.evil.example",
    "https://desk.example:8443",
    "https://DESK.example",
    "https://desk.example/",
  ])("[N21] Origin %j changes nothing", async (origin) => {
    const response = await from(origin);
    expect([response.statusCode, response.json()]).toEqual([403, { refusal: "not_allowed" }]);
  });

  it("[N21] a request without Origin changes nothing", async () => {
    const cookie = [...people.admin.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const account = `/api/accounts/${accountId}`;
    const asks = [
      ["POST", url()],
      ["PUT", `${account}/status`],
      ["PATCH", `${account}/bindings/x`],
      ["DELETE", `${account}/bindings/x`],
      ["POST", "/auth/logout"],
    ] as const;
    for (const [method, to] of asks) {
      const response = await server.app.inject({ method, url: to, headers: { cookie } });
      expect([to, response.statusCode, response.json()]).toEqual([
        to,
        403,
        { refusal: "not_allowed", why: "origin_missing" },
      ]);
    }
    expect((await people.admin.get("/api/me")).statusCode).toBe(200);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/json\ta", "text/json"])(
    "[N13] [N21] a body of type %j is not read",
    async (type) => {
      const response = await people.agent.send("POST", url(), { a: 1 }, { "content-type": type });
      expect(response.statusCode).toBe(415);
    },
  );

  it("[N21] a public route is open to any caller", async () => {
    expect((await server.app.inject({ method: "POST", url: "/probe/public" })).statusCode).toBe(200);
  });
});
