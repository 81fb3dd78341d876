import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { answerableCount, type Snapshot } from "@jieru/shared/domain/snapshot";
import { icon14 } from "@jieru/ui/icon.ts";
import { Info } from "lucide-react";
import { useMemo } from "react";
import { useAgentName } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { usePointerKind } from "../../../lib/browser/use-media.ts";
import { KeyedHint } from "../../../ui/keys/KeyedHint.tsx";
import { keepPlaces, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { useHover } from "../../../ui/lists/use-hover.ts";
import { useOpenMenu } from "../../../ui/menus/use-open-menu.ts";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { useConcerned, useFilteredList } from "../alarm-filter.tsx";
import { useDragging } from "../assigning/use-dragging.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { WaitingRow } from "./WaitingRow.tsx";
import { waitingReason } from "./waiting-reason.ts";

/** A row without a session is the place of a customer who has left; the row of `headKey` is a heading. */
interface QueueRow {
  key: string;
  session?: Session;
  place: number;
}

const headKey = "lapsed";
const goneRow = ({ key }: QueueRow): QueueRow => ({ key, place: 0 });
const keepRows = (shown: QueueRow[], wanted: QueueRow[]): QueueRow[] => keepPlaces(shown, wanted, goneRow);

/** [DI8] [AL9] Puts a heading above the unanswerable customers. A filter changes no customer's place. */
function queueRows(waiting: readonly Session[], concerned: ReadonlySet<SessionId> | null): QueueRow[] {
  const rows = waiting.map((session, i) => ({ key: session.id as string, session, place: i + 1 }));
  if (concerned) return rows.filter(({ session }) => concerned.has(session.id));
  const first = waiting.findIndex((s) => s.lapsed);
  return first < 0 ? rows : [...rows.slice(0, first), { key: headKey, place: 0 }, ...rows.slice(first)];
}

interface WaitingPaneProps {
  accountId: AccountId;
  desk: Snapshot;
}

export function WaitingPane({ accountId, desk }: WaitingPaneProps) {
  const { t } = useTranslation("supervise");
  const way = usePointerKind();
  const concerned = useConcerned();
  const { sessions } = desk.waiting;
  const wanted = useMemo(() => queueRows(sessions, concerned), [sessions, concerned]);
  const count = answerableCount(desk.waiting);
  const behind = concerned ? 0 : desk.waiting.count - sessions.length;
  const {
    list: listRef,
    isStop,
    setStop,
    onKeyDown,
  } = useRowKeys(wanted.flatMap(({ session }) => session?.id ?? []));
  const pointer = useHover();
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

function LapsedHead({ count }: { count: number }) {
  const { t } = useTranslation("supervise");
  return (
    <li data-testid="line-lapsed" title={t("line.lapsed_hint")} className="px-5 pt-3 pb-1 text-12 text-ink-3">
      {t("line.lapsed")} {count > 0 && count}
    </li>
  );
}

function GoneRow({ accountId, desk, id }: WaitingPaneProps & { id: string }) {
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
  const why = waitingReason(desk);
  if (!why) return null;
  const count = "count" in why ? why.count : 0;
  return (
    <p data-testid="line-reason" className="mr-4 mb-2 ml-5 flex gap-1.5 text-12 text-ink-2">
      <Info {...icon14} className="mt-0.5 flex-none text-ink-3" />
      <span>{t(`line.${why.reason}`, { count })}</span>
    </p>
  );
}
