import { type SessionAlarm, sessionsOfAlarm } from "@jieru/shared/domain/alarms";
import type { SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useNowSecondsWhile } from "../../lib/time/use-now.ts";

interface Filter {
  /** The pressed alarm, whose sessions alone the board shows; null shows all. */
  alarm: SessionAlarm | null;
  setAlarm: (alarm: SessionAlarm | null) => void;
  /** The sessions that the pressed alarm is about; null while none is pressed. */
  concerned: ReadonlySet<SessionId> | null;
}

const Context = createContext<Filter>({ alarm: null, setAlarm: () => undefined, concerned: null });

/** [AL9] Holds the pressed alarm for the panes of the board below it, and releases it once it is over. */
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

/** [AL9] Returns the sessions that the pressed alarm is about; null while none is pressed, or the alarm is over. */
export const useConcerned = (): ReadonlySet<SessionId> | null => useContext(Context).concerned;

/** [AL9] The same for the agents: null, too, where none of those sessions has an agent, so that each agent can be assigned one. */
export function useConcernedServed({ sessions }: Snapshot): ReadonlySet<SessionId> | null {
  const concerned = useConcerned();
  return concerned && sessions.some(({ id }) => concerned.has(id)) ? concerned : null;
}

/** Names a list that the pressed alarm filters: pressing or releasing it makes another list, in which no row has a place yet. */
export const useFilteredList = (list: string): string => `${list} ${useAlarmFilter().alarm ?? ""}`;
