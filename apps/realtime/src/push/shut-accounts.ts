/** [PU8] Accounts whose credentials no server can decrypt. Servers add their failures and remove their successes. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { fingerprintSealed, listSealed, type SealedAccount } from "../accounts/check-key.ts";

export interface OpenedAgain {
  id: AccountId;
  shutAt: number;
  shutMs: number;
  pushed: boolean;
}

export interface ShutAccounts {
  /** Records accounts that this server cannot open, since a push could last be stored. */
  note(openAt: number, realAt: number): Promise<void>;
  listOpened(): Promise<OpenedAgain[]>;
  takeOut(account: OpenedAgain): Promise<void>;
}

export function createShutAccounts(
  pool: Pool,
  opens: (account: Omit<SealedAccount, "id">) => boolean,
): ShutAccounts {
  /** For the credentials with this fingerprint. */
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
