import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { signInOptionsQuery } from "../../../data/queries/sign-in-options.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { copyText } from "../../../ui/copy-text.ts";
import type { Inviting } from "./use-inviting.ts";

const foot =
  "flex min-h-[52px] flex-wrap items-center gap-3 border-t border-border-1 px-6 py-3 max-narrow:px-4";

/**
 * The link and its revoke button, or why none could be made. Closing the dialog hides the link but keeps it valid.
 */
export function InviteFoot({ inviting }: { inviting: Inviting }) {
  const { t } = useTranslation("bindings");
  const { made, seen, failure, reason } = inviting;
  const { data: options } = useQuery(signInOptionsQuery);
  const onComputer = options?.inWechat === false && (
    <span data-testid="needs-computer" className="w-full text-12 text-ink-2">
      {t("invite.needs_computer")}
    </span>
  );
  const why = failure && (
    <span role="alert" className="w-full text-danger">
      {failureSentence(failure)}
    </span>
  );
  if (!made)
    return (
      <div className={foot}>
        <span className="text-12 text-ink-3">{t("invite.before")}</span>
        {onComputer}
      </div>
    );
  if (seen && seen.state !== "open")
    return (
      <div className={foot}>
        {why}
        <span className="flex-1" />
        <Button data-testid="invite-again" onClick={inviting.again}>
          {t("invite.again")}
        </Button>
      </div>
    );
  return (
    <div className={foot}>
      {why}
      {onComputer}
      <span className="text-12 text-ink-3">{t("invite.link")}</span>
      <code data-testid="invitation-link" className="min-w-0 flex-1 truncate font-mono text-12 text-ink-2">
        {made.url.replace(/^https?:\/\//, "")}
      </code>
      <Button icon={<Copy {...icon14} />} onClick={() => void copyText(made.url, t("invite.copied"))}>
        {t("invite.copy")}
      </Button>
      <Button
        tone="danger"
        data-testid="take-back"
        hint={t("invite.take_back_hint")}
        disabledReason={reason}
        onClick={inviting.takeBack}
      >
        {t("invite.take_back")}
      </Button>
    </div>
  );
}
