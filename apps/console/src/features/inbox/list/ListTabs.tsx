import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { cx } from "@jieru/ui/cx.ts";
import { icon12 } from "@jieru/ui/icon.ts";
import { AlarmClock } from "lucide-react";
import { type KeyboardEvent, useCallback, useRef } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { sessionListId, showTab } from "../../opening/shown-tab.ts";
import { listCount, type Tab, tabs } from "../../session/lists.ts";
import { shownOwner, useListFilter } from "../list-filter.ts";

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
const look =
  "relative flex items-baseline gap-1 pt-0.5 pb-2.5 whitespace-nowrap text-ink-2 aria-selected:font-semibold aria-selected:text-ink-1 aria-selected:after:absolute aria-selected:after:inset-x-0 aria-selected:after:-bottom-px aria-selected:after:h-0.5 aria-selected:after:rounded-[1px] aria-selected:after:bg-ink-1 max-narrow:pt-2 max-narrow:pb-3 max-narrow:text-14";

export function ListTabs({ accountId, tab }: { accountId: AccountId; tab: Tab }) {
  const { t, i18n } = useTranslation("inbox");
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const next = step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    showTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t("list")}
      onKeyDown={onKeyDown}
      className={cx(
        "flex flex-none border-b border-border-1 px-4 max-narrow:justify-between max-narrow:gap-0",
        i18n.language === "en" ? "gap-3" : "gap-5",
      )}
    >
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === tab}
          aria-controls={sessionListId}
          tabIndex={name === tab ? 0 : -1}
          data-tab={name}
          data-testid={`tab-${name}`}
          onClick={() => showTab(name)}
          className={look}
        >
          {t(`tab.${name}`)} <Count accountId={accountId} tab={name} />
          <DueMark accountId={accountId} tab={name} />
        </button>
      ))}
    </div>
  );
}

/** [RM9] A due own reminder is in that list, which may not be the shown one. */
function DueMark({ accountId, tab }: { accountId: AccountId; tab: Tab }) {
  const { t } = useTranslation("inbox");
  const due = useSnapshot(
    accountId,
    useCallback(
      ({ me, sessions }: Snapshot) =>
        sessions.some((s) => s.state === tab && s.reminder?.due === true && s.ownerId === me.id),
      [tab],
    ),
  );
  if (!due) return null;
  return (
    <span role="img" aria-label={t("tab_due")} title={t("tab_due")} className="self-center text-waiting">
      <AlarmClock {...icon12} />
    </span>
  );
}

function Count({ accountId, tab }: { accountId: AccountId; tab: Tab }) {
  const { owner } = useListFilter(accountId);
  const count = useSnapshot(
    accountId,
    useCallback((desk: Snapshot) => listCount(tab, desk, shownOwner(desk, { owner })), [tab, owner]),
  );
  if (count === null) return null;
  const attention = tab === "waiting" && count > 0;
  return (
    <span className={cx("text-12", attention ? "font-semibold text-waiting" : "font-normal text-ink-3")}>
      {count}
    </span>
  );
}
