import "../../../i18n/messages/first-steps.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useConnectionStep } from "./use-connection-step.ts";

export function StepDot({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("first-steps");
  const step = useConnectionStep(accountId);
  if (!step) return null;
  return (
    <i
      data-testid="step-dot"
      className="absolute top-1 right-1 size-2 inked rounded-full bg-waiting-solid not-italic ring-2 ring-surface-0"
    >
      <span className="sr-only">{t(`next.${step}.title`)}</span>
    </i>
  );
}
