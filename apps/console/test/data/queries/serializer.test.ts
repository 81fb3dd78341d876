import type { AgentId } from "@jieru/shared/domain/ids";
import { afterEach, expect, test, vi } from "vitest";
import { setPickup } from "../../../src/data/queries/agents.ts";
import { createSerializer } from "../../../src/data/queries/serializer.ts";
import { setPickupOf } from "../../../src/features/settings/bindings/bindings.ts";
import { accountId, agent, meId } from "../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

test("[DI1] changes of capacity are sent one after the other, in order", async () => {
  const requests: { capacity: number; answer: (response: Response) => void }[] = [];
  vi.stubGlobal("fetch", (_: string, { body }: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    requests.push({ capacity: JSON.parse(String(body)).capacity, answer: resolve });
    return promise;
  });
  const presses = [
    setPickup(accountId, meId, { auto: true, capacity: 4 }),
    setPickup(accountId, meId, { auto: true, capacity: 5 }),
    setPickupOf(accountId, "xuran" as AgentId, { auto: true, capacity: 6 }),
  ];
  for (const [i, capacity] of [4, 5, 6].entries()) {
    await expect.poll(() => requests).toHaveLength(i + 1);
    expect(requests[i]?.capacity).toBe(capacity);
    requests[i]?.answer(Response.json({ agent: agent(meId) }));
  }
  await Promise.all(presses);
});

test("[DI1] a failed request does not block the next", async () => {
  const serialize = createSerializer();
  const answers = [
    serialize(() => Promise.reject(new Error("broken"))),
    serialize(() => Promise.resolve("written")),
  ];
  expect(await Promise.allSettled(answers)).toMatchObject([
    { status: "rejected" },
    { status: "fulfilled", value: "written" },
  ]);
});
