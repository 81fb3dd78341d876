import type { AccountId } from "@jieru/shared/domain/ids";
import { useCallback } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import type { Tab } from "../../session/lists.ts";
import { passesFilter, shownOwner, useListFilter } from "../list-filter.ts";

interface OtherRemindersProps {
  accountId: AccountId;
  /** The list that is shown. */
  tab: Tab;
}

const served = ["active", "inactive"] as const;

/** [RM11] Sessions with a reminder stand in two lists: how many more there are in the one that is not shown. */
export const OtherReminders = ({ accountId, tab }: OtherRemindersProps) =>
  served
    .filter((list) => list !== tab)
    .map((list) => <MoreIn key={list} accountId={accountId} list={list} />);

function MoreIn({ accountId, list }: { accountId: AccountId; list: (typeof served)[number] }) {
  const { t } = useTranslation("filters");
  const filter = useListFilter(accountId);
  const count = useSnapshot(
    accountId,
    useCallback(
      (desk) => {
        const owner = shownOwner(desk, filter);
        const inList = desk.sessions.filter(
          (s) => s.state === list && (owner === "all" || s.ownerId === owner),
        );
        return inList.filter(passesFilter(filter)).length;
      },
      [filter, list],
    ),
  );
  return (
    count > 0 && (
      <p data-testid="other-reminders" className="pb-2 text-ink-2">
        {t("more_in", { count, list: t(`inbox:tab.${list}`) })}
      </p>
    )
  );
}
