import type { AccountId } from "@jieru/shared/domain/ids";
import type { ApiKey } from "@jieru/shared/protocol/attributes";
import { useQueryClient } from "@tanstack/react-query";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { invalidate } from "../../../data/queries/invalidate.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import { apiKeysQuery, revokeApiKey } from "./api-keys.ts";

interface RevokeDialogProps {
  accountId: AccountId;
  apiKey: ApiKey | null;
  onClose: () => void;
}

/** Explains the consequences first: revoking takes effect at once and cannot be undone. */
export function RevokeDialog({ accountId, apiKey, onClose }: RevokeDialogProps) {
  const { t } = useTranslation("shop");
  const readOnly = useReadOnlyReason();
  const client = useQueryClient();
  const revoke = async () => {
    if (!apiKey) return null;
    const outcome = await revokeApiKey(accountId, apiKey.id);
    void invalidate(client, apiKeysQuery(accountId));
    if (!outcome.ok) return failureSentence(outcome);
    onClose();
    return null;
  };
  return (
    <ConfirmDialog
      name="revoke"
      question={apiKey && t("revoke_question", { name: apiKey.name })}
      onClose={onClose}
      confirm={t("revoke")}
      disabledReason={readOnly}
      onConfirm={revoke}
    >
      {t("revoke_effect")}
    </ConfirmDialog>
  );
}
