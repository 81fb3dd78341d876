import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { expect, it, onTestFinished, vi } from "vitest";
import { createTyping } from "../../src/outbox/typing.ts";
import { silent } from "../lane/silent.ts";

it("[TR3] while somebody goes on typing WeChat is told once in 15 seconds, and again after a reply", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  let told = 0;
  const query = async () => {
    told++;
    return { rows: [] };
  };
  const typing = createTyping({ pool: { query } as never, clients: {} as never, log: silent });
  const lamp = "lamp" as ConversationId;
  const toldAfter = (ms: number) => {
    vi.advanceTimersByTime(ms);
    typing.tell({ accountId: "shop" as AccountId, agentId: "ann" as AgentId }, lamp, true);
    return told;
  };
  expect([0, 14_999, 1, 14_999].map(toldAfter)).toEqual([1, 1, 2, 2]);
  typing.ended(lamp);
  expect(toldAfter(0)).toBe(3);
});
