import type { AccountId } from "@jieru/shared/domain/ids";
import { icon16 } from "@jieru/ui/icon.ts";
import { Link } from "@tanstack/react-router";
import { PlugZap } from "lucide-react";
import { useCredentials } from "../../../data/queries/use-credentials.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import type { ConnectionStep } from "./next-step.ts";
import { refusedFacts } from "./refused-facts.ts";

interface NextStepProps {
  accountId: AccountId;
  step: ConnectionStep;
}

/** [FM3] [MA11] Shows admins what is missing before messages arrive or replies leave, with a link. */
export function NextStep({ accountId, step }: NextStepProps) {
  const { t, i18n } = useTranslation("first-steps");
  const credentials = useCredentials(accountId);
  return (
    <section
      aria-label={t(`next.${step}.title`)}
      data-testid="next-step"
      data-step={step}
      className="mx-2 mb-2 flex flex-none items-start gap-2 rounded-row bg-waiting-soft py-2 pr-3 pl-3 inset-ring inset-ring-waiting-line"
    >
      <PlugZap {...icon16} className="mt-0.5 flex-none text-waiting" />
      <span className="min-w-0 flex-1">
        <b className="block font-semibold text-waiting">{t(`next.${step}.title`)}</b>
        <span className="block text-12 text-ink-2">
          {i18n.withFacts(`first-steps:next.${step}.hint`, credentials ? refusedFacts(credentials) : {})}
        </span>
        <Link
          to="/a/$accountId/settings/$section"
          params={{ accountId, section: "connection" }}
          data-testid="to-connection"
          className="hit text-12 text-accent hover:underline"
        >
          {t("next.go")}
        </Link>
      </span>
    </section>
  );
}
