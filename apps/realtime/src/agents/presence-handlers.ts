import type { Context } from "../base/context.ts";
import type { PresenceHandlers } from "../feed/gateway-options.ts";
import { dropLeases, listReturning, type PresentAgent, renewLeases } from "../feed/presence-leases.ts";
import type { Lanes } from "../lane/lane.ts";

type Change = { agent: PresentAgent; present: boolean };

/** [AG3] [AG4] Writes leases and restores statuses. Changes during a write are combined in the next one. */
export function presenceHandlers(
  { pool, clock, nodeId, log }: Pick<Context, "pool" | "clock" | "nodeId" | "log">,
  lanes: Lanes,
): Pick<PresenceHandlers, "onPresent" | "onAbsent"> {
  const changes = new Map<string, Change>();
  let writing: Promise<void> | null = null;
  const unnoted = (error: unknown): void => log.warn({ err: error }, "presence could not be recorded");

  const write = async (taken: readonly Change[]): Promise<void> => {
    const [come, gone] = [true, false].map((present) =>
      taken.flatMap((c) => (c.present === present ? c.agent : [])),
    ) as [PresentAgent[], PresentAgent[]];
    if (gone.length > 0) await dropLeases(pool, nodeId, gone, clock.now());
    if (come.length === 0) return;
    await renewLeases(pool, nodeId, come, clock.now());
    for (const { accountId, ...back } of await listReturning(pool, come, clock.now()))
      lanes.run(accountId, { do: "connect_agent", ...back }).catch(unnoted);
  };
  const writeAll = async (): Promise<void> => {
    while (changes.size > 0) {
      const taken = [...changes.values()];
      changes.clear();
      await write(taken).catch(unnoted);
    }
    writing = null;
  };
  const note = (agent: PresentAgent, present: boolean): Promise<void> => {
    changes.set(`${agent.accountId}/${agent.agentId}`, { agent, present });
    writing ??= writeAll();
    return writing;
  };

  return { onPresent: (agent) => note(agent, true), onAbsent: (agent) => note(agent, false) };
}
