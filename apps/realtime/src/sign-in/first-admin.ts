import type { AccountId, InvitationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Context } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";
import { insertInvitation, invitationUrl } from "./invitations.ts";
import { ensurePerson } from "./people.ts";
import { closeSetUp, letSetUp, openSetUp } from "./set-up.ts";

export interface FirstAdminOptions {
  context: Context;
  lanes: Lanes;
}

export interface FirstAdminLinks {
  /** If there is no account: the link with which a person connects the first one (SI5). */
  setUp: string | null;
  /** One link for each account without an admin. */
  invitations: string[];
}

/** The name until the person has signed in once. */
const placeholderName = "管理员";

/**
 * Ensures that every account has an admin, or a way to get one.
 * With `ADMIN_UNIONID`, it binds that person, even if there are other admins.
 * Otherwise it returns a link for each account without an admin, or the one to set up the first account (SI5).
 * A link works once, within 24 hours, until the first admin exists or the server restarts (N39).
 */
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
  await letSetUp(pool, agentId);
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
