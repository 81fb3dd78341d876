import { agentLimit } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Invitation } from "@jieru/shared/protocol/invitations";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { invitationLivesMs } from "../../src/agents/invitations.ts";
import type { TestBrowser } from "../sign-in/browser.ts";
import { type House, openHouse } from "../sign-in/house.ts";

let house: House;
let accountId: AccountId;
let adminId: AgentId;
let admin: TestBrowser;
beforeEach(async () => {
  house = await openHouse();
  accountId = await house.addAccount();
  adminId = await house.addAgent(accountId, "admin", "高远");
  admin = await house.browserOf(adminId);
});
afterEach(() => house.stop());

const invitations = () => `/api/accounts/${accountId}/invitations`;
async function make(role = "agent"): Promise<{ id: string; token: string }> {
  return (await admin.send("POST", invitations(), { role })).json();
}
const invite = async (role = "agent") => (await make(role)).token;
const stateOf = async (id: string) =>
  (await admin.get(`${invitations()}/${id}`)).json<{ invitation: Invitation }>().invitation;
const listOpen = async () =>
  (await admin.get(invitations())).json<{ invitations: Invitation[] }>().invitations;
const stranger = async (name: string) =>
  house.browserOf(await house.addPerson({ openid: `o-${name}`, nickname: name }));
const accept = (browser: TestBrowser, token: string) =>
  browser.send("POST", `/api/invitations/${token}/accept`, {});
const countBound = async () =>
  (await house.db.pool.query(`select from bindings where account_id = $1`, [accountId])).rowCount;
const countUsed = async () =>
  (await house.db.pool.query(`select from invitations where used_at is not null`)).rowCount;

/** Fills the account up to so many agents. */
async function fillTo(seats: number): Promise<void> {
  const bound = (await countBound()) ?? 0;
  for (let i = bound; i < seats; i++) await house.addAgent(accountId, "agent", `agent ${i}`);
}

