import type { AccountId } from "@jieru/shared/domain/ids";
import type { ApiKey } from "@jieru/shared/protocol/attributes";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { askAgain } from "../../api/ask-again.ts";
import type { Failure } from "../../api/outcome.ts";
import { failureSentence } from "../../conversation/failure-sentence.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useOneAtATime } from "../../ui/use-one-at-a-time.ts";
import { apiKeysQuery, revokeApiKey } from "./api-keys.ts";

interface RevokeDialogProps {
  accountId: AccountId;
  apiKey: ApiKey | null;
  onClose: () => void;
}

/** Says what it leads to before it is done: it acts at once, and for good. */
export function RevokeDialog({ accountId, apiKey, onClose }: RevokeDialogProps) {
  const { t } = useTranslation(["shop", "common"]);
  const readOnly = useReadOnlyReason();
  const client = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const close = () => {
    setFailure(null);
    onClose();
  };
  const [sending, confirm] = useOneAtATime(async () => {
    if (!apiKey) return;
    const outcome = await revokeApiKey(accountId, apiKey.id);
    void askAgain(client, apiKeysQuery(accountId));
    if (outcome.ok) close();
    else setFailure(outcome);
  });
  const question = apiKey ? t("revoke_question", { name: apiKey.name }) : "";
  return (
    <Dialog alert open={apiKey !== null} onClose={close} label={question} className="w-96">
      <div data-testid="revoke-dialog" className="grid gap-1.5 px-5 py-4">
        <b className="text-15 font-semibold wrap-anywhere">{question}</b>
        <p className="text-ink-2">{t("revoke_effect")}</p>
        {failure && (
          <p role="alert" className="text-danger">
            {failureSentence(failure)}
          </p>
        )}
        <span className="mt-3 flex justify-end gap-2">
          <Button tone="quiet" onClick={close} className="max-narrow:h-11">
            {t("common:cancel")}
          </Button>
          <Button
            tone="danger"
            data-testid="revoke-confirm"
            disabledReason={readOnly}
            aria-busy={sending || undefined}
            onClick={() => confirm()}
            className="max-narrow:h-11"
          >
            {t("revoke")}
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
