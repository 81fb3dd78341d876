import "../../../i18n/messages/first-steps.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useCredentials } from "../../../data/queries/use-credentials.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { refusedFacts } from "../first-steps/refused-facts.ts";
import { AccountWarning } from "./AccountWarning.tsx";

export function RefusalWarning({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("first-steps");
  const credentials = useCredentials(accountId);
  if (!credentials?.mine) return null;
  const { why } = credentials.refused;
  return (
    <AccountWarning
      testId="standing-refusal"
      why={why}
      what={t(`next.${why}.title`)}
      next={t(`next.${why}.hint`, refusedFacts(credentials))}
      className="mb-3"
    />
  );
}
