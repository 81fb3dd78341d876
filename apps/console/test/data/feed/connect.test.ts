import { expect, test } from "vitest";
import { createSocket } from "../../../src/data/feed/connect.ts";

test("[T3] [FD4] the console retries a lost connection forever, at least every 2.1 seconds", () => {
  const socket = createSocket(() => undefined);
  try {
    const { io } = socket;
    expect([io.reconnection(), io.reconnectionAttempts()]).toEqual([true, Number.POSITIVE_INFINITY]);
    const longestPauseMs = (io.reconnectionDelayMax() as number) * (1 + (io.randomizationFactor() as number));
    expect(longestPauseMs).toBeLessThanOrEqual(2_100);
  } finally {
    socket.disconnect();
  }
});
