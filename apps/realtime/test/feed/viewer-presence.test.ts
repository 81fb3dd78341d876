import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Looks } from "@jieru/shared/protocol/socket";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ConsoleSocket } from "../../src/feed/console-socket.ts";
import { ViewerPresence } from "../../src/feed/viewer-presence.ts";

const accountId = "account" as AccountId;
const lamp = "lamp" as ConversationId;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("[BO9] a board is told who looks twice a second at most, however often they look away and back", () => {
  const watching = new Set<AgentId>();
  const told: string[][] = [];
  const board = {
    accountId,
    followsLooks: true,
    socket: { emit: (_: string, { looks }: Looks) => told.push(looks.flatMap((look) => look.watching)) },
  } as unknown as ConsoleSocket;
  const looks = new ViewerPresence({
    socketsIn: () => [board],
    looksIn: () => new Map([[lamp, watching]]),
  });
  const toldAfter = (ms: number) => {
    watching.add(`agent${ms}-${told.length}` as AgentId);
    looks.changed(accountId);
    vi.advanceTimersByTime(ms);
    return told.length;
  };
  expect([499, 1, 499, 1].map(toldAfter)).toEqual([0, 1, 1, 2]);
});
