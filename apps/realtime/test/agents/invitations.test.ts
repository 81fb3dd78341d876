import { agentLimit } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { type Invitation, invitationsAnswer } from "@jieru/shared/protocol/invitations";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { invitationLivesMs } from "../../src/sign-in/invitations.ts";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let server: TestServer;
let accountId: AccountId;
let adminId: AgentId;
let admin: TestBrowser;
beforeEach(async () => {
  server = await openTestServer();
  accountId = await server.addAccount();
  adminId = await server.addAgent(accountId, "admin", "高远");
  admin = await server.browserOf(adminId);
});
afterEach(() => server.stop());

const invitations = () => `/api/accounts/${accountId}/invitations`;
async function make(role = "agent"): Promise<{ id: string; token: string }> {
  return (await admin.send("POST", invitations(), { role })).json();
}
const invite = async (role = "agent") => (await make(role)).token;
const stateOf = async (id: string) =>
  (await admin.get(`${invitations()}/${id}`)).json<{ invitation: Invitation }>().invitation;
const listOpen = async () =>
  (await admin.get(invitations())).json<{ invitations: Invitation[] }>().invitations;
const newPerson = async (name: string) =>
  server.browserOf(await server.addPerson({ openid: `o-${name}`, nickname: name }));
const accept = (browser: TestBrowser, token: string) =>
  browser.send("POST", `/api/invitations/${token}/accept`, {});
const countBound = async () =>
  (await server.db.pool.query(`select from bindings where account_id = $1`, [accountId])).rowCount;
const countUsed = async () =>
  (await server.db.pool.query(`select from invitations where used_at is not null`)).rowCount;

async function fillTo(seats: number): Promise<void> {
  const bound = (await countBound()) ?? 0;
  for (let i = bound; i < seats; i++) await server.addAgent(accountId, "agent", `agent ${i}`);
}

describe("[AG1] seats", () => {
  it("[AG1] one of 60 simultaneous acceptances gets the hundredth seat, and 59 keep their invitation", async () => {
    await fillTo(agentLimit - 1);
    const sixty = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => ({
        browser: await newPerson(`n${i}`),
        token: await invite(),
      })),
    );
    const answers = await Promise.all(sixty.map(({ browser, token }) => accept(browser, token)));
    const refused = answers.filter((a) => a.statusCode === 409);
    expect(answers.filter((a) => a.statusCode === 200)).toHaveLength(1);
    expect(refused.map((a) => a.json<object>())).toEqual(
      Array(59).fill({ refusal: "agent_limit_reached", limit: agentLimit }),
    );
    expect([await countBound(), await countUsed()]).toEqual([agentLimit, 1]);
  });

  it("[AG1] a refused person may use the same invitation once a seat is free", async () => {
    await fillTo(agentLimit);
    const [browser, token] = [await newPerson("late"), await invite()];
    expect((await accept(browser, token)).json()).toEqual({
      refusal: "agent_limit_reached",
      limit: agentLimit,
    });
    const { bindings } = (await admin.get(`/api/accounts/${accountId}/bindings`)).json<{
      bindings: { id: string }[];
    }>();
    await admin.send("DELETE", `/api/accounts/${accountId}/bindings/${bindings.at(-1)?.id}`);
    expect((await accept(browser, token)).statusCode).toBe(200);
  });
});

