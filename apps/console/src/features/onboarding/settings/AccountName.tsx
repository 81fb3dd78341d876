import type { AccountId } from "@jieru/shared/domain/ids";
import { useEffect, useRef, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { ConnectionInput } from "../ConnectionInput.tsx";
import { renameAccount } from "../connection.ts";
import { isWrong } from "../problems.ts";
import { useSaving } from "../use-saving.tsx";

export function AccountName({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("connect");
  const { name } = useAccount(accountId);
  const [value, setValue] = useState<string | null>(null);
  const [before, setBefore] = useState(name);
  const { sending, save, refused } = useSaving(
    (changed: string) => renameAccount(accountId, changed),
    () => setValue(null),
    "connect:settings.renamed",
  );
  const readOnly = useReadOnlyReason();
  const form = useRef<HTMLFormElement>(null);
  const open = value !== null;
  useEffect(() => {
    if (open) form.current?.querySelector("input")?.select();
  }, [open]);
  const begin = () => {
    setBefore(name);
    setValue(name);
  };
  if (value === null)
    return (
      <p className="flex min-h-7 items-center gap-3">
        <span className="w-[136px] flex-none text-ink-2">{t("field.name.label")}</span>
        <span data-testid="account-name" dir="auto" className="min-w-0 truncate text-left">
          {name}
        </span>
        <TextButton data-testid="rename" disabledReason={readOnly} onClick={begin}>
          {t("settings.rename")}
        </TextButton>
      </p>
    );
  const send = () => {
    if (isWrong("name", value) || readOnly) return;
    if (value.trim() === name) return setValue(null);
    save(value.trim());
  };
  return (
    <form
      ref={form}
      noValidate
      className="mb-2 grid max-w-[560px] gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ConnectionInput name="name" value={value} onChange={setValue} showProblem />
      {before !== name && value.trim() !== name && (
        <p role="alert" className="text-12 text-waiting">
          {t("settings.renamed_meanwhile", { name })}
        </p>
      )}
      {refused}
      <span className="flex gap-2">
        <Button
          type="submit"
          tone="primary"
          data-testid="save-name"
          disabledReason={sending ? t("sending") : readOnly}
        >
          {t("save")}
        </Button>
        <Button tone="quiet" onClick={() => setValue(null)}>
          {t("settings.cancel_rename")}
        </Button>
      </span>
    </form>
  );
}
