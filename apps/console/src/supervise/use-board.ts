import { supervises } from "@jieru/shared/domain/agent";
import { type Alarm, alarmsOf } from "@jieru/shared/domain/alarms";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Board } from "@jieru/shared/protocol/board";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { boardQuery } from "../api/board.ts";
import { useDesk } from "../api/use-desk.ts";
import { useNowSeconds } from "../ui/use-now.ts";

/** The board's numbers; only for those who may ask for them. */
export function useBoard(accountId: AccountId): { board: Board | undefined; failed: boolean } {
  const { me } = useDesk(accountId);
  const { data, isError } = useQuery({ ...boardQuery(accountId), enabled: supervises(me) });
  return { board: data, failed: isError };
}

/** What is wrong now, to the second; nothing for those who do not supervise. */
export function useAlarms(accountId: AccountId): Alarm[] {
  const desk = useDesk(accountId);
  const now = useNowSeconds();
  const watched = supervises(desk.me);
  // Off the board only the silence of WeChat needs the server, and that once a minute.
  const enabled = watched && desk.account.pushSilenceMs !== null;
  const { data } = useQuery({ ...boardQuery(accountId), enabled });
  const lastPushAt = data?.lastPushAt ?? null;
  return useMemo(() => (watched ? alarmsOf(desk, lastPushAt, now) : []), [watched, desk, lastPushAt, now]);
}
