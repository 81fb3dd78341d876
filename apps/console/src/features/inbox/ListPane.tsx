import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { memo } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useIsNarrow } from "../../lib/browser/use-media.ts";
import { ErrorBoundary } from "../../ui/errors/ErrorBoundary.tsx";
import { PaneBoundary } from "../../ui/errors/PaneBoundary.tsx";
import { AfterPaint } from "../../ui/rendering/AfterPaint.tsx";
import { lazyComponent } from "../../ui/rendering/lazy-component.ts";
import { onDemand } from "../../ui/rendering/on-demand.tsx";
import { SyncState } from "../page/SyncState.tsx";
import type { Tab } from "../session/lists.ts";
import { AccountSwitcher } from "./accounts/AccountSwitcher.tsx";
import { LeftBehind } from "./accounts/LeftBehind.tsx";
import { FilterButton } from "./FilterButton.tsx";
import { ListTabs } from "./list/ListTabs.tsx";
import { SessionList } from "./list/SessionList.tsx";
import { filterOf, isFiltered, useListFilter } from "./list-filter.ts";
import { NextBar } from "./pick-up/NextBar.tsx";
import { SearchLink } from "./SearchLink.tsx";

interface ListPaneProps {
  accountId: AccountId;
  tab: Tab;
  sessionId: SessionId | null;
}

const FirstSteps = lazyComponent(
  async () => (await import("../onboarding/first-steps/FirstSteps.tsx")).FirstSteps,
);
const MentionBar = lazyComponent(async () => (await import("../mentions/MentionBar.tsx")).MentionBar);
const SoundChip = lazyComponent(async () => (await import("../notifications/SoundMenu.tsx")).SoundChip);
const FilterStrip = onDemand(
  async () => (await import("./filters/FilterStrip.tsx")).FilterStrip,
  () => <div className="h-9 flex-none" />,
);

export function ListPane({ accountId, tab, sessionId }: ListPaneProps) {
  const { t } = useTranslation("inbox");
  const filtered = isFiltered(filterOf(tab, useListFilter(accountId)));
  return (
    <aside
      aria-label={t("list")}
      data-away={sessionId !== null || undefined}
      data-zone="list"
      tabIndex={-1}
      className="outline-none! col-start-2 row-start-1 flex min-h-0 min-w-0 flex-col border-x border-border-1 bg-surface-1 max-narrow:col-start-1 max-narrow:border-0 max-narrow:data-away:hidden"
    >
      <PaneBoundary resetKey={tab}>
        <Head accountId={accountId} tab={tab} filtered={filtered} />
        {filtered && (
          <ErrorBoundary>
            <FilterStrip accountId={accountId} tab={tab} />
          </ErrorBoundary>
        )}
        <SessionList accountId={accountId} tab={tab} sessionId={sessionId} />
        <Foot accountId={accountId} />
      </PaneBoundary>
    </aside>
  );
}

const Head = memo(ListHead);
const Foot = memo(ListFoot);

function ListHead({ accountId, tab, filtered }: Omit<ListPaneProps, "sessionId"> & { filtered: boolean }) {
  const narrow = useIsNarrow();
  return (
    <>
      <header className="flex h-[54px] flex-none items-center gap-1 pr-3 pl-4 max-narrow:h-14">
        <AccountSwitcher accountId={accountId} />
        <span className="flex-1" />
        {narrow && (
          <AfterPaint>
            <SoundChip accountId={accountId} />
          </AfterPaint>
        )}
        {narrow && <SyncState accountId={accountId} />}
        {narrow && <SearchLink accountId={accountId} />}
        <FilterButton accountId={accountId} tab={tab} filtered={filtered} />
      </header>
      <ListTabs accountId={accountId} tab={tab} />
    </>
  );
}

function ListFoot({ accountId }: Pick<ListPaneProps, "accountId">) {
  return (
    <>
      <AfterPaint>
        <MentionBar accountId={accountId} />
      </AfterPaint>
      <AfterPaint>
        <FirstSteps accountId={accountId} />
      </AfterPaint>
      <LeftBehind accountId={accountId} />
      <NextBar accountId={accountId} />
    </>
  );
}
