import type { Connection } from "@jieru/shared/protocol/connection";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { changeConnection } from "../connection.ts";
import { useSaving } from "../use-saving.tsx";
import { WrappingFields } from "../WrappingFields.tsx";

/** The format of pushes, with its own save button: with a format unlike WeChat's, no message arrives. */
export function ChangeWrapping({ connection }: { connection: Connection }) {
  const { t } = useTranslation("connect");
  const [change, setChange] = useState<Partial<Pick<Connection, "mode" | "format">>>({});
  const readOnly = useReadOnlyReason();
  const wanted = { mode: change.mode ?? connection.mode, format: change.format ?? connection.format };
  // Sends only the changes made here, as another admin may have changed the rest.
  const changed = {
    ...(wanted.mode !== connection.mode && { mode: wanted.mode }),
    ...(wanted.format !== connection.format && { format: wanted.format }),
  };
  const touched = Object.keys(changed).length > 0;
  const { sending, save, refused } = useSaving(
    () => changeConnection(connection.accountId, changed),
    () => setChange({}),
  );
  return (
    <div className="mt-3 grid justify-items-start gap-2">
      <WrappingFields value={wanted} onChange={(next) => setChange((before) => ({ ...before, ...next }))} />
      <p className="text-12 text-ink-2">{t("settings.wrapping_hint")}</p>
      {touched && refused}
      {touched && (
        <span className="flex gap-2">
          <Button
            tone="primary"
            data-testid="save-wrapping"
            disabledReason={sending ? t("sending") : readOnly}
            onClick={() => save()}
          >
            {t("save")}
          </Button>
          <Button tone="quiet" onClick={() => setChange({})}>
            {t("settings.cancel")}
          </Button>
        </span>
      )}
    </div>
  );
}
