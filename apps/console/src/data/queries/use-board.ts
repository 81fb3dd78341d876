import { supervises } from "@jieru/shared/domain/agent";
import { type Alarm, alarmsOf } from "@jieru/shared/domain/alarms";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Board } from "@jieru/shared/protocol/board";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { toServerTime } from "../../lib/time/server-clock.ts";
import { useNowSeconds } from "../../lib/time/use-now.ts";
import { useSnapshot } from "../store/snapshots.ts";
import { boardQuery, heardOf } from "./board.ts";
import { useAccount, useMe } from "./use-snapshot.ts";

/** The board's numbers, and when they were read by the server's clock. They are only requested for agents who supervise. */
export function useBoard(accountId: AccountId): {
  board: Board | undefined;
  failed: boolean;
  readAt: number;
} {
  const me = useMe(accountId);
  const { data, isError, dataUpdatedAt } = useQuery({ ...boardQuery(accountId), enabled: supervises(me) });
  return { board: data, failed: isError, readAt: toServerTime(dataUpdatedAt) };
}

/** When WeChat was last heard, from the board's numbers. Other pages request those once a minute just for this. */
function useHeard(accountId: AccountId) {
  const me = useMe(accountId);
  const { pushSilenceMs } = useAccount(accountId);
  const enabled = supervises(me) && pushSilenceMs !== null;
  const { data, dataUpdatedAt } = useQuery({ ...boardQuery(accountId), enabled });
  return useCallback((now: number) => heardOf({ data, dataUpdatedAt }, now), [data, dataUpdatedAt]);
}

/** The current alarms, to the second; none for agents who do not supervise. */
export function useAlarms(accountId: AccountId): Alarm[] {
  const desk = useSnapshot(accountId);
  const now = useNowSeconds();
  const heard = useHeard(accountId);
  const watched = supervises(desk.me);
  return useMemo(() => (watched ? alarmsOf(desk, heard(now), now) : []), [watched, desk, heard, now]);
}

/** The number of alarms, for components that show nothing else. */
export function useAlarmCount(accountId: AccountId): number {
  const now = useNowSeconds();
  const heard = useHeard(accountId);
  const countAlarms = useCallback(
    (desk: Snapshot) => (supervises(desk.me) ? alarmsOf(desk, heard(now), now).length : 0),
    [heard, now],
  );
  return useSnapshot(accountId, countAlarms);
}
