import type { FailpointName } from "@jieru/realtime/base/failpoint";
import { until } from "../rest.ts";
import type { KeptServer } from "../stage/kept-server.ts";

type Armed = Pick<KeptServer, "arm">;

/** A server that is just passing the failpoint when it is disarmed may still do there what it was told: it is given this long. */
const passingMs = 1_000;

/** Nothing happens there any more, whoever passes. */
export const disarm = (server: Armed, name: FailpointName): void => server.arm(`${name}:sleep=0:once`);

/** Arms what ends in `reached`. False where nobody passed the failpoint in time: nor does it strike later, when nobody looks. */
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
