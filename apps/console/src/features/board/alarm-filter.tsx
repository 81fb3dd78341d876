import { type SessionAlarm, sessionsOfAlarm } from "@jieru/shared/domain/alarms";
import type { SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useNowSecondsWhile } from "../../lib/time/use-now.ts";

interface Filter {
  alarm: SessionAlarm | null;
  setAlarm: (alarm: SessionAlarm | null) => void;
  concerned: ReadonlySet<SessionId> | null;
}

const Context = createContext<Filter>({ alarm: null, setAlarm: () => undefined, concerned: null });

/** [AL9] Provides the selected alarm to the panes of the board and clears it once the alarm ends. */
export function AlarmFilter({ desk, children }: { desk: Snapshot; children: ReactNode }) {
  const [alarm, setAlarm] = useState<SessionAlarm | null>(null);
  const now = useNowSecondsWhile(alarm !== null);
  const concerned = useMemo(() => {
    if (!alarm) return null;
    const sessions = sessionsOfAlarm(alarm, desk, now);
    return sessions.length > 0 ? new Set(sessions.map(({ id }) => id)) : null;
  }, [alarm, desk, now]);
  const isOver = alarm !== null && concerned === null;
  if (isOver) setAlarm(null);
  const value = useMemo<Filter>(() => ({ alarm, setAlarm, concerned }), [alarm, concerned]);
  return <Context value={value}>{children}</Context>;
}

export const useAlarmFilter = (): Filter => useContext(Context);

export const useConcerned = (): ReadonlySet<SessionId> | null => useContext(Context).concerned;

/** [AL9] Like `useConcerned`, but null if the alarm has no served session: then any agent can be chosen. */
export function useConcernedServed({ sessions }: Snapshot): ReadonlySet<SessionId> | null {
  const concerned = useConcerned();
  return concerned && sessions.some(({ id }) => concerned.has(id)) ? concerned : null;
}

/** Returns a list's name that changes with the selected alarm, so that no row keeps its place. */
export const useFilteredList = (list: string): string => `${list} ${useAlarmFilter().alarm ?? ""}`;
