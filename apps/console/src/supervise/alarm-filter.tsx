import { type SessionAlarm, sessionsOfAlarm } from "@jieru/shared/domain/alarms";
import type { SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useNowSecondsWhile } from "../ui/time/use-now.ts";

interface Filter {
  /** The pressed alarm, whose sessions alone the board shows; null shows all. */
  alarm: SessionAlarm | null;
  setAlarm: (alarm: SessionAlarm | null) => void;
}

const Context = createContext<Filter>({ alarm: null, setAlarm: () => undefined });

/** [AL9] Holds the pressed alarm for the panes of the board below it. */
export function AlarmFilter({ children }: { children: ReactNode }) {
  const [alarm, setAlarm] = useState<SessionAlarm | null>(null);
  const value = useMemo(() => ({ alarm, setAlarm }), [alarm]);
  return <Context value={value}>{children}</Context>;
}

export const useAlarmFilter = (): Filter => useContext(Context);

/** [AL9] Returns the sessions that the pressed alarm is about; null while none is pressed, or the alarm is over. */
export function useConcerned(desk: Snapshot): ReadonlySet<SessionId> | null {
  const { alarm } = useAlarmFilter();
  const now = useNowSecondsWhile(alarm !== null);
  return useMemo(() => {
    if (!alarm) return null;
    const sessions = sessionsOfAlarm(alarm, desk, now);
    return sessions.length > 0 ? new Set(sessions.map(({ id }) => id)) : null;
  }, [alarm, desk, now]);
}
