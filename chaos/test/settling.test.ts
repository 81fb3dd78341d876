import { createMovableClock } from "@jieru/simulator/clock";
import { expect, it, vi } from "vitest";
import { isAtRest } from "../at-rest.ts";
import type { Scene } from "../faults/fault.ts";
import { followReplies } from "../settling.ts";

function follow(outbox: { ids: string[] | null }) {
  const clock = createMovableClock({ rate: 0 });
  const rows = vi.fn(async (_sql: string, [followed]: [string[] | null]) => {
    if (!outbox.ids) throw new Error("connect ENOENT");
    return outbox.ids.filter((id) => followed?.includes(id) ?? true).map((id) => ({ id }));
  });
  const scene = { stage: { clock, postgres: { rows } } } as unknown as Scene;
  return { clock, settling: followReplies(scene) };
}

it("[P7] the settling time of a reply starts at the end of the last fault", async () => {
  const outbox: { ids: string[] | null } = { ids: null };
  const { clock, settling } = follow(outbox);
  await expect(settling.look()).rejects.toThrow("connect ENOENT");
  clock.advance(5_000);
  outbox.ids = ["a", "b"];
  expect(await settling.look()).toBe(false);
  clock.advance(60_000);
  outbox.ids = ["b"];
  expect(await settling.look()).toBe(false);
  expect(settling.tookMs()).toBeNull();
  outbox.ids = ["written later"];
  expect(await settling.look()).toBe(true);
  clock.advance(1_000);
  await settling.stop();
  expect(settling.tookMs()).toBe(65_000);
});

it("[P7] the clock stops and only the lease expires while a reply waits for WeChat (seed 253083)", async () => {
  const clock = createMovableClock({ rate: 0 });
  const started = clock.now();
  const left = { replies: 2, sending: 1, questions: 1, images: 0 };
  const rows = vi.fn(async (sql: string) => (sql.startsWith("select") ? [left] : []));
  const stage = { clock, postgres: { rows } } as unknown as Scene["stage"];
  const settling = { look: async () => true, tookMs: () => 0, stop: async () => undefined };
  const look = () => isAtRest(stage, settling, true);
  expect(await look()).toBe(false);
  expect(clock.now()).toBe(started);
  expect(rows).toHaveBeenLastCalledWith("update outbox set lease_until = lease_until - 2000");
  left.sending = 0;
  expect(await look()).toBe(false);
  expect(clock.now()).toBe(started + 2_000);
  left.replies = 0;
  expect(await look()).toBe(false);
  left.questions = 0;
  expect(await look()).toBe(true);
});
