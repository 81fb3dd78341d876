/** The server indexes messages later, when it is idle. A measurement that follows must not include that work. */
import { setTimeout as pause } from "node:timers/promises";
import { inDatabase } from "./in-database.ts";

const lookEveryMs = 250;
const patienceMs = 90_000;

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
