import type { ServerPlace } from "@jieru/dev-env/server-config";
import { type ServerHandle, startServerProcess } from "@jieru/dev-env/server-handle";
import type { SimulatorClock } from "@jieru/simulator/clock";
import { rest } from "../rest.ts";
import { standsStill } from "./processes.ts";

/** A server that is restarted whenever its process ends, as in production. */
export interface KeptServer {
  url: string;
  accountId: string;
  isUp(): boolean;
  ownEnds(): number;
  starts(): number;
  kill(): Promise<void>;
  /** Restarts after requests in progress are finished. */
  restart(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Whether the process is stopped by any signal. */
  standsStill(): boolean;
  /** Arms a failpoint in the running process. A death caused by it does not count as its own end. */
  arm(failpoint: string): void;
  end(): Promise<void>;
}

const againAfterMs = 100;
const slowStartSeconds = 10;

export interface SlowStart {
  afterMs: number;
  describe(): Promise<string[]>;
}

export async function keepServer(
  place: ServerPlace,
  clock: SimulatorClock,
  seed: boolean,
  log: (line: string) => void,
  slow: SlowStart,
): Promise<KeptServer> {
  let handle: ServerHandle | null = await startServerProcess(place, clock, { seed });
  const { url } = handle;
  const accountId = handle.accountId ?? "";
  let starts = 1;
  let ownEnds = 0;
  /** Exit codes and signals that the campaign caused. */
  const ours = new Set<number | NodeJS.Signals>();
  let stopping = false;

  const explain = async (): Promise<void> => {
    log("a server is slow to start:");
    for (const line of await slow.describe()) log(`  ${line}`);
  };
  const start = async (): Promise<void> => {
    const since = performance.now();
    const late = setTimeout(() => void explain(), slow.afterMs);
    await startUntilUp(since).finally(() => clearTimeout(late));
  };
  const startUntilUp = async (since: number): Promise<void> => {
    while (!stopping) {
      try {
        handle = await startServerProcess(place, clock, { seed: false });
        starts++;
        const seconds = (performance.now() - since) / 1_000;
        if (seconds > slowStartSeconds) log(`a server took ${seconds.toFixed(1)} s to start`);
        return;
      } catch (error) {
        log(`a server did not start: ${String(error).split("\n")[0]}`);
        await rest(againAfterMs); // retries while the database is down
      }
    }
  };
  const watch = async (): Promise<void> => {
    while (handle && !stopping) {
      const end = await handle.exited;
      if (!ours.has(end)) ownEnds++;
      ours.clear();
      handle = null;
      await rest(againAfterMs);
      await start();
    }
  };
  const watching = watch();
  const signal = (name: NodeJS.Signals): void => {
    if (handle) process.kill(handle.pid, name);
  };

  return {
    url,
    accountId,
    isUp: () => handle !== null,
    ownEnds: () => ownEnds,
    starts: () => starts,
    async kill() {
      if (handle) ours.add("SIGKILL");
      await handle?.kill();
    },
    async restart() {
      if (handle) ours.add(0);
      await handle?.stop();
    },
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    standsStill: () => handle !== null && standsStill(handle.pid),
    arm(failpoint) {
      if (handle && failpoint.includes(":kill9")) ours.add("SIGKILL");
      handle?.arm(failpoint);
    },
    async end() {
      stopping = true;
      ours.add("SIGKILL");
      await handle?.kill();
      await watching;
      await handle?.kill(); // a process that was just starting
    },
  };
}
