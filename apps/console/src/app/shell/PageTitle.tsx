import type { AccountId } from "@jieru/shared/domain/ids";
import { useEffect } from "react";
import { useDueCount } from "../../features/page/use-due-count.ts";
import { useTranslation } from "../../i18n/use-translation.ts";

/** [NT6] The browser tab counts what waits for me. Draws nothing in the page. */
export function PageTitle({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const count = useDueCount(accountId);
  const title = count > 0 ? t("title.waiting", { count }) : t("title.plain");
  useEffect(() => {
    document.title = title;
  }, [title]);
  const name = t("common:product");
  // Behind it may come a page of no account: whoever was unbound keeps nothing of this one [AG6].
  useEffect(() => {
    return () => {
      document.title = name;
    };
  }, [name]);
  return null;
}
