import { afterAll, beforeAll, expect, it } from "vitest";
import { clocksApartMs, forgetPushesOf } from "../../src/retention/forget-pushes-of.ts";
import { createAccount, start } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const since = start;
const until = start + 10 * clocksApartMs;

it("[RT2] an erasure deletes raw pushes between a day before the customer and the erasure", async () => {
  const account = await createAccount(db.pool, []);
  const pushes = {
    "kept by a server a day behind": ["kept", since - clocksApartMs],
    "kept by a server that was ahead": ["kept", until + 1],
    "ignored long before": ["ignored", 1],
    "ignored in the moment of the erasure": ["ignored", until],
    "ignored after it": ["ignored", until + 1],
    "in quarantine after it": ["quarantined", until + 1],
  };
  for (const [key, [state, at]] of Object.entries(pushes))
    for (const openid of ["o-li", "o-wu"])
      await db.pool.query(
        `insert into pushes (account_id, dedupe_key, digest, state, raw, received_at) values ($1, $2, '', $3, $4, $5)`,
        [account, `${key}: ${openid}`, state, `{"FromUserName": "${openid}"}`, at],
      );
  await forgetPushesOf(db.pool, { accountId: account, openid: "o-li", since, until });
  const { rows } = await db.pool.query<{ key: string }>(
    `select dedupe_key as key from pushes where account_id = $1 and raw <> '' order by received_at, state desc, key`,
    [account],
  );
  const left = rows.map(({ key }) => key);
  expect(left.filter((key) => key.endsWith("o-li"))).toEqual([
    "in quarantine after it: o-li",
    "ignored after it: o-li",
  ]);
  expect(left.filter((key) => key.endsWith("o-wu"))).toHaveLength(Object.keys(pushes).length);
});
