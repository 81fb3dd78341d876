import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { topicNameOf } from "@jieru/shared/domain/wrap-up";
import { icon12 } from "@jieru/ui/icon.ts";
import { Pencil } from "lucide-react";
import { useAction } from "../../data/optimistic/actions.ts";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { useAccount } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { WrapUpButton } from "../conversation/wrap-up/WrapUpButton.tsx";
import { Section } from "./Section.tsx";

export function WrapUpFacts({ accountId, session }: { accountId: AccountId; session: Session }) {
  const { t } = useTranslation("customer");
  const { topics } = useAccount(accountId);
  const { wrapUp } = session;
  const state = useAction(session.id);
  const failure = state?.action === "wrapUp" ? state.failure : null;
  return (
    <Section title={t("wrapUp.title")}>
      <div data-testid="wrap-up">
        {wrapUp ? (
          <p className="m-0 wrap-anywhere">
            <b dir="auto" className="font-semibold">
              {topicNameOf(wrapUp, topics)}
            </b>
            {wrapUp.line && (
              <span dir="auto" className="block text-12 text-ink-2">
                {wrapUp.line}
              </span>
            )}
          </p>
        ) : (
          <p className="m-0 text-12 text-ink-3">{t("wrapUp.none")}</p>
        )}
        <WrapUpButton data-testid="wrap-up-say" icon={<Pencil {...icon12} />} size="mini" className="mt-1">
          {t(wrapUp ? "wrapUp.change" : "wrapUp.say")}
        </WrapUpButton>
        {failure && <p className="m-0 mt-1 text-12 text-danger">{failureSentence(failure)}</p>}
      </div>
    </Section>
  );
}
