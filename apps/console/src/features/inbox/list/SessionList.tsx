import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useMemo, useRef } from "react";
import { useAccount, useAgentName, useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useDensity } from "../../../lib/browser/density.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { matchesKeys } from "../../../lib/keyboard/matches-keys.ts";
import { useDeferredUntilPress } from "../../../lib/rendering/use-deferred-until-press.ts";
import { ErrorBoundary } from "../../../ui/errors/ErrorBoundary.tsx";
import { keepPlaces, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { sessionListId } from "../../opening/shown-tab.ts";
import type { Tab } from "../../session/lists.ts";
import { leftQueueLabel } from "../../session/session-labels.ts";
import { useListFilter } from "../list-filter.ts";
import { RowPlaceholder } from "../row/RowSkeleton.tsx";
import { SessionRow } from "../row/SessionRow.tsx";
import { EmptyList } from "./EmptyList.tsx";
import { bringIntoView, isInView } from "./is-in-view.ts";
import { goneItem, headingsIn, type ListItem, listItems, waitingItems } from "./list-items.ts";
import { useListCommands } from "./use-list-commands.ts";
import { useListSnapshot, useSessionList } from "./use-session-list.ts";

interface SessionListProps {
  accountId: AccountId;
  tab: Tab;
  sessionId: SessionId | null;
}

const passesBetweenLists = matchesKeys(["Digit1", "Digit2", "Digit3", "Digit4"]);

const groupHeight = 32;
const rowHeights = { comfortable: 78, compact: 56, touch: 84 };

const keepItems = (shown: ListItem[], wanted: ListItem[]): ListItem[] => keepPlaces(shown, wanted, goneItem);

/** A list. Updates from the server and changes of list are rendered when there is time. */
export function SessionList({ accountId, tab, sessionId }: SessionListProps) {
  const shown = useDeferredUntilPress(tab, true, passesBetweenLists);
  return <Rows accountId={accountId} desk={useListSnapshot(accountId)} tab={shown} sessionId={sessionId} />;
}

interface RowsProps extends SessionListProps {
  desk: Snapshot;
}

const Rows = memo(function Rows({ accountId, desk, tab, sessionId }: RowsProps) {
  const { t } = useTranslation("inbox");
  const scroller = useRef<HTMLDivElement>(null);
  const nameOf = useAgentName(accountId);
  const { id: meId } = useMe(accountId);
  const account = useAccount(accountId);
  const { owner = meId } = useListFilter(accountId);
  const ofOthers = owner !== meId;
  const narrow = useIsNarrow();
  const density = useDensity();
  const compact = density === "compact" && !narrow;
  const rowHeight = rowHeights[narrow ? "touch" : density];
  const data = useSessionList({ accountId, desk, tab, openId: sessionId });
  const { steady, taken, tail, look, loadMore } = data;
  useListCommands({ accountId, sessionId, steady, tail });
  const line = tab === "waiting";
  const wantedItems = useMemo(
    () => listItems(steady.groups, line ? taken : []),
    [steady.groups, line, taken],
  );
  const head = useHeldRows(data.name, wantedItems, line && steady.pointer.aimed ? keepItems : null);
  const items = useMemo(() => waitingItems(head, tail, data.lapsed), [head, tail, data.lapsed]);
  const headings = useMemo(() => headingsIn(items), [items]);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (items[i]?.kind === "group" ? groupHeight : rowHeight),
    // The same function keeps thousands of measured places; only headings differ in height.
    // biome-ignore lint/correctness/useExhaustiveDependencies: where they stand is what makes the old places wrong.
    getItemKey: useCallback((i: number) => i, [headings]),
    overscan: 3,
    paddingStart: 4,
    paddingEnd: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height is what makes the old measures wrong.
  useEffect(() => rows.measure(), [rows, rowHeight]);
  const currentIndex = useMemo(
    () => items.findIndex((i) => i.kind === "session" && i.session.id === sessionId),
    [items, sessionId],
  );
  /** [RD8] The open row is scrolled into view once, so that the agent can scroll away later. */
  const scrolledTo = useRef<string | null>(null);
  useEffect(() => {
    const open = currentIndex < 0 ? null : `${data.name} ${sessionId}`;
    if (open !== null && open !== scrolledTo.current && !isInView(rows, currentIndex))
      bringIntoView(rows, currentIndex);
    scrolledTo.current = open;
  }, [rows, data.name, sessionId, currentIndex]);
  const reachable = items[currentIndex]?.key ?? items.find((i) => i.kind === "session")?.key;
  const visible = rows.getVirtualItems();
  const [first, last] = [visible[0]?.index ?? 0, visible.at(-1)?.index ?? 0];
  useEffect(() => look(first, last), [look, first, last]);
  const atEnd = (visible.at(-1)?.index ?? 0) >= items.length - 5;
  useEffect(() => {
    if (atEnd) loadMore?.();
  }, [atEnd, loadMore]);

  const draw = (item: ListItem) => {
    if (item.kind === "place") return <RowPlaceholder />;
    if (item.kind === "gone") return <GonePlace words={leftQueueLabel(item.takenBy, nameOf)} />;
    if (item.kind === "group")
      return (
        <GroupHead
          name={t(`group.${item.name === "due" && ofOthers ? "due_theirs" : item.name}`)}
          count={item.count}
        />
      );
    return (
      <ErrorBoundary
        resetKey={item.session}
        fallback={() => <FailedRow accountId={accountId} sessionId={item.session.id} />}
      >
        <SessionRow
          accountId={accountId}
          session={item.session}
          meId={meId}
          nameOf={nameOf}
          current={item.session.id === sessionId}
          reachable={item.key === reachable}
          takenBy={item.takenBy}
          account={account}
          compact={compact}
        />
      </ErrorBoundary>
    );
  };
  return (
    <div
      ref={scroller}
      id={sessionListId}
      role="tabpanel"
      aria-label={t(`tab.${tab}`)}
      data-list=""
      {...steady.pointer.on}
      className="thin-scroll min-h-0 flex-1 contain-strict overflow-x-hidden overflow-y-auto px-2"
    >
      {items.length === 0 ? (
        <EmptyList tab={tab} pending={data.pending} filtered={data.filtered} retry={data.retry} />
      ) : (
        <div style={{ height: rows.getTotalSize() }} className="relative">
          {visible.map((row) => {
            const item = items[row.index];
            return (
              item && (
                <div
                  key={item.key}
                  style={{ top: row.start, height: row.size }}
                  className="absolute inset-x-0 contain-layout contain-size contain-style"
                >
                  {draw(item)}
                </div>
              )
            );
          })}
        </div>
      )}
    </div>
  );
});

const GonePlace = ({ words }: { words: string }) => (
  <p className="grid h-(--row-height) place-items-center text-12 text-ink-3 max-narrow:h-[84px]">{words}</p>
);

function FailedRow({ accountId, sessionId }: { accountId: AccountId; sessionId: SessionId }) {
  const { t } = useTranslation("inbox");
  return (
    <Link
      to="/a/$accountId/s/$sessionId"
      params={{ accountId, sessionId }}
      data-row={sessionId}
      className="grid h-(--row-height) place-items-center rounded-row text-12 text-ink-3 ring-on-edge hover:bg-surface-hover max-narrow:h-[84px]"
    >
      {t("row_failed")}
    </Link>
  );
}

const GroupHead = ({ name, count }: { name: string; count: number }) => (
  <div className="flex gap-1.5 px-2 pt-2.5 pb-1 text-12 text-ink-3">
    <span>{name}</span>
    <span>{count}</span>
  </div>
);
