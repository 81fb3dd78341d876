import type { FailpointName } from "@jieru/realtime/base/failpoint";
import { strikesAt } from "../faults/arming.ts";
import type { Scene } from "../faults/fault.ts";
import type { KeptServer } from "../stage/kept-server.ts";
import { signal } from "../stage/processes.ts";
import { type Death, killPoints } from "./points.ts";

const reachedWithinMs = 20_000;

const actions: Record<Death, string> = { server: "kill9", PostgreSQL: "stop" };

/** Causes one death at the failpoint. Returns its time (`performance.now`), or null if nothing passed. */
export async function strike(
  scene: Scene,
  point: FailpointName,
  death: Death,
  withinMs = reachedWithinMs,
): Promise<number | null> {
  const [server] = scene.stage.servers as [KeptServer];
  const { passes, needsSilence } = killPoints[point];
  const action = needsSilence ? `sleep=60:${actions[death]}` : actions[death]; // sleeps while the call is in progress
  const starts = server.starts();
  const gone = () => !server.isUp() || server.starts() > starts;
  const reached = death === "server" ? gone : () => server.standsStill();
  const armed = `${action}:once:after=${scene.random.int(0, passes)}`;
  if (!(await strikesAt(server, point, armed, reached, withinMs))) return null;
  if (death === "PostgreSQL") killPostgres(scene, server);
  return performance.now();
}

/** Kills all of PostgreSQL at once, like a power failure; the frozen server notices when it continues. */
function killPostgres({ stage }: Scene, server: KeptServer): void {
  for (const pid of stage.postgres.family()) signal(pid, "SIGKILL");
  server.thaw();
}
