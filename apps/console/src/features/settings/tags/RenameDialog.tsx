import { isBlank } from "@jieru/shared/domain/blank";
import type { AccountId } from "@jieru/shared/domain/ids";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { type KnownTag, maxTagLength } from "@jieru/shared/domain/tags";
import { type FormEvent, useId, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { request } from "../../../data/http/http.ts";
import type { Outcome } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { queryClient } from "../../../data/http/query-client.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { keys } from "../../../data/keys.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { knownTagsQuery } from "../../../data/queries/customers.ts";
import { invalidate } from "../../../data/queries/invalidate.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { FormFooter } from "../../../ui/fields/FormFooter.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";

interface RenameDialogProps {
  accountId: AccountId;
  known: KnownTag;
  others: readonly KnownTag[];
  onClose: () => void;
}

/** [TG5] Says how many customers are affected, and that merging two tags cannot be undone. */
export function RenameDialog({ accountId, known: { tag, uses }, others, onClose }: RenameDialogProps) {
  const { t } = useTranslation("tags");
  const [name, setName] = useState(tag);
  const readOnly = useReadOnlyReason();
  const hintId = useId();
  const to = name.trim();
  const other = others.find((k) => k.tag === to && to !== tag);
  const why = problemOf(to, tag);
  const reason = why ? t(`problem.${why}`, { limit: maxTagLength }) : readOnly;
  const { save, isPending, failure } = useSave(
    (change: { from: string; to: string }) => renameTag(accountId, change),
    {
      onSuccess: ({ changed: count }, { to }) => {
        showToast({ text: count === 0 ? t("gone", { tag }) : t("renamed", { tag, to, count }) });
        onClose();
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) save({ from: tag, to });
  };
  const title = t("rename_label", { tag });
  return (
    <Dialog open onClose={() => !isPending && onClose()} label={title} className="w-96">
      <form data-testid="rename-tag" onSubmit={submit} className="grid gap-2 px-5 py-4">
        <b className="text-15 font-semibold wrap-anywhere">{title}</b>
        <Input
          autoFocus
          aria-label={t("name")}
          aria-describedby={hintId}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <p id={hintId} role="status" className="min-h-[36px] text-12 text-ink-2">
          {other ? t("merges", { to, count: other.uses }) : t("concerns", { count: uses })}
        </p>
        <FormFooter
          failure={failure && failureSentence(failure)}
          pending={isPending ? t("common:pending") : null}
          confirm={t(other ? "merge" : "rename")}
          tone={other ? "danger" : "primary"}
          data-testid="rename-save"
          disabledReason={reason}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

function problemOf(to: string, tag: string): "blank" | "same" | "long" | null {
  if (isBlank(to)) return "blank";
  if (to === tag) return "same";
  return lengthOf(to) > maxTagLength ? "long" : null;
}

/** [TG5] The feed brings the customers' new tags; the usage counts are requested again. */
async function renameTag(
  accountId: AccountId,
  body: { from: string; to: string },
): Promise<Outcome<{ changed: number }>> {
  const outcome = await request<{ changed: number }>("POST", paths.renameTag(accountId), { body });
  void invalidate(queryClient, knownTagsQuery(accountId));
  void invalidate(queryClient, { queryKey: keys.list("views", accountId) });
  return outcome;
}
