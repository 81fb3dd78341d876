import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Board } from "@jieru/shared/protocol/board";
import { useBoard } from "../../../data/queries/use-board.ts";
import { useConnection } from "../../../data/store/connection.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { formatSet } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Age } from "../Age.tsx";
import { firstResponseLabel } from "../first-response-labels.ts";
import { type BoardFacts, boardFacts } from "./board-facts.ts";
import { Fact, Facts } from "./Fact.tsx";
import { loadFailureLabel } from "./load-failure-labels.ts";

const none = "—";

type Translate = ReturnType<typeof useTranslation<"supervise">>["t"];

const dueHint = (t: Translate, { due, dueAsleep }: BoardFacts): string =>
  dueAsleep > 0 ? t("fact.due_asleep", { count: due, asleep: dueAsleep }) : t("fact.due", { count: due });

function freeHint(t: Translate, facts: BoardFacts): string {
  if (facts.autoAgents === 0) return t("fact.free_no_auto");
  if (facts.freeAuto === 0) return t("fact.free_auto_none", { count: facts.autoAgents });
  return t("fact.free_auto", { count: facts.freeAuto });
}

function pickedUpHint(t: Translate, { today, agents }: Board, desk: Snapshot): string {
  const bound = new Set(desk.agents.map(({ id }) => id));
  const others = agents.reduce((sum, of) => (bound.has(of.agentId) ? sum : sum + of.pickedUp), 0);
  const picked = t("fact.picked_up", { count: today.pickedUp });
  return others > 0 ? t("fact.picked_up_unbound", { picked, others }) : picked;
}

/**
 * Current numbers from the snapshot and today's from the server. An unknown number must not look like zero (EV13).
 */
export function FactsStrip({ accountId, desk }: { accountId: AccountId; desk: Snapshot }) {
  const { t } = useTranslation("supervise");
  const { board, failed, readAt } = useBoard(accountId);
  const connection = useConnection();
  const now = useNow();
  const facts = boardFacts(desk);
  const target = desk.account.waitTargetMs;
  return (
    <>
      <Facts>
        <Fact
          name={t("fact.waiting")}
          value={facts.waiting}
          unit={t("unit.people", { count: facts.waiting })}
          hint={board ? t("fact.arrived", { count: board.arrived }) : none}
        />
        <Fact
          name={t("fact.longest")}
          value={facts.longestSince === null ? none : <Age since={facts.longestSince} lateAfterMs={target} />}
          hint={t("fact.target", { rest: formatSet(target) })}
        />
        <Fact
          name={t("fact.active")}
          value={facts.active}
          unit={t("unit.sessions", { count: facts.active })}
          hint={dueHint(t, facts)}
        />
        <Fact
          name={t("fact.free")}
          value={facts.free}
          unit={t("unit.sessions", { count: facts.free })}
          hint={freeHint(t, facts)}
        />
        <Fact
          name={t("fact.first")}
          value={firstResponseLabel(board?.today.firstAnswerMs ?? null)}
          hint={board ? pickedUpHint(t, board, desk) : none}
        />
        <Fact
          name={t("fact.unconfirmed")}
          value={board?.unconfirmed ?? none}
          unit={t("unit.messages", { count: board?.unconfirmed ?? 0 })}
          tone={board?.unconfirmed ? "waiting" : null}
          hint={t("fact.unconfirmed_hint")}
        />
        <Fact
          name={t("fact.failed")}
          value={board?.failed ?? none}
          unit={t("unit.messages", { count: board?.failed ?? 0 })}
          tone={board?.failed ? "danger" : null}
          hint={t("fact.failed_hint")}
        />
      </Facts>
      {failed && (
        <p
          role="status"
          className="flex-none border-b border-border-1 px-5 py-1.5 text-12 text-ink-2 max-narrow:px-4"
        >
          {loadFailureLabel(connection, board ? formatDayTime(readAt, now) : null)}
        </p>
      )}
    </>
  );
}
