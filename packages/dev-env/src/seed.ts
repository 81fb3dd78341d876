import { accountEntry } from "@jieru/realtime/accounts/accounts-file";
import { upsertAccount } from "@jieru/realtime/accounts/upsert-account";
import { ensurePerson } from "@jieru/realtime/sign-in/people";
import type { RunningServer } from "@jieru/realtime/start";
import type { AccountId } from "@jieru/shared/domain/ids";
import { type DemoPerson, demoAccount, demoPeople } from "./demo.ts";

/** Opens the demo's shop: the account and its people, as an admin would set them up. Doing it again changes nothing. */
export async function seed({ app, context }: RunningServer): Promise<AccountId> {
  const accountId = await upsertAccount({ ...context, ...app }, accountEntry.parse(demoAccount));
  for (const person of demoPeople) await bind({ app, context }, accountId, person);
  return accountId;
}

/** Makes the person an agent of the account; refused quietly when they are one already. */
export async function bind(
  { app, context }: Pick<RunningServer, "app" | "context">,
  accountId: AccountId,
  { name, role, unionid }: Pick<DemoPerson, "name" | "role" | "unionid">,
): Promise<void> {
  const { id: agentId } = await ensurePerson(context, { wechatId: unionid, name });
  await app.lanes.run(accountId, { do: "bind_agent", agentId, name, role });
}
