import type { AccountId } from "@jieru/shared/domain/ids";
import { startOfDay, timeZoneOf } from "@jieru/shared/domain/local-day";
import type { Board } from "@jieru/shared/protocol/board";
import type { ClientBase, Pool } from "pg";
import { transaction } from "../database/transaction.ts";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";
import { lastPushSql } from "../push/last-push.ts";
import { listHappenings } from "./happenings.ts";
import { listReadings } from "./readings.ts";
import { countArrived, readFirstAnswer, readServedToday, readTroubles } from "./today.ts";

const arrivalsMs = 10 * 60_000;

type BoardRow = AccountRow & { heard_at: number | null };

async function readAccount(client: ClientBase, accountId: AccountId): Promise<BoardRow | undefined> {
  const { rows } = await client.query<BoardRow>(
    `select ${accountColumns}, ${lastPushSql} as heard_at from accounts where id = $1`,
    [accountId],
  );
  return rows[0];
}

/** [BO1] Returns the part beyond the snapshot, as of one moment. */
export function readBoard(pool: Pool, accountId: AccountId, now: number): Promise<Board | null> {
  return transaction(
    pool,
    async (client) => {
      const account = await readAccount(client, accountId);
      if (!account) return null;
      const since = startOfDay(now, timeZoneOf(accountOf(account)));
      const { today, agents } = await readServedToday(client, accountId, since);
      return {
        seq: account.head_seq,
        now,
        since,
        today: { ...today, firstAnswerMs: await readFirstAnswer(client, accountId, since) },
        agents,
        arrived: await countArrived(client, accountId, now - arrivalsMs),
        ...(await readTroubles(client, accountId, since)),
        readers: await listReadings(client, accountId),
        heardAt: account.heard_at,
        happenings: await listHappenings(client, accountId),
      };
    },
    "snapshot",
  );
}
