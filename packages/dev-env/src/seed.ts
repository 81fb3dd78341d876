import { accountEntry } from "@jieru/realtime/accounts/accounts-file";
import { upsertAccount } from "@jieru/realtime/accounts/upsert-account";
import { ensurePerson } from "@jieru/realtime/sign-in/people";
import type { RunningServer } from "@jieru/realtime/start";
import type { AccountId } from "@jieru/shared/domain/ids";
import { type DemoPerson, demoAccount, demoPeople, secondDemoAccount, secondDemoPeople } from "./demo.ts";

type Seeded = Pick<RunningServer, "app" | "context">;

/**
 * Opens the demo's shops: the accounts and their people, as an admin would set them up. Answers the first. Doing it again
 * changes nothing.
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

/** Makes the person an agent of the account; refused quietly when they are one already. */
export async function bind(
  { app, context }: Seeded,
  accountId: AccountId,
  { name, role, unionid }: Pick<DemoPerson, "name" | "role" | "unionid">,
): Promise<void> {
  const { id: agentId } = await ensurePerson(context, { wechatId: unionid, name });
  await app.lanes.run(accountId, { do: "bind_agent", agentId, name, role });
}
