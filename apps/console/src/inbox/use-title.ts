import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useEffect } from "react";
import { useTranslation } from "../i18n/use-translation.ts";
import { useNow } from "../ui/use-now.ts";
import { dueSessions } from "./lists.ts";

/** [NT6] The browser tab counts what waits for me. */
export function useTitle(desk: Snapshot): void {
  const { t } = useTranslation("inbox");
  const now = useNow();
  const count = dueSessions(desk, Math.max(now, desk.now)).length;
  const title = count > 0 ? t("title.waiting", { count }) : t("title.plain");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
