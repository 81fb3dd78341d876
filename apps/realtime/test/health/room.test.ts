import { expect, onTestFinished, test } from "vitest";
import { watchDatabase } from "../../src/health/watch-database.ts";
import { createTestDatabase } from "../test-database.ts";

test("[DE3] a full database has room again once 256 kB can be written", async () => {
  const db = await createTestDatabase();
  const watch = watchDatabase(db.pool, "node", () => 7);
  onTestFinished(async () => {
    watch.stop();
    await db.drop();
  });
  watch.onFailure("53100");
  expect(watch.state).toBe("full");
  await new Promise<void>((resolve) => watch.onChange(resolve));
  expect(watch.state).toBe("ok");
  const { rows } = await db.pool.query("select at::int, pg_column_size(ballast) as bytes from write_probes");
  expect(rows).toEqual([{ at: 7, bytes: 256 * 1024 }]);
});
