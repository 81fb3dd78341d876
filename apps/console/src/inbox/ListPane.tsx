import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { lazy, Suspense } from "react";
import { useTranslation } from "../i18n/use-translation.ts";
import { AfterPaint } from "../ui/AfterPaint.tsx";
import { AccountSwitcher } from "./AccountSwitcher.tsx";
import { FilterButton } from "./FilterButton.tsx";
import { LeftBehind } from "./LeftBehind.tsx";
import { ListTabs } from "./ListTabs.tsx";
import { FirstSteps, SoundChip } from "./later.ts";
import type { Tab } from "./lists.ts";
import { NextBar } from "./NextBar.tsx";
import { SearchLink } from "./SearchLink.tsx";
import { SessionList } from "./SessionList.tsx";
import { SyncState } from "./SyncState.tsx";
import { useListCommands } from "./use-list-commands.ts";
import { useIsNarrow } from "./use-media.ts";
import { useSessionList } from "./use-session-list.ts";

interface ListPaneProps {
  accountId: AccountId;
  desk: Snapshot;
  tab: Tab;
  sessionId: SessionId | null;
}

const FilterStrip = lazy(async () => ({ default: (await import("../filters/FilterStrip.tsx")).FilterStrip }));

export function ListPane({ accountId, desk, tab, sessionId }: ListPaneProps) {
  const { t } = useTranslation("inbox");
  const narrow = useIsNarrow();
  const data = useSessionList(accountId, desk, tab, sessionId);
  useListCommands({ accountId, sessionId, steady: data.steady, tail: data.tail });
  return (
    <aside
      aria-label={t("list")}
      data-away={sessionId !== null || undefined}
      className="col-start-2 row-start-1 flex min-h-0 min-w-0 flex-col border-x border-border-1 bg-surface-1 max-narrow:col-start-1 max-narrow:border-0 max-narrow:data-away:hidden"
    >
      <header className="flex h-[54px] flex-none items-center gap-1 pr-3 pl-4 max-narrow:h-14">
        <AccountSwitcher accountId={accountId} desk={desk} />
        <span className="flex-1" />
        {narrow && (
          <AfterPaint>
            <SoundChip accountId={accountId} />
          </AfterPaint>
        )}
        {narrow && <SyncState seq={desk.seq} />}
        {narrow && <SearchLink accountId={accountId} />}
        <FilterButton accountId={accountId} desk={desk} tab={tab} filtered={data.filtered} />
      </header>
      <ListTabs desk={desk} tab={tab} />
      {data.filtered && (
        <Suspense fallback={<div className="h-9 flex-none" />}>
          <FilterStrip accountId={accountId} desk={desk} tab={tab} />
        </Suspense>
      )}
      <SessionList accountId={accountId} desk={desk} tab={tab} sessionId={sessionId} data={data} />
      <AfterPaint>
        <FirstSteps accountId={accountId} />
      </AfterPaint>
      <LeftBehind accountId={accountId} />
      <NextBar accountId={accountId} desk={desk} />
    </aside>
  );
}
