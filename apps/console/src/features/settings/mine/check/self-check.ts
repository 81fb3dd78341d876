/** Checks each part without changing anything. */

import type { AccountId } from "@jieru/shared/domain/ids";
import type { SelfCheckAnswer } from "@jieru/shared/protocol/self-check";
import { queryOptions } from "@tanstack/react-query";
import { forgetPolling } from "../../../../data/feed/transport.ts";
import { request } from "../../../../data/http/http.ts";
import { paths } from "../../../../data/http/paths.ts";
import { keys } from "../../../../data/keys.ts";
import { type Connection, currentConnection } from "../../../../data/store/connection.ts";
import { confirmedSnapshot, onSnapshot } from "../../../../data/store/snapshots.ts";
import { serverNow } from "../../../../lib/time/server-clock.ts";
import type { Asked } from "./checks.ts";
import { socketOpens } from "./socket-opens.ts";

/** A server that takes longer counts as silent. */
const patienceMs = 5_000;
/** Time for events stored just before the response to reach this page. */
const onItsWayMs = 3_000;

/** [SC2] Runs again when the connection changes or on request. */
export const selfCheckQuery = (accountId: AccountId, connection: Connection) =>
  queryOptions({
    queryKey: keys.list("self-check", accountId, nameOf(connection)),
    queryFn: ({ signal }) => ask(accountId, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])),
    staleTime: 0,
    gcTime: 0,
  });

const nameOf = (connection: Connection): unknown => {
  if (connection.state === "live") return [connection.state, connection.polled ?? false];
  return connection.state === "disconnected"
    ? [connection.state, connection.blocked ?? false]
    : connection.state;
};

async function ask(accountId: AccountId, signal: AbortSignal): Promise<Asked> {
  const began = performance.now();
  const outcome = await request<SelfCheckAnswer>("GET", paths.selfCheck(accountId), { signal });
  const tookMs = performance.now() - began;
  const connection = currentConnection();
  const [seq, opens] = await Promise.all([
    outcome.ok ? seqFrom(accountId, outcome.value.seq) : 0,
    connection.state === "live" && connection.polled ? socketOpens() : false,
  ]);
  if (opens) forgetPolling();
  return {
    answer: outcome.ok ? { ...outcome, tookMs } : outcome,
    connection,
    socketOpens: opens,
    seq,
    clockAheadMs: Date.now() - serverNow(),
  };
}

/** Returns the page's seq once it reaches `awaited`, or after a short wait. */
function seqFrom(accountId: AccountId, awaited: number): Promise<number> {
  const read = () => confirmedSnapshot(accountId)?.seq ?? 0;
  return new Promise((resolve) => {
    const tell = () => {
      stop();
      clearTimeout(late);
      resolve(read());
    };
    const look = () => {
      if (read() >= awaited) tell();
    };
    const stop = onSnapshot(look);
    const late = setTimeout(tell, onItsWayMs);
    look();
  });
}
