import type { FailpointName } from "@jieru/realtime/base/failpoint";
import { strikesAt } from "../faults/arming.ts";
import type { Scene } from "../faults/fault.ts";
import type { KeptServer } from "../stage/kept-server.ts";
import { signal } from "../stage/processes.ts";
import { type Death, killPoints } from "./points.ts";

/** Long enough for the load to pass the failpoint as often as required. */
const reachedWithinMs = 20_000;

const actions: Record<Death, string> = { server: "kill9", PostgreSQL: "stop" };

/** Makes it die at the failpoint, once. Returns when that was (by `performance.now`), or null when nothing passed. */
export async function strike(
  scene: Scene,
  point: FailpointName,
  death: Death,
  withinMs = reachedWithinMs,
): Promise<number | null> {
  const [server] = scene.stage.servers as [KeptServer];
  const { passes, needsSilence } = killPoints[point];
  const action = needsSilence ? `sleep=60:${actions[death]}` : actions[death]; // the call is under way then
  const starts = server.starts();
  const gone = () => !server.isUp() || server.starts() > starts;
  const reached = death === "server" ? gone : () => server.standsStill();
  const armed = `${action}:once:after=${scene.random.int(0, passes)}`;
  if (!(await strikesAt(server, point, armed, reached, withinMs))) return null;
  if (death === "PostgreSQL") killPostgres(scene, server);
  return performance.now();
}

/** Kills all of PostgreSQL at once, as a power failure would; the server learns of it when it continues. */
function killPostgres({ stage }: Scene, server: KeptServer): void {
  for (const pid of stage.postgres.family()) signal(pid, "SIGKILL");
  server.thaw();
}
