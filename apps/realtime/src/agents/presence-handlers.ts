import type { Context } from "../context.ts";
import type { PresenceHandlers } from "../feed/gateway.ts";
import { dropLease, renewLeases } from "../feed/presence-leases.ts";
import type { Lanes } from "../lane/lane.ts";

/** [AG3] [AG4] What an agent's coming and going means: a lease, and being again what they chose to be. */
export function presenceHandlers(
  { pool, clock, nodeId, log }: Pick<Context, "pool" | "clock" | "nodeId" | "log">,
  lanes: Lanes,
): Pick<PresenceHandlers, "onPresent" | "onAbsent"> {
  const quietly = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.warn({ err: error }, "presence could not be noted"));
  };
  return {
    onPresent({ accountId, agentId }) {
      const leased = renewLeases(pool, nodeId, [{ accountId, agentId }], clock.now());
      quietly(leased.then(() => lanes.run(accountId, { do: "connect_agent", agentId })));
    },
    onAbsent: (agent) => quietly(dropLease(pool, nodeId, agent)),
  };
}
