import { isBlank } from "@jieru/shared/domain/blank";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { invalidate } from "../../../data/queries/invalidate.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { FormFooter } from "../../../ui/fields/FormFooter.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { apiKeysQuery, makeApiKey } from "./api-keys.ts";
import { NewKey } from "./NewKey.tsx";

interface KeyDialogProps {
  accountId: AccountId;
  onClose: () => void;
}

/** Asks for a name and then shows the key once, without closing on a click outside. */
export function KeyDialog({ accountId, onClose }: KeyDialogProps) {
  const { t } = useTranslation("shop");
  const client = useQueryClient();
  const {
    save: make,
    isPending: making,
    failure,
    value: made,
  } = useSave((name: string) => makeApiKey(accountId, name), {
    onSuccess: () => void invalidate(client, apiKeysQuery(accountId)),
  });
  if (made)
    return (
      <Dialog
        open
        onClose={() => undefined}
        label={t("form.done", { name: made.apiKey.name })}
        className="w-[560px]"
      >
        <NewKey accountId={accountId} made={made} onClose={onClose} />
      </Dialog>
    );
  // The dialog cannot be closed during the request, which would lose the secret.
  return (
    <Dialog open onClose={() => !making && onClose()} label={t("form.title")} className="w-[420px]">
      <NameForm
        making={making}
        problem={failure && failureSentence(failure)}
        onMake={make}
        onClose={onClose}
      />
    </Dialog>
  );
}

interface NameFormProps {
  making: boolean;
  problem: string | null;
  onMake: (name: string) => void;
  onClose: () => void;
}

function NameForm({ making, problem, onMake, onClose }: NameFormProps) {
  const { t } = useTranslation("shop");
  const readOnly = useReadOnlyReason();
  const [name, setName] = useState("");
  const pending = making ? t("form.making") : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBlank(name) && !readOnly) onMake(name);
  };
  return (
    <form onSubmit={submit} data-testid="key-form" className="grid gap-3 px-5 py-4">
      <h2 className="text-15 font-semibold">{t("form.title")}</h2>
      <Field label={t("form.name")} hint={t("form.name_hint")}>
        <Input autoFocus maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <FormFooter
        failure={problem}
        pending={pending}
        confirm={t("form.make")}
        disabledReason={pending ?? (isBlank(name) ? t("form.name_hint") : readOnly)}
        onCancel={onClose}
      />
    </form>
  );
}
