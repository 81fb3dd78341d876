import type { AccountId } from "@jieru/shared/domain/ids";
import { lookupsOf, piecesOf } from "@jieru/shared/domain/search";
import type { SearchKind } from "@jieru/shared/protocol/search";
import { type Ref, useEffect } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { DelayedSkeleton } from "../inbox/list/EmptyList.tsx";
import { isHit } from "./items.ts";
import { type ResultsHandle, SearchResults } from "./SearchResults.tsx";
import type { SearchParams } from "./search-params.ts";
import type { SearchData } from "./use-search.ts";

interface FoundProps {
  accountId: AccountId;
  params: SearchParams;
  data: SearchData;
  onKind: (kind: SearchKind) => void;
  onAnything: () => void;
  onUp: () => void;
  ref: Ref<ResultsHandle>;
}

/** The index is always slightly behind; only more entries than this are mentioned. */
const worthSaying = 200;

export function Found({ data, params, onAnything, ...rest }: FoundProps) {
  const { t } = useTranslation("search");
  const { state, items, byWords, behind, loadMore } = data;
  const { q = "", ...filters } = params;
  const queryKey = JSON.stringify([rest.accountId, params]);
  // A page may be empty and still have a next one.
  useEffect(() => {
    if (items.length === 0) loadMore?.();
  }, [items.length, loadMore]);
  if (state === "idle")
    return <Middle title={t(q ? "too_little" : "idle")} hint={t(q ? "too_little_hint" : "idle_hint")} />;
  if (state === "failed" || (items.length === 0 && data.retryNextPage))
    return (
      <Middle
        title={t("failed")}
        action={<Button onClick={data.retryNextPage ?? data.retry}>{t("retry")}</Button>}
      />
    );
  if (items.length === 0 && (state === "pending" || data.lookedBackTo !== null))
    return (
      <div className="mx-auto w-full max-w-[760px] flex-1 px-3">
        <DelayedSkeleton />
      </div>
    );
  const filtered = Object.keys(filters).length > 0;
  if (items.length === 0)
    return (
      <Middle
        title={t("none", { words: q })}
        hint={t(filtered ? "none_filtered" : endsInOneLetter(q) ? "none_one_letter" : "none_hint")}
        action={filtered && <Button onClick={onAnything}>{t("take_off")}</Button>}
      />
    );
  return (
    <>
      {byWords && <p className={line}>{t("by_words", { words: q })}</p>}
      {behind > worthSaying && <p className={line}>{t("behind", { count: behind })}</p>}
      <p role="status" className="sr-only">
        {t(data.more ? "found_more" : "found", { count: items.filter(isHit).length })}
      </p>
      <SearchResults key={queryKey} queryKey={queryKey} data={data} {...rest} />
    </>
  );
}

/** [FI1] Returns whether the last word is a single letter of a spaced script, which does not yet match prefixes. */
function endsInOneLetter(q: string): boolean {
  const last = piecesOf(q).flatMap(lookupsOf).at(-1);
  return last !== undefined && last.term.length === 1 && !last.prefix;
}

const line = "mx-auto w-full max-w-[760px] flex-none px-5 pt-2.5 text-12 text-ink-2";

const Middle = (props: Parameters<typeof EmptyState>[0]) => (
  <div role="status" className="min-h-0 flex-1">
    <EmptyState {...props} />
  </div>
);
