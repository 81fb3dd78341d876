import { agentLimit } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
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

async function invite(role = "agent"): Promise<string> {
  const response = await admin.send("POST", `/api/accounts/${accountId}/invitations`, { role });
  return response.json<{ token: string }>().token;
}
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
    expect(expiresAt).toBe(house.context.clock.now() + invitationLivesMs);
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

  it("[SI4] expires after a day", async () => {
    const token = await invite();
    house.elapse(invitationLivesMs - 1);
    expect((await admin.get(`/api/invitations/${token}`)).statusCode).toBe(200);
    house.elapse(1);
    expect((await admin.get(`/api/invitations/${token}`)).json()).toEqual({ refusal: "invitation_invalid" });
    expect((await accept(await stranger("late"), token)).json()).toEqual({ refusal: "invitation_invalid" });
  });

  it("[SI4] can be taken back", async () => {
    const token = await invite();
    const url = `/api/accounts/${accountId}/invitations/${token}`;
    expect((await admin.send("DELETE", url)).statusCode).toBe(204);
    expect((await admin.send("DELETE", url)).statusCode).toBe(409);
    expect((await accept(await stranger("late"), token)).json()).toEqual({ refusal: "invitation_invalid" });
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

  it("[N44] made and used are recorded", async () => {
    const token = await invite();
    await accept(await stranger("new"), token);
    const { rows } = await house.db.pool.query(
      `select what, about from audit_log where account_id = $1 order by id`,
      [accountId],
    );
    expect(rows).toEqual([
      { what: "invitation_created", about: "agent" },
      { what: "invitation_used", about: "agent" },
    ]);
  });
});
