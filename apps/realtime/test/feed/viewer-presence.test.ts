import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Looks } from "@jieru/shared/protocol/socket";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ConsoleSocket } from "../../src/feed/console-socket.ts";
import { ViewerPresence } from "../../src/feed/viewer-presence.ts";

const accountId = "account" as AccountId;
const lamp = "lamp" as ConversationId;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("[BO9] a team page gets viewer changes twice a second at most", () => {
  const watching = new Set<AgentId>();
  const messages: string[][] = [];
  const board = {
    accountId,
    followsViewers: true,
    socket: { emit: (_: string, { looks }: Looks) => messages.push(looks.flatMap((look) => look.watching)) },
  } as unknown as ConsoleSocket;
  const looks = new ViewerPresence({
    socketsIn: () => [board],
    viewersIn: () => new Map([[lamp, watching]]),
  });
  const notifiedAfter = (ms: number) => {
    watching.add(`agent${ms}-${messages.length}` as AgentId);
    looks.changed(accountId);
    vi.advanceTimersByTime(ms);
    return messages.length;
  };
  expect([499, 1, 499, 1].map(notifiedAfter)).toEqual([0, 1, 1, 2]);
});
