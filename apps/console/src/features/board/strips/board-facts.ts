import { answerableCount, type Snapshot } from "@jieru/shared/domain/snapshot";
import { longestWait, waitsSince } from "@jieru/shared/domain/waiting";

export interface BoardFacts {
  waiting: number;
  longestSince: number | null;
  active: number;
  due: number;
  dueAsleep: number;
  /** Free capacity of online agents; `auto`: of those with automatic pick-up. */
  free: number;
  freeAuto: number;
  autoAgents: number;
  online: number;
  bound: number;
}

export function boardFacts({ waiting, sessions, agents }: Snapshot): BoardFacts {
  const active = sessions.filter((s) => s.state === "active");
  const isDue = (s: Snapshot["sessions"][number]) => s.unansweredSince !== null;
  const online = agents.filter((a) => a.status === "online");
  const auto = online.filter((a) => a.auto);
  const room = (list: typeof agents) => list.reduce((n, a) => n + Math.max(0, a.capacity - a.load), 0);
  const longest = longestWait([...waiting.sessions.filter((s) => !s.lapsed), ...sessions]);
  return {
    waiting: answerableCount(waiting),
    longestSince: longest ? waitsSince(longest) : null,
    active: active.length,
    due: active.filter(isDue).length,
    dueAsleep: sessions.filter((s) => s.state === "inactive" && isDue(s)).length,
    free: room(online),
    freeAuto: room(auto),
    autoAgents: auto.length,
    online: online.length,
    bound: agents.length,
  };
}
