import type { ReactNode } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isMissingPart } from "../../lib/new-release.ts";
import { Button } from "../buttons/Button.tsx";
import { EmptyState } from "../notices/EmptyState.tsx";
import { ErrorBoundary, type PartFailure } from "./ErrorBoundary.tsx";
import { errorCode } from "./error-code.ts";

interface PaneBoundaryProps {
  /** If it changes, the pane is rendered again: the id of what it shows. */
  resetKey?: unknown;
  /** Another way on if the pane failed, below the button to try again. */
  wayOn?: ReactNode;
  children: ReactNode;
}

/** [TR16] If a pane throws, its place says so and offers to try again; everything around it stays. */
export const PaneBoundary = ({ resetKey, wayOn, children }: PaneBoundaryProps) => (
  <ErrorBoundary resetKey={resetKey} fallback={(failure) => <FailedPane {...failure} wayOn={wayOn} />}>
    {children}
  </ErrorBoundary>
);

/** [TR9] A pane that could not be fetched comes by itself, so there is nothing to press. */
export function FailedPane({ error, retry, wayOn }: PartFailure & { wayOn?: ReactNode }) {
  const { t } = useTranslation();
  const missing = isMissingPart(error);
  return (
    <div role={missing ? undefined : "alert"} className="h-full min-h-0 flex-1">
      <EmptyState
        title={t(missing ? "not_fetched" : "part_failed")}
        hint={!missing && t("error_code", { code: errorCode(error) })}
        action={
          <span className="grid justify-items-center gap-2">
            {!missing && <Button onClick={retry}>{t("retry")}</Button>}
            {wayOn}
          </span>
        }
      />
    </div>
  );
}
