/** What docs/operations.md tells an operator to set and to run is there. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { environmentNames } from "../src/config.ts";
import { createTestDatabase } from "./test-database.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../../docs/operations.md"), "utf8");

it("the table of the environment names every variable that is read, and no other", () => {
  const [, section = ""] = /^## Environment$(.*?)^### /ms.exec(page) ?? [];
  const cells = [...section.matchAll(/^\| (`[^|]*`) +\|/gm)].map(([, cell = ""]) => cell);
  const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));
  expect(named.toSorted()).toEqual(environmentNames.toSorted());
});

it("[BK5] what is run by hand after an external database was restored runs on the schema as it is", async () => {
  const [, sql = ""] = /```sql\n(begin;.*?commit;)\n```/s.exec(page) ?? [];
  const database = await createTestDatabase();
  await database.pool.query(sql);
  const { rows } = await database.pool.query(
    "select what, at > extract(epoch from now()) * 1000 - 60000 as now from audit_log",
  );
  expect(rows).toEqual([{ what: "restored", now: true }]);
  await database.drop();
});
