import type { FailpointName } from "@jieru/realtime/base/failpoint";
import { until } from "../rest.ts";
import type { KeptServer } from "../stage/kept-server.ts";

type Armed = Pick<KeptServer, "arm">;

/** Time for a server that is passing the failpoint while it is disarmed. */
const passingMs = 1_000;

export const disarm = (server: Armed, name: FailpointName): void => server.arm(`${name}:sleep=0:once`);

/** Arms a failpoint that ends in `reached`. Returns false, disarmed, if nothing passed it in time. */
export async function strikesAt(
  server: Armed,
  name: FailpointName,
  action: string,
  reached: () => boolean,
  withinMs: number,
): Promise<boolean> {
  server.arm(`${name}:${action}`);
  if (await until(reached, withinMs, 5)) return true;
  disarm(server, name);
  return until(reached, passingMs, 5);
}
