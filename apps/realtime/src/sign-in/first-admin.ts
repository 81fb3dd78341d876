import type { AccountId, InvitationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Context } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";
import { insertInvitation, invitationUrl } from "./invitations.ts";
import { ensurePerson } from "./people.ts";
import { closeSetUp, grantSetUp, openSetUp } from "./set-up.ts";

export interface FirstAdminOptions {
  context: Context;
  lanes: Lanes;
}

export interface FirstAdminLinks {
  /** Connects the first account (SI5). */
  setUp: string | null;
  invitations: string[];
}

/** Until the first sign-in. */
const placeholderName = "管理员";

/** Gives each account an admin: `ADMIN_UNIONID` or a one-time link (N39). Without accounts: a set-up link (SI5). */
export async function ensureFirstAdmin({ context, lanes }: FirstAdminOptions): Promise<FirstAdminLinks> {
  const { config, pool } = context;
  const accountIds = await listAccountIds(pool);
  if (config.adminUnionid === undefined)
    return accountIds.length === 0
      ? { setUp: await openSetUp(context), invitations: [] }
      : { setUp: null, invitations: await inviteFirstAdmins(context) };
  const admin = { wechatId: config.adminUnionid, name: placeholderName };
  const { id: agentId, name } = await ensurePerson(context, admin);
  await closeSetUp(pool);
  await grantSetUp(pool, agentId);
  for (const accountId of accountIds) {
    const outcome = await lanes.run(accountId, { do: "bind_agent", agentId, name, role: "admin" });
    if (!outcome.ok && outcome.refusal.refusal !== "already_bound")
      context.log.error({ accountId, why: outcome.refusal.refusal }, "ADMIN_UNIONID could not be bound");
  }
  return { setUp: null, invitations: [] };
}

async function inviteFirstAdmins({ config, pool, clock, newId }: Context): Promise<string[]> {
  const links: string[] = [];
  for (const accountId of await listWithoutAdmin(pool)) {
    await forgetEarlierLinks(pool, accountId);
    const id = newId() as InvitationId;
    const invitation = { id, accountId, role: "admin", invitedBy: null, now: clock.now() } as const;
    const { token } = await insertInvitation(pool, invitation);
    links.push(invitationUrl(config.publicUrl, token));
  }
  return links;
}

async function listAccountIds(pool: Pool): Promise<AccountId[]> {
  const { rows } = await pool.query<{ id: AccountId }>(
    `select id from accounts where removed_at is null order by id`,
  );
  return rows.map((row) => row.id);
}

async function listWithoutAdmin(pool: Pool): Promise<AccountId[]> {
  const { rows } = await pool.query<{ id: AccountId }>(
    `select id from accounts
      where removed_at is null
        and not exists (select from bindings where account_id = accounts.id and role = 'admin') order by id`,
  );
  return rows.map((row) => row.id);
}

async function forgetEarlierLinks(pool: Pool, accountId: AccountId): Promise<void> {
  await pool.query(
    `delete from invitations where account_id = $1 and invited_by is null and used_at is null`,
    [accountId],
  );
}
