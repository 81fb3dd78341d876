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
import { boardQuery, lastContactOf } from "./board.ts";
import { useAccount, useMe } from "./use-snapshot.ts";

/** Returns the board's figures and their time by the server's clock; only supervisors request them. */
export function useBoard(accountId: AccountId): {
  board: Board | undefined;
  failed: boolean;
  readAt: number;
} {
  const me = useMe(accountId);
  const { data, isError, dataUpdatedAt } = useQuery({ ...boardQuery(accountId), enabled: supervises(me) });
  return { board: data, failed: isError, readAt: toServerTime(dataUpdatedAt) };
}

/** Returns the last contact with WeChat; pages without a board request it once a minute. */
function useLastContact(accountId: AccountId) {
  const me = useMe(accountId);
  const { pushSilenceMs } = useAccount(accountId);
  const enabled = supervises(me) && pushSilenceMs !== null;
  const { data, dataUpdatedAt } = useQuery({ ...boardQuery(accountId), enabled });
  return useCallback((now: number) => lastContactOf({ data, dataUpdatedAt }, now), [data, dataUpdatedAt]);
}

/** Returns the current alarms, none without supervision rights. */
export function useAlarms(accountId: AccountId): Alarm[] {
  const snapshot = useSnapshot(accountId);
  const now = useNowSeconds();
  const lastContact = useLastContact(accountId);
  const watched = supervises(snapshot.me);
  return useMemo(
    () => (watched ? alarmsOf(snapshot, lastContact(now), now) : []),
    [watched, snapshot, lastContact, now],
  );
}

export function useAlarmCount(accountId: AccountId): number {
  const now = useNowSeconds();
  const lastContact = useLastContact(accountId);
  const countAlarms = useCallback(
    (snapshot: Snapshot) => (supervises(snapshot.me) ? alarmsOf(snapshot, lastContact(now), now).length : 0),
    [lastContact, now],
  );
  return useSnapshot(accountId, countAlarms);
}
