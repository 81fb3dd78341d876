/**
 * Counts of a server's own ends, and the log of slow starts, slow recovery and lock waits.
 *
 * @module-tag slow
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { converge } from "../converge.ts";
import { openConsoles } from "../people.ts";
import { createRandom } from "../random.ts";
import { until } from "../rest.ts";
import type { KeptServer } from "../stage/kept-server.ts";
import { parentOf, signal } from "../stage/processes.ts";
import { describeSlowness } from "../stage/slowness.ts";
import { openStage, type Stage } from "../stage/stage.ts";

let stage: Stage;
let server: KeptServer;
const logged: string[] = [];

beforeAll(async () => {
  stage = await openStage("one", 0, (line) => logged.push(line), 0);
  [server] = stage.servers as [KeptServer];
});
afterAll(() => stage.stop());

/** Ends the server from outside, as the operating system would. PostgreSQL is a grandchild of the server. */
async function endBy(name: NodeJS.Signals): Promise<void> {
  const starts = server.starts();
  signal(parentOf(parentOf(stage.postgres.postmaster() as number)), name);
  await until(() => !server.isUp(), 20_000, 1);
  await server.kill(); // finds nothing
  expect(await until(() => server.starts() > starts, 60_000)).toBe(true);
}

it("[P11] a crash counts as the server's own end when an armed failpoint was not reached", async () => {
  server.arm("media.after_store:kill9:once");
  await endBy("SIGABRT"); // as Node does when out of memory
  expect(server.ownEnds()).toBe(1);
});

it("[P11] a crash counts as the server's own end after a fault that found no server", async () => {
  await endBy("SIGKILL");
  expect(server.ownEnds()).toBe(2);
});

it("[P11] a deliberate kill or restart does not count as the server's own end", async () => {
  await server.kill();
  await until(() => server.isUp(), 60_000);
  await server.restart();
  await until(() => server.isUp(), 60_000);
  expect(server.ownEnds()).toBe(2);
});

it.runIf(process.platform === "linux")(
  "the log describes the machine while a server is slow to start",
  async () => {
    expect(logged).toContain("a server is slow to start:");
    expect(logged).toContainEqual(expect.stringMatching(/^ {2}load [0-9.]+ .*, processors some avg10=/));
    const ours = new RegExp(`^ {2}process ${process.pid} ran [0-9.]+ s, waited [0-9.]+ s for a processor$`);
    expect(logged).toContainEqual(expect.stringMatching(ours));
  },
);

it("the log describes the machine while consoles are far behind", async () => {
  const consoles = await openConsoles(stage);
  const scene = { stage, consoles, random: createRandom(1), jumps: [] };
  try {
    await converge(scene);
    consoles[0]?.way.set({ mode: "reset" });
    await until(() => !consoles[0]?.hasReached(0), 20_000);
    const lines: string[] = [];
    const converging = converge(scene, (line) => lines.push(line), 0);
    await until(() => lines.length > 1, 20_000);
    consoles[0]?.way.set({ mode: "pass" });
    expect(await converging).toBeGreaterThan(0);
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^behind \d+: admin /),
      expect.stringMatching(/^ {2}load [0-9.]+ /),
    ]);
  } finally {
    for (const console of consoles) console.close();
  }
});

it("the log names connections that wait for a lock in PostgreSQL", async () => {
  const { postgres } = stage;
  const held = postgres.rows("do $$ begin lock table audit_log; perform pg_sleep(60); end $$");
  const cut = expect(held).rejects.toThrow("terminating connection");
  const hasLock =
    "from pg_locks where relation = 'audit_log'::regclass and mode = 'AccessExclusiveLock' and granted";
  await until(async () => (await postgres.rows(`select ${hasLock}`)).length > 0, 20_000);
  const behind = postgres.rows("select from audit_log");
  const line = "PostgreSQL: 1 of chaos, active, waiting for Lock relation, 1 behind a lock";
  expect(await until(async () => (await describeSlowness(postgres)).includes(line), 20_000)).toBe(true);
  await postgres.rows(`select pg_terminate_backend(pid) ${hasLock}`);
  await Promise.all([cut, behind]);
});