describe("[SI4] an invitation", () => {
  it("[SI4] is a link with its expiry time", async () => {
    const response = await admin.send("POST", `/api/accounts/${accountId}/invitations`, {
      role: "supervisor",
    });
    const { url, token, expiresAt } = response.json<{ url: string; token: string; expiresAt: number }>();
    expect(url).toBe(`https://desk.example/invite/${token}`);
    expect(expiresAt).toBe(server.context.clock.now() + 24 * 3_600_000);
    const { rows } = await server.db.pool.query(`select i::text as row from invitations i`);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("[SI4] gives only the role it was made for", async () => {
    const [browser, token] = [await newPerson("new"), await invite("supervisor")];
    const response = await browser.send("POST", `/api/invitations/${token}/accept`, { role: "admin" });
    expect(response.json()).toMatchObject({ accounts: [{ id: accountId, role: "supervisor" }] });
  });

  it("[SI4] binds one of twenty people who open it at the same time", async () => {
    const token = await invite();
    const twenty = await Promise.all(Array.from({ length: 20 }, (_, i) => newPerson(`n${i}`)));
    const answers = await Promise.all(twenty.map((browser) => accept(browser, token)));
    expect(answers.filter((a) => a.statusCode === 200)).toHaveLength(1);
    expect(answers.filter((a) => a.body === '{"refusal":"invitation_invalid"}')).toHaveLength(19);
    expect(await countBound()).toBe(2);
    const after = await accept(await newPerson("later"), token);
    expect([after.statusCode, after.json()]).toEqual([409, { refusal: "invitation_invalid" }]);
  });

  it("[SI4] is not used up by an agent who is already bound", async () => {
    const token = await invite();
    const bound = await server.browserOf(await server.addAgent(accountId, "agent"));
    expect((await accept(bound, token)).json()).toEqual({ refusal: "already_bound" });
    expect((await accept(await newPerson("new"), token)).statusCode).toBe(200);
  });

  it("[SI4] tells only its own user that they are already bound", async () => {
    const token = await invite();
    const browser = await newPerson("twice");
    expect((await accept(browser, token)).statusCode).toBe(200);
    expect((await accept(browser, token)).json()).toEqual({ refusal: "already_bound" });
    expect((await accept(await newPerson("other"), token)).json()).toEqual({ refusal: "invitation_invalid" });
    expect((await accept(admin, token)).json()).toEqual({ refusal: "invitation_invalid" });
    expect([await countBound(), await countUsed()]).toEqual([2, 1]);
  });

  it("[SI4] is invalid for its user after they were unbound", async () => {
    const token = await invite();
    const browser = await newPerson("unbound");
    await accept(browser, token);
    const { agent } = (await browser.get("/api/me")).json<{ agent: { id: string } }>();
    await admin.send("DELETE", `/api/accounts/${accountId}/bindings/${agent.id}`);
    expect((await accept(browser, token)).json()).toEqual({ refusal: "invitation_invalid" });
  });

  it("[SI4] expires after a day", async () => {
    const token = await invite();
    server.elapse(invitationLivesMs - 1);
    expect((await admin.get(`/api/invitations/${token}`)).statusCode).toBe(200);
    server.elapse(1);
    expect((await admin.get(`/api/invitations/${token}`)).json()).toEqual({ refusal: "invitation_invalid" });
    expect((await accept(await newPerson("late"), token)).json()).toEqual({ refusal: "invitation_invalid" });
  });

  it("[SI4] is shown with the server's time, to its recipient and before sign-in", async () => {
    const token = await invite();
    server.elapse(3_600_000);
    const now = server.context.clock.now();
    expect((await admin.get(`/api/invitations/${token}`)).json()).toMatchObject({ now });
    const opened = await admin.send("POST", `/api/invitations/${token}/open`, {});
    expect(opened.json()).toMatchObject({ now });
  });

  it("[SI4] can be revoked", async () => {
    const { id, token } = await make();
    const url = `${invitations()}/${id}`;
    expect((await admin.send("DELETE", url)).statusCode).toBe(204);
    expect((await admin.send("DELETE", url)).statusCode).toBe(409);
    expect((await accept(await newPerson("late"), token)).json()).toEqual({ refusal: "invitation_invalid" });
  });

  it("[SI4] [AU1] cannot be revoked after use, and the attempt is not recorded", async () => {
    const { id, token } = await make();
    await accept(await newPerson("new"), token);
    const response = await admin.send("DELETE", `${invitations()}/${id}`);
    expect([response.statusCode, response.json()]).toEqual([409, { refusal: "invitation_invalid" }]);
    expect(await stateOf(id)).toMatchObject({ state: "used", revokedAt: null });
    const written = `select from audit_log where what = 'invitation_revoked'`;
    expect((await server.db.pool.query(written)).rowCount).toBe(0);
  });

  it("[AG6] becomes invalid when its author is no longer an admin", async () => {
    const second = await server.addAgent(accountId, "admin");
    const token = await invite();
    await server.lanes.run(accountId, { do: "change_role", agentId: adminId, by: second, role: "agent" });
    expect((await accept(await newPerson("friend"), token)).json()).toEqual({
      refusal: "invitation_invalid",
    });
  });

  it("[N41] gets the same answer if used or unknown; a malformed token names its field", async () => {
    const [browser, token] = [await newPerson("one"), await invite()];
    await accept(browser, token);
    const used = await admin.get(`/api/invitations/${token}`);
    const never = await admin.get(`/api/invitations/${"0".repeat(64)}`);
    expect([used.statusCode, used.body]).toEqual([never.statusCode, never.body]);
    expect((await admin.get("/api/invitations/short")).json()).toMatchObject({
      errors: [{ field: "token" }],
    });
  });

  it("[N44] is recorded when made, revoked and used", async () => {
    const [taken, used] = [await make("admin"), await make()];
    await admin.send("DELETE", `${invitations()}/${taken.id}`);
    await accept(await newPerson("new"), used.token);
    const { rows } = await server.db.pool.query(
      `select what, about from audit_log where account_id = $1 order by id`,
      [accountId],
    );
    expect(rows).toEqual([
      { what: "invitation_created", about: `${taken.id} admin` },
      { what: "invitation_created", about: `${used.id} agent` },
      { what: "invitation_revoked", about: taken.id },
      { what: "invitation_used", about: "agent" },
    ]);
  });
});

describe("[SI4] the admin's list of invitations", () => {
  const open = (browser: TestBrowser, token: string) =>
    browser.send("POST", `/api/invitations/${token}/open`, {});

  it("[SI4] shows valid ones, newest first, and never a token", async () => {
    const first = await make("supervisor");
    server.elapse(1000);
    const [second, gone] = [await make(), await make()];
    await admin.send("DELETE", `${invitations()}/${gone.id}`);
    const response = await admin.get(invitations());
    expect(response.json()).toMatchObject({
      invitations: [
        { id: second.id, role: "agent", state: "open", invitedByName: "高远" },
        { id: first.id, role: "supervisor", openedAt: null, usedAt: null, usedBy: null },
      ],
    });
    for (const { token } of [first, second, gone]) expect(response.body).not.toContain(token);
  });

  it("[SI4] shows when each was made, opened and used, and by whom after use", async () => {
    const { id, token } = await make();
    const invitee = await newPerson("新人");
    expect(await stateOf(id)).toMatchObject({ state: "open", openedAt: null });
    server.elapse(60_000);
    expect((await open(invitee, token)).json()).toMatchObject({ accountName: "半山茶器", role: "agent" });
    expect(await stateOf(id)).toMatchObject({
      state: "open",
      openedAt: server.context.clock.now(),
      usedBy: null,
    });
    server.elapse(60_000);
    await accept(invitee, token);
    expect(await stateOf(id)).toMatchObject({
      state: "used",
      usedAt: server.context.clock.now(),
      usedBy: { name: "新人" },
    });
    expect(await listOpen()).toEqual([]);
  });

  it("[SI4] ignores admins who open their own invitation", async () => {
    const { id, token } = await make();
    await open(admin, token);
    expect((await stateOf(id)).openedAt).toBeNull();
  });

  it("[SI4] ignores openings of invalid invitations", async () => {
    const { id, token } = await make();
    await admin.send("DELETE", `${invitations()}/${id}`);
    expect((await open(await newPerson("late"), token)).json()).toEqual({ refusal: "invitation_invalid" });
    expect((await stateOf(id)).openedAt).toBeNull();
  });

  it("[AG1] shows that a person confirmed while no seat was free", async () => {
    await fillTo(agentLimit);
    const { id, token } = await make();
    await accept(await newPerson("late"), token);
    expect(await stateOf(id)).toMatchObject({
      state: "open",
      fullAt: server.context.clock.now(),
      usedAt: null,
    });
  });

  it("[SI4] removes expired, revoked and void ones, which report their state", async () => {
    const second = await server.addAgent(accountId, "admin");
    const secondAdmin = await server.browserOf(second);
    const ofSecond = (await secondAdmin.send("POST", invitations(), { role: "agent" })).json<{
      id: string;
    }>();
    await admin.send("PATCH", `/api/accounts/${accountId}/bindings/${second}`, { role: "agent" });
    const [taken, old] = [await make(), await make()];
    await admin.send("DELETE", `${invitations()}/${taken.id}`);
    expect((await listOpen()).map(({ id }) => id)).toEqual([old.id]);
    expect([(await stateOf(ofSecond.id)).state, (await stateOf(taken.id)).state]).toEqual([
      "void",
      "revoked",
    ]);
    server.elapse(invitationLivesMs);
    admin = await server.browserOf(adminId);
    expect([(await stateOf(old.id)).state, await listOpen()]).toEqual(["expired", []]);
  });

  it("[N41] another account's invitation gets the same answer as an unknown one", async () => {
    const other = await server.addAccount("别家");
    const foreigner = await server.browserOf(await server.addAgent(other, "admin"));
    const { id } = await make();
    const there = `/api/accounts/${other}/invitations`;
    const answersTo = async (one: string) => [
      await foreigner.get(`${there}/${one}`),
      await foreigner.send("DELETE", `${there}/${one}`),
    ];
    const refused = [409, { refusal: "invitation_invalid" }];
    for (const one of [id, "01unknown"])
      expect((await answersTo(one)).map((r) => [r.statusCode, r.json<object>()])).toEqual([refused, refused]);
    expect((await stateOf(id)).state).toBe("open");
  });
});

describe("[SI15] many invitations", () => {
  const fill = (count: number) =>
    server.db.pool.query(
      `insert into invitations (id, token_hash, account_id, role, invited_by, created_at, expires_at)
       select 'filled' || lpad(i::text, 6, '0'), decode(md5('filled' || i), 'hex'), $1, 'agent', $2, $3::bigint - i * 1000, $4::bigint - i * 1000
         from generate_series(1, $5::int) i`,
      [accountId, adminId, server.context.clock.now(), server.context.clock.now() + invitationLivesMs, count],
    );
  const page = async (query: Record<string, string | number> = {}) =>
    invitationsAnswer.parse(
      (await admin.get(`${invitations()}?${new URLSearchParams(query as never)}`)).json(),
    );
  const send = (browser = admin) => browser.send("POST", invitations(), { role: "agent" });
  const refused = [409, { refusal: "invitation_limit_reached", limit: 200 }];
  const countRows = async () =>
    (
      await server.db.pool.query(
        `select (select count(*)::int from invitations) as invitations, (select count(*)::int from audit_log) as audit`,
      )
    ).rows[0];

  it("[SI15] pages list each once from newest to oldest, also equal times", async () => {
    await fill(118);
    await Promise.all([make(), make()]);
    const sizes: number[] = [];
    const all: string[] = [];
    let next: { before: number; beforeId: string } | null | undefined;
    do {
      const got = await page(next ?? {});
      expect(got.total).toBe(120);
      sizes.push(got.invitations.length);
      all.push(...got.invitations.map(({ id }) => id));
      ({ next } = got);
    } while (next);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(all).size).toBe(120);
    const [one] = (await page({ limit: 1 })).invitations;
    expect(one?.id).toBe(all[0]);
    const afterOne = await page({ limit: 1, before: one?.createdAt ?? 0, beforeId: one?.id ?? "" });
    expect(afterOne.invitations.map(({ id }) => id)).toEqual(all.slice(1, 2));
    expect(all.slice(2, 4)).toEqual(["filled000001", "filled000002"]);
    expect(all.at(-1)).toBe("filled000118");
  });

  it("[SI15] the last page has no next page, also if it is full", async () => {
    await fill(2);
    expect(await page({ limit: 2 })).toMatchObject({ next: null, total: 2 });
    expect((await page({ limit: 1 })).next).toMatchObject({ beforeId: "filled000001" });
  });

  it("[SI15] 200 may be open; another is refused and not recorded", async () => {
    await fill(199);
    expect((await send()).statusCode).toBe(200);
    const before = await countRows();
    const answer = await send();
    expect([answer.statusCode, answer.json()]).toEqual(refused);
    expect(await countRows()).toEqual(before);
    const elsewhere = await server.addAccount("别家");
    const other = await server.browserOf(await server.addAgent(elsewhere, "admin"));
    const there = await other.send("POST", `/api/accounts/${elsewhere}/invitations`, { role: "agent" });
    expect(there.statusCode).toBe(200);
  });

  it("[SI15] one of twenty simultaneous ones gets the last place", async () => {
    await fill(199);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(answers.filter((a) => a.statusCode === 200)).toHaveLength(1);
    expect(answers.filter((a) => a.statusCode === 409).map((a) => a.json<object>())).toEqual(
      Array(19).fill(refused[1]),
    );
    expect((await page()).total).toBe(200);
  });

  it("[SI15] used, revoked, expired and void ones free their place", async () => {
    await fill(200);
    const place = async () => {
      const { statusCode } = await send();
      await server.db.pool.query(`delete from invitations where id not like 'filled%'`);
      return statusCode;
    };
    const change = (set: string, value: unknown, id: string) =>
      server.db.pool.query(`update invitations set ${set} = $1 where id = $2`, [value, id]);
    const now = server.context.clock.now();
    expect(await place()).toBe(409);
    await change("revoked_at", now, "filled000001");
    expect(await place()).toBe(200);
    await fillAgain("filled000001");
    expect(await place()).toBe(409);
    await change("used_at", now, "filled000002");
    expect(await place()).toBe(200);
    await fillAgain("filled000002");
    await change("expires_at", now, "filled000003");
    expect(await place()).toBe(200);
    await fillAgain("filled000003");
    expect(await place()).toBe(409);
    await change("invited_by", await server.addAgent(accountId, "agent"), "filled000004");
    expect(await place()).toBe(200);
  });
  const fillAgain = (id: string) =>
    server.db.pool.query(
      `update invitations set revoked_at = null, used_at = null, expires_at = created_at + $2 where id = $1`,
      [id, invitationLivesMs],
    );

  it("[SI15] open ones are found with an index, however many have expired", async () => {
    await server.db.fill(
      `insert into invitations (id, token_hash, account_id, role, invited_by, created_at, expires_at)
       select 'old' || i, decode(md5('old' || i), 'hex'), $1, 'agent', $2, i, i + $3::bigint from generate_series(1, 5000) i`,
      [accountId, adminId, invitationLivesMs],
    );
    await fill(3);
    await server.db.fill("analyze invitations");
    expect((await page()).total).toBe(3);
    const plan = await server.db.pool.query<{ "QUERY PLAN": string }>(
      `explain select count(*) from invitations i where i.account_id = $1 and i.used_at is null
          and i.revoked_at is null and i.expires_at > $2 and i.created_at > $2 - ${invitationLivesMs}`,
      [accountId, server.context.clock.now()],
    );
    const text = plan.rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text).toMatch(/invitations_open|invitations_of_account/);
    expect(text).toMatch(/Index Cond: .*created_at >/);
  });
});
