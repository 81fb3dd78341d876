import type { AccountId } from "@jieru/shared/domain/ids";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { ConnectionInput } from "../ConnectionInput.tsx";
import { changeConnection } from "../connection.ts";
import { isWrong } from "../problems.ts";
import { newToken } from "../random-secret.ts";
import { useSaving } from "../use-saving.tsx";

interface ChangeSecretProps {
  accountId: AccountId;
  field: "appSecret" | "token";
  /** Receives the new value, which the page keeps while it is open. */
  onChanged?: (value: string) => void;
}

/** [MA7] Replaces a secret. The field opens with a button, to prevent accidental changes. */
export function ChangeSecret({ accountId, field, onChanged }: ChangeSecretProps) {
  const { t } = useTranslation("connect");
  const [value, setValue] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const readOnly = useReadOnlyReason();
  const close = () => {
    setValue(null);
    setTried(false);
  };
  const { sending, save, refused } = useSaving(
    (changed: string) => changeConnection(accountId, { [field]: changed }),
    (changed) => {
      onChanged?.(changed);
      close();
    },
  );
  if (value === null)
    return (
      <Button
        className="mt-2"
        data-testid={`change-${field}`}
        disabledReason={readOnly}
        onClick={() => setValue(field === "token" ? newToken() : "")}
      >
        {t(field === "token" ? "settings.change_token" : "settings.change_secret")}
      </Button>
    );
  const send = () => {
    setTried(true);
    if (!isWrong(field, value) && !readOnly) save(value);
  };
  return (
    <form
      noValidate
      className="mt-3 grid max-w-[560px] gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ConnectionInput
        name={field}
        value={value}
        onChange={setValue}
        showProblem={tried}
        secret={field === "appSecret"}
        {...(field === "token" && { generate: newToken })}
      />
      {refused}
      <span className="flex gap-2">
        <Button
          type="submit"
          tone="primary"
          data-testid={`save-${field}`}
          disabledReason={sending ? t("sending") : readOnly}
        >
          {t("save")}
        </Button>
        <Button tone="quiet" onClick={close}>
          {t("settings.cancel")}
        </Button>
      </span>
    </form>
  );
}
