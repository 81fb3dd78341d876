import type { AccountId } from "@jieru/shared/domain/ids";
import { useEffect } from "react";
import { useDueCount } from "../../features/page/use-due-count.ts";
import { useTranslation } from "../../i18n/use-translation.ts";

/** [NT6] Shows the number of waiting customers in the tab title. Renders nothing. */
export function PageTitle({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const count = useDueCount(accountId);
  const title = count > 0 ? t("title.waiting", { count }) : t("title.plain");
  useEffect(() => {
    document.title = title;
  }, [title]);
  const name = t("common:product");
  // [AG6] A removed agent's page must not keep this account's count.
  useEffect(() => {
    return () => {
      document.title = name;
    };
  }, [name]);
  return null;
}
