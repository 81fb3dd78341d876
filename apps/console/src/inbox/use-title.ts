import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { dueCount } from "./lists.ts";

/** The browser tab counts what waits for me. */
export function useTitle(desk: Snapshot): void {
  const { t } = useTranslation("inbox");
  const count = dueCount(desk);
  const title = count > 0 ? t("title.waiting", { count }) : t("title.plain");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
