import type { AgentId } from "@jieru/shared/domain/ids";
import { afterEach, expect, test, vi } from "vitest";
import { setPickup } from "../../../src/data/queries/agents.ts";
import { createTurn } from "../../../src/data/queries/in-turn.ts";
import { setPickupOf } from "../../../src/features/settings/bindings/bindings.ts";
import { accountId, agent, meId } from "../../desk.ts";

afterEach(() => vi.unstubAllGlobals());

test("[DI1] of two capacities pressed one after the other the last one is the last to be written", async () => {
  const asked: { capacity: number; answer: (response: Response) => void }[] = [];
  vi.stubGlobal("fetch", (_: string, { body }: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    asked.push({ capacity: JSON.parse(String(body)).capacity, answer: resolve });
    return promise;
  });
  const presses = [
    setPickup(accountId, meId, { auto: true, capacity: 4 }),
    setPickup(accountId, meId, { auto: true, capacity: 5 }),
    setPickupOf(accountId, "xuran" as AgentId, { auto: true, capacity: 6 }),
  ];
  for (const [i, capacity] of [4, 5, 6].entries()) {
    await expect.poll(() => asked).toHaveLength(i + 1);
    expect(asked[i]?.capacity).toBe(capacity);
    asked[i]?.answer(Response.json({ agent: agent(meId) }));
  }
  await Promise.all(presses);
});

test("[DI1] what broke keeps nothing behind it from being written", async () => {
  const inTurn = createTurn();
  const answers = [
    inTurn(() => Promise.reject(new Error("broken"))),
    inTurn(() => Promise.resolve("written")),
  ];
  expect(await Promise.allSettled(answers)).toMatchObject([
    { status: "rejected" },
    { status: "fulfilled", value: "written" },
  ]);
});
