import type { SessionState } from "@jieru/shared/domain/session";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Pill } from "../../ui/marks/Pill.tsx";

const fills: Record<SessionState, string> = {
  waiting: "bg-waiting-soft text-waiting",
  active: "bg-active-soft text-active",
  inactive: "bg-inactive-soft text-inactive",
  ended: "bg-ended-soft text-ended",
};

export function SessionPill({ state }: { state: SessionState }) {
  const { t } = useTranslation();
  return <Pill className={fills[state]}>{t(`state.${state}`)}</Pill>;
}
