import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import { searchQuery } from "@jieru/shared/protocol/search-schema";
import { expect, it } from "vitest";
import { createSearchRecorder } from "../../src/search/record-search.ts";
import { ann, boss } from "../desk/scenario.ts";
import { createAccount, newClock, start } from "../lane/account.ts";
import { nodeForAll } from "../lane/node-fixtures.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
nodeForAll(newClock(), (_opened, on) => {
  db = on;
});

const foundOf = (...owners: (AgentId | null)[]) =>
  ({
    messages: owners.map((ownerId, i) => ({
      session: { ownerId },
      customer: { id: `c${i}` as ConversationId },
    })),
    customers: [],
  }) as unknown as SearchAnswer;

async function newRecorder() {
  const accountId = await createAccount(db.pool, [ann, boss]);
  const record = createSearchRecorder(db.pool);
  return async (q: string, at: number, { found = foundOf(boss.id, null), ...more } = {}) => {
    const query = searchQuery.parse({ q, ...more });
    await record({ accountId, agentId: ann.id as AgentId, ip: "", at: start + at }, query, found);
    const { rows } = await db.pool.query<{ detail: string }>(
      `select detail from audit_log where account_id = $1 order by id`,
      [accountId],
    );
    return rows.map(({ detail }) => detail);
  };
}

it("[AU7] only hits in conversations of other owners are recorded", async () => {
  const search = await newRecorder();
  expect(await search("tea", 0, { found: foundOf(ann.id as AgentId) })).toEqual([]);
  expect(await search("tea", 0, { found: foundOf(ann.id as AgentId, boss.id, null) })).toEqual(["2 2"]);
});

it("[AU7] further pages, longer input and repeated queries within the hour are one entry", async () => {
  const search = await newRecorder();
  expect(await search("te", 0)).toHaveLength(1);
  expect(await search("tea", 50_000)).toHaveLength(1);
  expect(await search("teapot", 100_000)).toHaveLength(1);
  expect(await search("teapot", 200_000, { before: 5 } as object)).toHaveLength(1);
  expect(await search("teapot", 200_000, { tag: "vip" } as object)).toHaveLength(2);
  expect(await search("te", 210_000)).toHaveLength(2);
  expect(await search("teapots", 300_000)).toHaveLength(3);
  expect(await search("te", 300_000 + 3_600_000)).toHaveLength(4);
});
