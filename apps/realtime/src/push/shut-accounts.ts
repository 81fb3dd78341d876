/**
 * [PU8] Accounts whose pushes no server can store, although the database can: no `SECRET_KEY` opens their credentials. Every server
 * notes, again and again, those that it cannot open itself, and takes out those that it can: what stays is opened by none.
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { fingerprintSealed, listSealed, type SealedAccount } from "../accounts/check-key.ts";

export interface OpenedAgain {
  id: AccountId;
  shutAt: number;
  /** For how long, by the database's clock. */
  shutMs: number;
  /** Whether WeChat has ever pushed to it. */
  pushed: boolean;
}

export interface ShutAccounts {
  /** Notes those this server cannot open, from the time at which a push could be kept last. */
  note(openAt: number, realAt: number): Promise<void>;
  /** Those noted that this server can open. */
  listOpened(): Promise<OpenedAgain[]>;
  takeOut(account: OpenedAgain): Promise<void>;
}

export function createShutAccounts(
  pool: Pool,
  opens: (account: Omit<SealedAccount, "id">) => boolean,
): ShutAccounts {
  /** What this server cannot open of the credentials as they were when they had this fingerprint. */
  let looked: { fingerprint: string; unopened: AccountId[] } | null = null;
  const listUnopened = async (): Promise<AccountId[]> => {
    const fingerprint = await fingerprintSealed(pool);
    if (looked?.fingerprint === fingerprint) return looked.unopened;
    const sealed = await listSealed(pool);
    const unopened = sealed.filter((account) => !opens(account)).map(({ id }) => id);
    looked = { fingerprint, unopened };
    return unopened;
  };
  return {
    async note(openAt, realAt) {
      const ids = await listUnopened();
      if (ids.length === 0) return;
      await pool.query(
        `insert into shut_accounts (account_id, shut_at, real_at) select unnest($1::text[]), $2, $3 on conflict do nothing`,
        [ids, openAt, realAt],
      );
    },
    async listOpened() {
      const { rows } = await pool.query<OpenedAgain & SealedAccount>(
        `select id, app_id as "appId", credentials, first_push_at is not null as pushed, shut_at as "shutAt",
                (extract(epoch from clock_timestamp()) * 1000 - real_at)::bigint as "shutMs"
           from shut_accounts join accounts on id = account_id where removed_at is null`,
      );
      return rows.filter(opens);
    },
    async takeOut({ id, shutAt }) {
      await pool.query(`delete from shut_accounts where account_id = $1 and shut_at = $2`, [id, shutAt]);
    },
  };
}