describe("[AG1] a hundred seats", () => {
  it("[AG1] of 60 who accept at once for the hundredth seat, one gets it and 59 keep their invitation", async () => {
    await fillTo(agentLimit - 1);
    const sixty = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => ({
        browser: await stranger(`n${i}`),
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

  it("[AG1] who was refused may use the same invitation once a seat is free", async () => {
    await fillTo(agentLimit);
    const [browser, token] = [await stranger("late"), await invite()];
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
  it("[SI4] is a link that says until when it works", async () => {
    const response = await admin.send("POST", `/api/accounts/${accountId}/invitations`, {
      role: "supervisor",
    });
    const { url, token, expiresAt } = response.json<{ url: string; token: string; expiresAt: number }>();
    expect(url).toBe(`https://desk.example/invite/${token}`);
    expect(expiresAt).toBe(house.context.clock.now() + 24 * 3_600_000);
    const { rows } = await house.db.pool.query(`select i::text as row from invitations i`);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("[SI4] gives the role it was made for, and nothing the invitee asks for", async () => {
    const [browser, token] = [await stranger("new"), await invite("supervisor")];
    const response = await browser.send("POST", `/api/invitations/${token}/accept`, { role: "admin" });
    expect(response.json()).toMatchObject({ accounts: [{ id: accountId, role: "supervisor" }] });
  });

  it("[SI4] works once: of twenty who open one at the same time, one is bound", async () => {
    const token = await invite();
    const twenty = await Promise.all(Array.from({ length: 20 }, (_, i) => stranger(`n${i}`)));
    const answers = await Promise.all(twenty.map((browser) => accept(browser, token)));
    expect(answers.filter((a) => a.statusCode === 200)).toHaveLength(1);
    expect(answers.filter((a) => a.body === '{"refusal":"invitation_invalid"}')).toHaveLength(19);
    expect(await countBound()).toBe(2);
    const after = await accept(await stranger("later"), token);
    expect([after.statusCode, after.json()]).toEqual([409, { refusal: "invitation_invalid" }]);
  });

  it("[SI4] one who is bound already does not use it up", async () => {
    const token = await invite();
    const bound = await house.browserOf(await house.addAgent(accountId, "agent"));
    expect((await accept(bound, token)).json()).toEqual({ refusal: "already_bound" });
    expect((await accept(await stranger("new"), token)).statusCode).toBe(200);
  });

  it("[SI4] tells who accepts it twice that they are bound already, and nobody else that it was theirs", async () => {
    const token = await invite();
    const browser = await stranger("twice");
    expect((await accept(browser, token)).statusCode).toBe(200);
    expect((await accept(browser, token)).json()).toEqual({ refusal: "already_bound" });
    expect((await accept(await stranger("other"), token)).json()).toEqual({ refusal: "invitation_invalid" });
    expect((await accept(admin, token)).json()).toEqual({ refusal: "invitation_invalid" });
    expect([await countBound(), await countUsed()]).toEqual([2, 1]);
  });

  it("[SI4] is void to who used it and was unbound since", async () => {
    const token = await invite();
    const browser = await stranger("unbound");
    await accept(browser, token);
    const { agent } = (await browser.get("/api/me")).json<{ agent: { id: string } }>();
    await admin.send("DELETE", `/api/accounts/${accountId}/bindings/${agent.id}`);
    expect((await accept(browser, token)).json()).toEqual({ refusal: "invitation_invalid" });
  });

  it("[SI4] expires after a day", async () => {
    const token = await invite();
    house.elapse(invitationLivesMs - 1);
    expect((await admin.get(`/api/invitations/${token}`)).statusCode).toBe(200);
    house.elapse(1);
    expect((await admin.get(`/api/invitations/${token}`)).json()).toEqual({ refusal: "invitation_invalid" });
    expect((await accept(await stranger("late"), token)).json()).toEqual({ refusal: "invitation_invalid" });
  });

  it("[SI4] says what time it is by the server, to who opens it and to who only holds it", async () => {
    const token = await invite();
    house.elapse(3_600_000);
    const now = house.context.clock.now();
    expect((await admin.get(`/api/invitations/${token}`)).json()).toMatchObject({ now });
    const opened = await admin.send("POST", `/api/invitations/${token}/open`, {});
    expect(opened.json()).toMatchObject({ now });
  });

  it("[SI4] can be taken back", async () => {
    const { id, token } = await make();
    const url = `${invitations()}/${id}`;
    expect((await admin.send("DELETE", url)).statusCode).toBe(204);
    expect((await admin.send("DELETE", url)).statusCode).toBe(409);
    expect((await accept(await stranger("late"), token)).json()).toEqual({ refusal: "invitation_invalid" });
  });

  it("[SI4] [AU1] one that was used is not taken back any more, and nothing is written down of who tried", async () => {
    const { id, token } = await make();
    await accept(await stranger("new"), token);
    const response = await admin.send("DELETE", `${invitations()}/${id}`);
    expect([response.statusCode, response.json()]).toEqual([409, { refusal: "invitation_invalid" }]);
    expect(await stateOf(id)).toMatchObject({ state: "used", revokedAt: null });
    const written = `select from audit_log where what = 'invitation_revoked'`;
    expect((await house.db.pool.query(written)).rowCount).toBe(0);
  });

  it("[AG6] is void once who made it is no longer an admin", async () => {
    const second = await house.addAgent(accountId, "admin");
    const token = await invite();
    await house.lanes.run(accountId, { do: "change_role", agentId: adminId, by: second, role: "agent" });
    expect((await accept(await stranger("friend"), token)).json()).toEqual({ refusal: "invitation_invalid" });
  });

  it("[N41] one that never was answers like one that was used; a malformed one names its field", async () => {
    const [browser, token] = [await stranger("one"), await invite()];
    await accept(browser, token);
    const used = await admin.get(`/api/invitations/${token}`);
    const never = await admin.get(`/api/invitations/${"0".repeat(64)}`);
    expect([used.statusCode, used.body]).toEqual([never.statusCode, never.body]);
    expect((await admin.get("/api/invitations/short")).json()).toMatchObject({
      errors: [{ field: "token" }],
    });
  });

  it("[N44] made, taken back and used are recorded", async () => {
    const [taken, used] = [await make("admin"), await make()];
    await admin.send("DELETE", `${invitations()}/${taken.id}`);
    await accept(await stranger("new"), used.token);
    const { rows } = await house.db.pool.query(
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

describe("[SI4] what an admin sees of an invitation", () => {
  const open = (browser: TestBrowser, token: string) =>
    browser.send("POST", `/api/invitations/${token}/open`, {});

  it("[SI4] lists those that still work, newest first, and never a token", async () => {
    const first = await make("supervisor");
    house.elapse(1000);
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

  it("[SI4] step by step: made, opened, used, and by whom only then", async () => {
    const { id, token } = await make();
    const invitee = await stranger("新人");
    expect(await stateOf(id)).toMatchObject({ state: "open", openedAt: null });
    house.elapse(60_000);
    expect((await open(invitee, token)).json()).toMatchObject({ accountName: "半山茶器", role: "agent" });
    expect(await stateOf(id)).toMatchObject({
      state: "open",
      openedAt: house.context.clock.now(),
      usedBy: null,
    });
    house.elapse(60_000);
    await accept(invitee, token);
    expect(await stateOf(id)).toMatchObject({
      state: "used",
      usedAt: house.context.clock.now(),
      usedBy: { name: "新人" },
    });
    expect(await listOpen()).toEqual([]);
  });

  it("[SI4] looking at one's own invitation is not an invitee's opening it", async () => {
    const { id, token } = await make();
    await open(admin, token);
    expect((await stateOf(id)).openedAt).toBeNull();
  });

  it("[SI4] what lets nobody in any more is not opened either", async () => {
    const { id, token } = await make();
    await admin.send("DELETE", `${invitations()}/${id}`);
    expect((await open(await stranger("late"), token)).json()).toEqual({ refusal: "invitation_invalid" });
    expect((await stateOf(id)).openedAt).toBeNull();
  });

  it("[AG1] says when somebody confirmed while no seat was free", async () => {
    await fillTo(agentLimit);
    const { id, token } = await make();
    await accept(await stranger("late"), token);
    expect(await stateOf(id)).toMatchObject({
      state: "open",
      fullAt: house.context.clock.now(),
      usedAt: null,
    });
  });

  it("[SI4] expired, taken back and void ones say which they are, and are listed no more", async () => {
    const second = await house.addAgent(accountId, "admin");
    const secondAdmin = await house.browserOf(second);
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
    house.elapse(invitationLivesMs);
    admin = await house.browserOf(adminId);
    expect([(await stateOf(old.id)).state, await listOpen()]).toEqual(["expired", []]);
  });

  it("[N41] one of another account answers like one that never was", async () => {
    const other = await house.addAccount("别家");
    const foreigner = await house.browserOf(await house.addAgent(other, "admin"));
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
