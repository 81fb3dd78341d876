import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useCallback, useEffect } from "react";
import { useDeskPart } from "../api/use-desk.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { dueSessions } from "../inbox/list/lists.ts";
import { useConnection } from "../state/connection.ts";
import { useNow } from "../ui/use-now.ts";

/** [NT6] The browser tab counts what waits for me. Draws nothing in the page. */
export function PageTitle({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const now = useNow();
  const countDue = useCallback((desk: Snapshot) => dueSessions(desk, Math.max(now, desk.now)).length, [now]);
  const count = useDeskPart(accountId, countDue);
  // Nothing is counted for an agent who is signed out.
  const signedOut = useConnection().state === "signed_out";
  const title = count > 0 && !signedOut ? t("title.waiting", { count }) : t("title.plain");
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
