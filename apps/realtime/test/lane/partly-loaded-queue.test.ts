import { randomUUID } from "node:crypto";
import type { AgentId } from "@jieru/shared/domain/ids";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createLanes } from "../../src/lane/lane.ts";
import { queueWindow } from "../../src/lane/load.ts";
import { anAgent } from "../desk/scenario.ts";
import type { TestDatabase } from "../test-database.ts";
import { createAccount, done, type Node, newClock, start, write, writeAs } from "./account.ts";
import { nodeForAll } from "./node-fixtures.ts";

let db: TestDatabase;
let node: Node;
const clock = newClock();
nodeForAll(clock, (opened, on) => {
  [node, db] = [opened, on];
});

const most = queueWindow + 40;

/** Few distinct times, so that many sessions have waited equally long. */
const queue = fc.record({
  waitedMs: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: queueWindow - 5, maxLength: most }),
  lapsed: fc.array(fc.nat(most), { maxLength: 10 }),
  /** Places in the loaded part of the queue and behind it. */
  writers: fc.array(fc.integer({ min: queueWindow - 5, max: most }), { maxLength: 8 }),
  capacity: fc.integer({ min: queueWindow - 5, max: 100 }),
});

it(
  "[DI2] assigns the sessions of a partly loaded queue in the order of the database",
  { tags: ["slow"] },
  () =>
    fc.assert(
      fc.asyncProperty(queue, async ({ waitedMs, lapsed, writers, capacity }) => {
        const agent = anAgent(randomUUID(), { auto: true, capacity, status: "offline" });
        const account = await createAccount(db.pool, [agent]);
        const first = await writeAs(node.lanes, account, "first");
        await db.fill(
          `insert into conversations select (jsonb_populate_record(c, jsonb_build_object(
                  'id', gen_random_uuid(), 'openid', account_id || n))).*
           from conversations c, generate_series(1, $2::int) n where c.id = $1`,
          [first.conversationId, waitedMs.length],
        );
        await db.fill(
          `insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
                  'conversation_id', c.id, 'waiting_since', $2::bigint - waited, 'lapsed', n = any($4::int[])))).*
           from sessions s, unnest($3::int[]) with ordinality as w(waited, n)
             join conversations c on c.openid = $5 || n where s.id = $1`,
          [first.id, start, waitedMs, lapsed, account],
        );
        await db.fill(
          `update accounts set waiting_count = (select count(*) from sessions where account_id = $1 and state = 'waiting')
          where id = $1`,
          [account],
        );
        const { rows } = await db.pool.query<{ id: string; openid: string }>(
          `select s.id, c.openid from sessions s join conversations c on c.id = s.conversation_id
          where s.account_id = $1 and not s.lapsed order by s.waiting_since, s.id`,
          [account],
        );
        const lanes = createLanes({ pool: node.pool, clock, newId: randomUUID });
        const openids = writers.flatMap((n) => rows[n]?.openid ?? []);
        await Promise.all([
          ...openids.map((openid) => done(lanes.run(account, write(openid)))),
          done(lanes.run(account, { do: "connect_agent", agentId: agent.id as AgentId })),
        ]);
        await lanes.idle();
        const assigned = await db.pool.query<{ id: string }>(
          `select payload #>> '{session,id}' as id from events where account_id = $1 and type = 'session_picked_up' order by seq`,
          [account],
        );
        expect(assigned.rows.map(({ id }) => id)).toEqual(rows.slice(0, capacity).map(({ id }) => id));
      }),
      { numRuns: 20 },
    ),
);
