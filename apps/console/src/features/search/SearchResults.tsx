import type { AccountId } from "@jieru/shared/domain/ids";
import type { SearchKind } from "@jieru/shared/protocol/search";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { createStore } from "zustand";
import { useAgentName } from "../../data/queries/use-snapshot.ts";
import { formatDay } from "../../i18n/format-clock.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { isHit, type SearchItem } from "./items.ts";
import { ResultItem } from "./ResultItem.tsx";
import type { SearchData } from "./use-search.ts";

export interface ResultsHandle {
  focusFirst: () => void;
}

interface SearchResultsProps {
  accountId: AccountId;
  /** Identifies the query; results are mounted again for each. */
  queryKey: string;
  data: SearchData;
  onKind: (kind: SearchKind) => void;
  onUp: () => void;
  ref: Ref<ResultsHandle>;
}

const indexIn = (target: EventTarget): number =>
  Number((target as Element).closest("[data-index]")?.getAttribute("data-index") ?? Number.NaN);

const heights = { head: 36, failed: 36, customer: 60, message: 80 };
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** [FI8] The position in the results, restored when the agent returns. */
interface Place {
  queryKey: string;
  offset: number;
  stop: string | null;
}
const store = createStore<{ left: Place | null }>()(() => ({ left: null }));

function placeIn(queryKey: string): Place | null {
  const { left } = store.getState();
  return left?.queryKey === queryKey ? left : null;
}

/** Keeps the row that Tab reaches mounted, and stores it with the scroll position for `queryKey`. */
function useReachableRows(
  queryKey: string,
  items: readonly SearchItem[],
  scroller: RefObject<HTMLDivElement | null>,
) {
  const [stop, setStop] = useState(() => placeIn(queryKey)?.stop ?? null);
  const nextFrom = (index: number, step: number): number => {
    let at = index + step;
    for (let item = items[at]; item && !isHit(item); item = items[at]) at += step;
    return at;
  };
  const known = items.findIndex(({ key }) => key === stop);
  const reachable = known >= 0 ? known : nextFrom(-1, 1);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => heights[items[i]?.kind ?? "message"],
    getItemKey: (i) => items[i]?.key ?? i,
    overscan: 6,
    initialOffset: () => placeIn(queryKey)?.offset ?? 0,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), reachable])]
        .filter((index) => index < range.count)
        .sort((a, b) => a - b),
    paddingStart: 4,
    paddingEnd: 8,
  });
  const leave = useEffectEvent(() =>
    store.setState({ left: { queryKey, offset: rows.scrollOffset ?? 0, stop } }),
  );
  useEffect(() => () => leave(), []);
  return { rows, reachable, nextFrom, setStop };
}

/** A virtual list, plus the row that Tab reaches. Arrows reach the others. */
export function SearchResults({ accountId, queryKey, data, onKind, onUp, ref }: SearchResultsProps) {
  const { items, pieces, loadMore } = data;
  const nameOf = useAgentName(accountId);
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, reachable, nextFrom, setStop } = useReachableRows(queryKey, items, scroller);
  const visible = rows.getVirtualItems();
  const atEnd = (rows.range?.endIndex ?? -1) >= items.length - 11;
  useEffect(() => {
    if (atEnd) loadMore?.();
  }, [atEnd, loadMore]);

  const rowAt = (index: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-hit]`);
  const focusAt = (index: number) => {
    rows.scrollToIndex(index, { align: "auto" });
    rowAt(index)?.focus();
  };
  useImperativeHandle(ref, () => ({ focusFirst: () => focusAt(nextFrom(-1, 1)) }));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    const from = indexIn(event.target);
    if (event.key === "Escape") return onUp();
    if (step === undefined || Number.isNaN(from)) return;
    event.preventDefault();
    const to = nextFrom(from, step);
    if (to < 0) onUp();
    else if (to < items.length) focusAt(to);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (target.matches("[data-hit]")) setStop(items[indexIn(target)]?.key ?? null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: handles the arrow keys between the links inside.
    <div
      ref={scroller}
      data-testid="search-results"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      className="thin-scroll min-h-0 flex-1 overflow-x-hidden overflow-y-auto px-3 max-narrow:px-2"
    >
      <div style={{ height: rows.getTotalSize() }} className="relative mx-auto max-w-[760px]">
        {visible.map((row) => {
          const item = items[row.index];
          const common = { accountId, pieces, nameOf, reachable: row.index === reachable };
          return (
            item && (
              <div
                key={row.key}
                data-index={row.index}
                style={{ top: row.start, height: row.size }}
                className="absolute inset-x-0"
              >
                <ResultItem item={item} onKind={onKind} onRetry={data.retry} {...common} />
              </div>
            )
          );
        })}
      </div>
      <Foot data={data} />
    </div>
  );
}

function Foot({ data }: { data: SearchData }) {
  const { t } = useTranslation("search");
  if (data.retryNextPage)
    return (
      <p role="alert" className={foot}>
        {t("failed")} <TextButton onClick={data.retryNextPage}>{t("retry")}</TextButton>
      </p>
    );
  if (data.lookedBackTo !== null)
    return <p className={foot}>{t("looked_back", { day: formatDay(data.lookedBackTo) })}</p>;
  const hasMore = data.items.some((item) => item.kind === "head" && item.more);
  if (hasMore || data.items.some(({ kind }) => kind === "failed")) return null;
  return <p className={foot}>{t("all_of_it")}</p>;
}
const foot = "py-3 text-center text-12 text-ink-3";
