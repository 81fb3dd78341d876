import { useTranslation } from "../../../i18n/use-translation.ts";
import { usePointerKind } from "../../../lib/browser/use-media.ts";
import { loadingDelayMs, useHasElapsed } from "../../../lib/time/use-has-elapsed.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { KeyedHint } from "../../../ui/keys/KeyedHint.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import type { Tab } from "../../session/lists.ts";
import { RowSkeleton } from "../row/RowSkeleton.tsx";

interface EmptyListProps {
  tab: Tab;
  pending: boolean;
  filtered: boolean;
  retry: (() => void) | null;
}

export function EmptyList({ tab, pending, filtered, retry }: EmptyListProps) {
  const { t } = useTranslation("inbox");
  const way = usePointerKind();
  if (pending) return <DelayedSkeleton />;
  if (retry)
    return (
      <EmptyState title={t("load_failed")} action={<Button onClick={retry}>{t("common:retry")}</Button>} />
    );
  if (filtered) return <EmptyState title={t("filter.none")} hint={t("filter.none_hint")} />;
  return <EmptyState title={t(`empty.${tab}`)} hint={<KeyedHint words={t(`empty.${tab}_${way}`)} />} />;
}

/** Shows nothing for loads that end within a blink. */
export const DelayedSkeleton = () => (useHasElapsed(loadingDelayMs) ? <RowSkeleton /> : null);
