import type { AccountId } from "@jieru/shared/domain/ids";
import { timeZoneOf } from "@jieru/shared/domain/local-day";
import type { Pool } from "pg";
import { theRow } from "../database/the-row.ts";
import { type AccountRow, accountColumns, accountOf } from "./rows.ts";

/** [BO1] Returns the time zone of the account's days. */
export async function readTimeZone(pool: Pool, accountId: AccountId): Promise<string> {
  const text = `select ${accountColumns} from accounts where id = $1`;
  return timeZoneOf(accountOf(theRow(await pool.query<AccountRow>(text, [accountId]))));
}
