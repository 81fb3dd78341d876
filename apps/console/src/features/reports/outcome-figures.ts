/** [RP10] [RP11] The figures of a day or an agent, by either definition, each with the sessions it counts. */
import type { ReportFigure, ReportOfAgent, ReportOfDay } from "@jieru/shared/protocol/reports";
import type { Behind } from "./NumberLink.tsx";
import { shareOf } from "./totals.ts";

export interface Figure {
  value: number | null;
  figure: ReportFigure;
  by: Behind["by"];
}

export interface OutcomeFigures {
  answered: Figure;
  notAnswered: Figure;
  closedUnanswered: Figure;
  oneMinute: Figure;
  fiveMinutes: Figure;
}

export interface DayFigures extends OutcomeFigures {
  neverPickedUp: Figure;
  firstMs: Figure;
  averageQueueMs: Figure;
  longestQueueMs: Figure;
}

const figure = (by: Behind["by"], name: ReportFigure, value: number | null): Figure => ({
  by,
  figure: name,
  value,
});

type WentSo = NonNullable<ReportOfDay["outcomes"] | ReportOfAgent["outcomes"]>;

const wentSo = (by: Behind["by"], o: WentSo): OutcomeFigures => ({
  answered: figure(by, "answered", o.answered),
  notAnswered: figure(by, "not_answered", o.notAnswered),
  closedUnanswered: figure(by, "closed_unanswered", o.closedUnanswered),
  oneMinute: figure(by, "one_minute", shareOf(o.withinOneMinute, o.sessions)),
  fiveMinutes: figure(by, "five_minutes", shareOf(o.withinFiveMinutes, o.sessions)),
});

/** By the former definition: picked-up sessions, timed from the pick-up. */
const formerly = (row: ReportOfDay | ReportOfAgent): OutcomeFigures => ({
  answered: figure("picked_up", "replied", row.answered),
  notAnswered: figure("picked_up", "served", row.pickedUp - row.answered),
  closedUnanswered: figure("ended", "all", null),
  oneMinute: figure("picked_up", "replied_one_minute", shareOf(row.withinOneMinute, row.answered)),
  fiveMinutes: figure("picked_up", "replied_five_minutes", shareOf(row.withinFiveMinutes, row.answered)),
});

export const averageQueueMs = ({ queued, queuedMs }: { queued: number; queuedMs: number }): number | null =>
  shareOf(queuedMs, queued);

export function dayFigures(day: ReportOfDay): DayFigures {
  const { outcomes } = day;
  if (!outcomes)
    return {
      ...formerly(day),
      neverPickedUp: figure("ended", "unserved", day.unserved),
      firstMs: figure("picked_up", "replied", day.firstResponseMs),
      averageQueueMs: figure("opened", "queued", null),
      longestQueueMs: figure("opened", "queued", null),
    };
  return {
    ...wentSo("opened", outcomes),
    neverPickedUp: figure("opened", "not_picked_up", outcomes.neverPickedUp + outcomes.lapsed),
    firstMs: figure("opened", "answered", outcomes.firstAnswerMs),
    averageQueueMs: figure("opened", "queued", averageQueueMs(outcomes)),
    longestQueueMs: figure("opened", "queued", outcomes.longestQueueMs),
  };
}

export interface AgentFigures extends OutcomeFigures {
  responseMs: Figure;
}

export const agentFigures = (agent: ReportOfAgent): AgentFigures => ({
  ...(agent.outcomes ? wentSo("picked_up", agent.outcomes) : formerly(agent)),
  responseMs: figure(
    "picked_up",
    "replied",
    agent.outcomes ? shareOf(agent.outcomes.responseMs, agent.outcomes.replied) : null,
  ),
});
