/**
 * Runs the realtime server in its own process, so that tests can kill it. The parent sends place and time;
 * the process answers `ready` once it listens, and exits with its parent.
 */
import { armFailpoints } from "@jieru/realtime/base/failpoint";
import { createLogger } from "@jieru/realtime/base/logger";
import { startServer } from "@jieru/realtime/start";
import type { ClockState } from "@jieru/simulator/clock";
import { createFollowedClock } from "./followed-clock.ts";
import { seed } from "./seed.ts";
import { type ServerPlace, serverConfig } from "./server-config.ts";

export interface StartOrder {
  place: ServerPlace;
  clock: ClockState;
  seed: boolean;
}
export interface Ready {
  url: string;
  /** The demo's first account, if it was seeded. */
  accountId: string | null;
  /** The link to connect the first account, if none existed at the start. */
  setUpLink: string | null;
}
export type ParentMessage = { start: StartOrder } | { clock: ClockState } | { arm: string } | { stop: true };
export type ChildMessage = { ready: Ready } | { failed: string };

const tell = (message: ChildMessage): void => void process.send?.(message);

async function run({ place, clock: first, seed: wantsSeed }: StartOrder): Promise<void> {
  const clock = createFollowedClock(first);
  const config = serverConfig(place);
  const server = await startServer({ config, log: createLogger(config), clock });
  process.on("message", (message: ParentMessage) => {
    if ("clock" in message) clock.follow(message.clock);
    if ("arm" in message) armFailpoints(message.arm);
    if ("stop" in message) void server.stop().then(() => process.exit(0));
  });
  const accountId = wantsSeed ? await seed(server) : null;
  tell({ ready: { url: server.url, accountId, setUpLink: server.firstAdminLinks.setUp } });
}

process.once("disconnect", () => process.exit(1));
process.once("message", (message: ParentMessage) => {
  if (!("start" in message)) return;
  run(message.start).catch((error: Error) => {
    tell({ failed: error.stack ?? error.message });
    process.exitCode = 1;
    process.disconnect?.();
  });
});
