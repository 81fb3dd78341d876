import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { answerableCount, type Snapshot } from "@jieru/shared/domain/snapshot";
import { icon14 } from "@jieru/ui/icon.ts";
import { Info } from "lucide-react";
import { useMemo } from "react";
import { useAgentName } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useWayOfHands } from "../../../lib/browser/use-media.ts";
import { KeyedHint } from "../../../ui/keys/KeyedHint.tsx";
import { keepPlaces, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { usePointed } from "../../../ui/lists/use-pointed.ts";
import { useOpenMenu } from "../../../ui/menus/use-open-menu.ts";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { useConcerned, useFilteredList } from "../alarm-filter.tsx";
import { useDragging } from "../giving/use-dragging.ts";
import { lineReason } from "./line-reason.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { WaitingRow } from "./WaitingRow.tsx";

/** A row without a session keeps the place of a customer who has left the line; the one of `headKey` is a heading. */
interface LineRow {
  key: string;
  session?: Session;
  /** The first place is 1. */
  place: number;
}

const headKey = "lapsed";
const goneRow = ({ key }: LineRow): LineRow => ({ key, place: 0 });
const keepRows = (shown: LineRow[], wanted: LineRow[]): LineRow[] => keepPlaces(shown, wanted, goneRow);

/** [DI8] [AL9] With a heading between those who can be answered and those who cannot. A filter changes nobody's place. */
function lineRows(waiting: readonly Session[], concerned: ReadonlySet<SessionId> | null): LineRow[] {
  const rows = waiting.map((session, i) => ({ key: session.id as string, session, place: i + 1 }));
  if (concerned) return rows.filter(({ session }) => concerned.has(session.id));
  const first = waiting.findIndex((s) => s.lapsed);
  return first < 0 ? rows : [...rows.slice(0, first), { key: headKey, place: 0 }, ...rows.slice(first)];
}

interface LinePaneProps {
  accountId: AccountId;
  desk: Snapshot;
}

/** The waiting customers in the order of the line, and why nobody picks them up. */
export function LinePane({ accountId, desk }: LinePaneProps) {
  const { t } = useTranslation("supervise");
  const way = useWayOfHands();
  const concerned = useConcerned();
  const { sessions } = desk.waiting;
  const wanted = useMemo(() => lineRows(sessions, concerned), [sessions, concerned]);
  const count = answerableCount(desk.waiting);
  const behind = concerned ? 0 : desk.waiting.count - sessions.length;
  const {
    list: listRef,
    isStop,
    setStop,
    onKeyDown,
  } = useRowKeys(wanted.flatMap(({ session }) => session?.id ?? []));
  const pointer = usePointed();
  const { menuOpen, onToggle } = useOpenMenu();
  const dragging = useDragging();
  const list = useFilteredList(accountId);
  const rows = useHeldRows(list, wanted, pointer.aimed || menuOpen || dragging ? keepRows : null);
  return (
    <section
      aria-label={t("fact.waiting")}
      className="thin-scroll relative min-h-0 overflow-x-hidden overflow-y-auto border-r border-border-1 bg-surface-1 max-narrow:flex-1 max-narrow:border-0"
    >
      <header className="flex h-10 items-center justify-between pr-4 pl-5">
        <h2 className="font-semibold">
          {t("fact.waiting")} <span className="text-waiting">{count > 0 && count}</span>
        </h2>
        <span className="text-12 text-ink-3">{t("line.order")}</span>
      </header>
      <Reason desk={desk} />
      {rows.length === 0 && (
        <div className="h-40">
          {concerned ? (
            <EmptyState title={t("alarm_filter.none")} />
          ) : (
            <EmptyState title={t("line.empty")} hint={<KeyedHint words={t(`line.empty_${way}`)} />} />
          )}
        </div>
      )}
      <ol
        ref={listRef}
        aria-label={t("fact.waiting")}
        onKeyDown={onKeyDown}
        {...pointer.on}
        onToggle={onToggle}
        data-testid="board-line"
      >
        {rows.map(({ key, session, place }) => {
          if (key === headKey) return <LapsedHead key={key} count={desk.waiting.lapsed ?? 0} />;
          if (!session) return <GoneRow key={key} accountId={accountId} desk={desk} id={key} />;
          return (
            <WaitingRow
              key={key}
              accountId={accountId}
              desk={desk}
              session={session}
              place={place}
              stop={isStop(session.id)}
              onStop={() => setStop(session.id)}
            />
          );
        })}
      </ol>
      {behind > 0 && <p className="px-5 py-2 text-12 text-ink-3">{t("line.more", { count: behind })}</p>}
    </section>
  );
}

/** [DI8] */
function LapsedHead({ count }: { count: number }) {
  const { t } = useTranslation("supervise");
  return (
    <li data-testid="line-lapsed" title={t("line.lapsed_hint")} className="px-5 pt-3 pb-1 text-12 text-ink-3">
      {t("line.lapsed")} {count > 0 && count}
    </li>
  );
}

/** [RD14] [SE16] */
function GoneRow({ accountId, desk, id }: LinePaneProps & { id: string }) {
  const { t } = useTranslation("inbox");
  const nameOf = useAgentName(accountId);
  const owner = desk.sessions.find((s) => s.id === id)?.ownerId;
  const name = owner && nameOf(owner);
  return (
    <li className="grid h-[50px] place-items-center text-12 text-ink-3 max-narrow:h-16">
      {name ? t("row.held", { name }) : t("row.left")}
    </li>
  );
}

function Reason({ desk }: { desk: Snapshot }) {
  const { t } = useTranslation("supervise");
  const why = lineReason(desk);
  if (!why) return null;
  const count = "count" in why ? why.count : 0;
  return (
    <p data-testid="line-reason" className="mr-4 mb-2 ml-5 flex gap-1.5 text-12 text-ink-2">
      <Info {...icon14} className="mt-0.5 flex-none text-ink-3" />
      <span>{t(`line.${why.reason}`, { count })}</span>
    </p>
  );
}
