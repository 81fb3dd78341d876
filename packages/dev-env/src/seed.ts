import { accountEntry } from "@jieru/realtime/accounts/accounts-file";
import { upsertAccount } from "@jieru/realtime/accounts/connection/upsert-account";
import { listFormer } from "@jieru/realtime/agents/bindings";
import { ensurePerson } from "@jieru/realtime/sign-in/people";
import type { RunningServer } from "@jieru/realtime/start";
import type { AccountId } from "@jieru/shared/domain/ids";
import { type DemoPerson, demoAccount, demoPeople, secondDemoAccount, secondDemoPeople } from "./demo.ts";

type Seeded = Pick<RunningServer, "app" | "context">;

/**
 * [SU8] Creates the demo's accounts, binds their people and returns the first account's id. Later runs change
 * nothing and do not restore removed accounts or bindings.
 */
export async function seed(server: Seeded): Promise<AccountId> {
  const first = await openShop(server, demoAccount, demoPeople);
  if (!(await wasRemoved(server, secondDemoAccount.appId)))
    await openShop(server, secondDemoAccount, secondDemoPeople);
  return first;
}

async function openShop(server: Seeded, account: object, people: readonly DemoPerson[]): Promise<AccountId> {
  const { context, app } = server;
  const accountId = await upsertAccount({ ...context, ...app }, accountEntry.parse(account));
  const former = new Set((await listFormer(context.pool, accountId)).map(({ id }) => id));
  for (const person of people) {
    const { id } = await ensurePerson(context, { wechatId: person.unionid, name: person.name });
    if (!former.has(id)) await bind(server, accountId, person);
  }
  return accountId;
}

async function wasRemoved({ context }: Seeded, appId: string): Promise<boolean> {
  const { rows } = await context.pool.query(
    `select from audit_log where what = 'account_removed' and about = $1 limit 1`,
    [appId],
  );
  return rows.length > 0;
}

/** Binds the person to the account. Ignores the refusal if they are bound already. */
export async function bind(
  { app, context }: Seeded,
  accountId: AccountId,
  { name, role, unionid }: Pick<DemoPerson, "name" | "role" | "unionid">,
): Promise<void> {
  const { id: agentId } = await ensurePerson(context, { wechatId: unionid, name });
  await app.lanes.run(accountId, { do: "bind_agent", agentId, name, role });
}
