import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import type { Desk } from "../../src/desk/desk.ts";
import type { Lanes } from "../../src/lane/lane.ts";
import { updateName } from "../../src/sign-in/update-name.ts";
import { anAgent } from "../desk/scenario.ts";
import { createAccount, done, type Node, newClock, write } from "../lane/account.ts";
import { twoNodesForAll } from "../lane/node-fixtures.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let nodes: [Node, Node];
twoNodesForAll(newClock(), (open, database) => {
  [nodes, db] = [open, database];
});

it("[FD3] keeps an agent's new name if another server loads the account first", async () => {
  const [one, two] = nodes;
  const id = "ann" as AgentId;
  const accounts = [await createAccount(db.pool, [anAgent(id)]), await createAccount(db.pool, [anAgent(id)])];
  const nameAtTwo = async (account: (typeof accounts)[number]): Promise<string | undefined> => {
    const { desk }: { desk: Desk } = await done(two.lanes.run(account, write("li")));
    return desk.agents.get(id)?.name;
  };
  const seenBetween: (string | undefined)[] = [];
  const lanes: Lanes = {
    ...one.lanes,
    async run(account, command) {
      const outcome = await one.lanes.run(account, command);
      seenBetween.push(await nameAtTwo(account));
      return outcome;
    },
  };
  await updateName(db.pool, lanes, id, "Ann Li");
  expect(seenBetween).toEqual(["Ann Li"]);
  for (const account of accounts) expect(await nameAtTwo(account)).toBe("Ann Li");
  const { rows } = await db.pool.query(
    `select a.name, array_agg(b.announced_name) as left from agents a join bindings b on b.agent_id = a.id group by 1`,
  );
  expect(rows).toEqual([{ name: "Ann Li", left: [null, null] }]);
});
