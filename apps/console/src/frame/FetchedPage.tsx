import { Outlet, useChildMatches } from "@tanstack/react-router";
import { useTranslation } from "../i18n/use-translation.ts";
import { cx } from "../ui/cx.ts";
import { MissingPart } from "../ui/drawing/MissingPart.tsx";
import { EmptyState } from "../ui/notices/EmptyState.tsx";

/** [TR9] The page under this one; where it could not be fetched, its place says so, and whatever is around it stays. */
export function FetchedPage({ frame }: { frame: string }) {
  const { t } = useTranslation();
  const routeId = useChildMatches({ select: ([page]) => page?.routeId });
  const missing = (
    <main className={cx(frame, "bg-surface-2")}>
      <EmptyState title={t("not_fetched")} />
    </main>
  );
  return (
    <MissingPart key={routeId} instead={missing}>
      <Outlet />
    </MissingPart>
  );
}
