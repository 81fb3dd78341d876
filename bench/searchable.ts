/** The server indexes messages later, when it is quiet. A measurement that follows must not pay for that. */
import { setTimeout as pause } from "node:timers/promises";
import { credentialsOf } from "./accounts.ts";
import { inDatabase } from "./in-database.ts";

const lookEveryMs = 250;
const patienceMs = 90_000;

/** Resolves when the server has nothing left to index. */
export const untilSearchable = (databaseUrl: string): Promise<void> =>
  inDatabase(databaseUrl, async (client) => {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const { rowCount } = await client.query(
        `select from accounts a left join search_cursors c on c.account_id = a.id
          where a.head_seq > coalesce(c.seq, 0) limit 1`,
      );
      if (rowCount === 0) return;
      if (performance.now() > deadline) throw new Error("what was said does not become searchable");
      await pause(lookEveryMs);
    }
  });

/** Makes the server treat these accounts as indexed, whatever another program writes into them from now on. */
export const leaveUnsearched = (databaseUrl: string, firstAccount: number, count: number): Promise<void> =>
  inDatabase(databaseUrl, async (client) => {
    const appIds = Array.from({ length: count }, (_, i) => credentialsOf(firstAccount + i).appId);
    await client.query(
      `insert into search_cursors (account_id, seq, filled_to) select id, $2, null from accounts where app_id = any ($1)
       on conflict (account_id) do update set seq = excluded.seq, filled_to = null`,
      [appIds, Number.MAX_SAFE_INTEGER],
    );
  });
