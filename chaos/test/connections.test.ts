/**
 * A fault on a server's connections reaches all of them, independent of their names.
 *
 * @module-tag slow
 */
import { expect, it } from "vitest";
import { postgresFaults } from "../faults/postgres.ts";
import { openConsoles } from "../people.ts";
import { createRandom } from "../random.ts";
import { until } from "../rest.ts";
import { openStage } from "../stage/stage.ts";

/** Connections of every server in use. */
const ofEveryServer = ["jieru", "jieru-jobs", "jieru-lane", "jieru-listen"];

it("the fault terminates every connection of a server, including the lane's", async () => {
  const stage = await openStage("one", 0, () => undefined);
  try {
    const consoles = await openConsoles(stage);
    const connections = () =>
      stage.postgres.rows<{ pid: number; name: string }>(
        `select pid, application_name as name from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
    const names = async () => [...new Set((await connections()).map(({ name }) => name))].sort();
    await until(async () => (await names()).length >= ofEveryServer.length, 20_000);
    expect(await names()).toEqual(ofEveryServer);
    const before = await connections();
    const fault = postgresFaults.find(({ name }) => name === "every connection terminated");
    await fault?.strike({ stage, consoles, random: createRandom(1), jumps: [] });
    const left = async () => {
      const after = new Set((await connections()).map(({ pid }) => pid));
      return before.filter(({ pid }) => after.has(pid));
    };
    await until(async () => (await left()).length === 0, 5_000);
    expect(await left()).toEqual([]);
    for (const console of consoles) console.close();
  } finally {
    await stage.stop();
  }
});
