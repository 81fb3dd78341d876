// A server that ends by itself is found out, whatever a campaign had in mind for it.
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../rest.ts";
import type { KeptServer } from "../stage/kept-server.ts";
import { parentOf, signal } from "../stage/processes.ts";
import { openStage, type Stage } from "../stage/stage.ts";

let stage: Stage;
let server: KeptServer;

beforeAll(async () => {
  stage = await openStage("one", 0, () => undefined);
  [server] = stage.servers as [KeptServer];
});
afterAll(() => stage.stop());

/** Ends the server from outside, as the system would. PostgreSQL runs below a shell of the server. */
async function endBy(name: NodeJS.Signals): Promise<void> {
  const starts = server.starts();
  signal(parentOf(parentOf(stage.postgres.postmaster() as number)), name);
  await until(() => !server.isUp(), 20_000, 1);
  await server.kill(); // finds nothing
  expect(await until(() => server.starts() > starts, 60_000)).toBe(true);
}

it("[P11] an end of its own counts, though a place was armed that nothing passed", async () => {
  server.arm("media.after_store:kill9:once");
  await endBy("SIGABRT"); // as Node does where its memory is full
  expect(server.ownEnds()).toBe(1);
});

it("[P11] so does one that follows upon a fault that found no server to kill", async () => {
  await endBy("SIGKILL");
  expect(server.ownEnds()).toBe(2);
});

it("[P11] what is done to it on purpose does not", async () => {
  await server.kill();
  await until(() => server.isUp(), 60_000);
  await server.restart();
  await until(() => server.isUp(), 60_000);
  expect(server.ownEnds()).toBe(2);
});
