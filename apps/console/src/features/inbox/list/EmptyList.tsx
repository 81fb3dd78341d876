import { useTranslation } from "../../../i18n/use-translation.ts";
import { useWayOfHands } from "../../../lib/browser/use-media.ts";
import { blinkMs, usePassed } from "../../../lib/time/use-passed.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { KeyedHint } from "../../../ui/keys/KeyedHint.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import type { Tab } from "../../session/lists.ts";
import { RowBars } from "../row/RowBars.tsx";

interface EmptyListProps {
  tab: Tab;
  pending: boolean;
  /** Others may stand in it. */
  filtered: boolean;
  /** It could not be loaded: asks again. */
  retry: (() => void) | null;
}

/** What a list without rows says: that it is loading, could not be loaded, or why it is empty. */
export function EmptyList({ tab, pending, filtered, retry }: EmptyListProps) {
  const { t } = useTranslation("inbox");
  const way = useWayOfHands();
  if (pending) return <LateBars />;
  if (retry)
    return (
      <EmptyState title={t("load_failed")} action={<Button onClick={retry}>{t("common:retry")}</Button>} />
    );
  if (filtered) return <EmptyState title={t("filter.none")} hint={t("filter.none_hint")} />;
  return <EmptyState title={t(`empty.${tab}`)} hint={<KeyedHint words={t(`empty.${tab}_${way}`)} />} />;
}

/** What loads within a blink shows nothing on the way. */
export const LateBars = () => (usePassed(blinkMs) ? <RowBars /> : null);
