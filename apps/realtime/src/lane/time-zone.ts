import type { AccountId } from "@jieru/shared/domain/ids";
import { timeZoneOf } from "@jieru/shared/domain/local-day";
import type { Pool } from "pg";
import { singleRow } from "../database/single-row.ts";
import { type AccountRow, accountColumns, accountOf } from "./rows.ts";

export async function readTimeZone(pool: Pool, accountId: AccountId): Promise<string> {
  const text = `select ${accountColumns} from accounts where id = $1`;
  return timeZoneOf(accountOf(singleRow(await pool.query<AccountRow>(text, [accountId]))));
}
