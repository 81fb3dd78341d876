import { accountEntry } from "@jieru/realtime/accounts/accounts-file";
import { upsertAccount } from "@jieru/realtime/accounts/upsert-account";
import type { RunningServer } from "@jieru/realtime/process/start";
import { ensurePerson } from "@jieru/realtime/sign-in/people";
import type { AccountId } from "@jieru/shared/domain/ids";
import { type DemoPerson, demoAccount, demoPeople, secondDemoAccount, secondDemoPeople } from "./demo.ts";

type Seeded = Pick<RunningServer, "app" | "context">;

/**
 * Creates the demo's accounts and binds their people, as an admin would. Returns the first account's id. Running it again changes
 * nothing.
 */
export async function seed(server: Seeded): Promise<AccountId> {
  const first = await openShop(server, demoAccount, demoPeople);
  await openShop(server, secondDemoAccount, secondDemoPeople);
  return first;
}

async function openShop(server: Seeded, account: object, people: readonly DemoPerson[]): Promise<AccountId> {
  const accountId = await upsertAccount({ ...server.context, ...server.app }, accountEntry.parse(account));
  for (const person of people) await bind(server, accountId, person);
  return accountId;
}

/** Binds the person to the account. If they are bound already, the lane's refusal is ignored. */
export async function bind(
  { app, context }: Seeded,
  accountId: AccountId,
  { name, role, unionid }: Pick<DemoPerson, "name" | "role" | "unionid">,
): Promise<void> {
  const { id: agentId } = await ensurePerson(context, { wechatId: unionid, name });
  await app.lanes.run(accountId, { do: "bind_agent", agentId, name, role });
}
