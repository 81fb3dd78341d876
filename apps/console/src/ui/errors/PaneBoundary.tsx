import type { ReactNode } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isChunkError } from "../../lib/new-release.ts";
import { Button } from "../buttons/Button.tsx";
import { EmptyState } from "../notices/EmptyState.tsx";
import { ErrorBoundary, type PartFailure } from "./ErrorBoundary.tsx";
import { errorCode } from "./error-code.ts";

interface PaneBoundaryProps {
  resetKey?: unknown;
  /** Another action below the retry. */
  wayOn?: ReactNode;
  children: ReactNode;
}

/** [TR16] Replaces a pane that throws with an error and a retry. */
export const PaneBoundary = ({ resetKey, wayOn, children }: PaneBoundaryProps) => (
  <ErrorBoundary resetKey={resetKey} fallback={(failure) => <FailedPane {...failure} wayOn={wayOn} />}>
    {children}
  </ErrorBoundary>
);

/** [TR9] A pane whose chunk is missing reloads by itself. */
export function FailedPane({ error, retry, wayOn }: PartFailure & { wayOn?: ReactNode }) {
  const { t } = useTranslation();
  const missing = isChunkError(error);
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
