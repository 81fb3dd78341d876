import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { createPickUpRows } from "../../src/sessions/record-pick-ups.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createAccount, done, type Node, newClock, pickUp, writeAs } from "../lane/account.ts";
import { nodeForAll } from "../lane/node-fixtures.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let node: Node;
const clock = newClock();
nodeForAll(clock, (opened, on) => {
  [node, db] = [opened, on];
});

const minuteMs = 60_000;

it("[AU8] ten and twenty pick-ups in a row are recorded, and nine after a pause are not", async () => {
  const accountId = await createAccount(db.pool, [ann, bob]);
  const rows = createPickUpRows();
  let customers = 0;
  const picksUp = async (agentId: string, times: number) => {
    for (let i = 0; i < times; i++) {
      const session = await writeAs(node.lanes, accountId, `customer-${++customers}`);
      clock.elapse(minuteMs);
      const by = { accountId, agentId: agentId as AgentId, ip: "", at: clock.now() };
      const sideEffect = rows.recordNext(by);
      const command = pickUp(agentId, session);
      const { facts } = await done(
        node.lanes.runInput(accountId, { command, ...(sideEffect && { sideEffect }) }),
      );
      if (facts.length > 0) rows.add(by);
    }
    const { rows: found } = await db.pool.query<{ agent_id: string; about: string }>(
      `select agent_id, about from audit_log where account_id = $1 and what = 'sessions_picked_up' order by id`,
      [accountId],
    );
    return found.map((entry) => [entry.agent_id, Number(entry.about)]);
  };
  expect(await picksUp(ann.id, 9)).toEqual([]);
  expect(await picksUp(bob.id, 1)).toEqual([]);
  expect(await picksUp(ann.id, 1)).toEqual([[ann.id, 10]]);
  expect(await picksUp(ann.id, 9)).toHaveLength(1);
  expect(await picksUp(ann.id, 1)).toEqual([
    [ann.id, 10],
    [ann.id, 20],
  ]);
  clock.elapse(10 * minuteMs);
  expect(await picksUp(ann.id, 9)).toHaveLength(2);
});
