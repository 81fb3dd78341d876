import type { Connection } from "@jieru/shared/protocol/connection";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { ConnectionInput } from "../ConnectionInput.tsx";
import { dropPreviousKey, rotate } from "../connection.ts";
import { isWrong } from "../problems.ts";
import { newAesKey, newToken } from "../random-secret.ts";
import type { Fresh } from "../steps/PasteValues.tsx";
import { useSaving } from "../use-saving.tsx";

interface RotationProps {
  connection: Connection;
  onFresh: (fresh: Fresh) => void;
}

/**
 * [MA7] Replaces the AES key without losing messages: both keys are valid until the admin sees the new one in use.
 */
export function Rotation({ connection, onFresh }: RotationProps) {
  const { t } = useTranslation("connect");
  const [key, setKey] = useState<string | null>(null);
  const readOnly = useReadOnlyReason();
  if (connection.previousKeySince !== null)
    return <UnderWay connection={connection} since={connection.previousKeySince} />;
  if (key === null)
    return (
      <>
        <p className="text-12 text-ink-2">{t("settings.rotate_hint")}</p>
        <Button
          className="mt-2"
          data-testid="rotate"
          disabledReason={readOnly}
          onClick={() => setKey(newAesKey())}
        >
          {t("settings.rotate")}
        </Button>
      </>
    );
  return (
    <Beginning
      connection={connection}
      value={key}
      onChange={setKey}
      onClose={() => setKey(null)}
      onFresh={onFresh}
    />
  );
}

interface BeginningProps extends RotationProps {
  value: string;
  onChange: (key: string) => void;
  onClose: () => void;
}

function Beginning({ connection, value, onChange, onClose, onFresh }: BeginningProps) {
  const { t } = useTranslation("connect");
  const [withToken, setWithToken] = useState(false);
  const readOnly = useReadOnlyReason();
  const { sending, save, refused } = useSaving(async () => {
    const fresh = { encodingAesKey: value, ...(withToken && { token: newToken() }) };
    const outcome = await rotate(connection.accountId, fresh);
    if (outcome.ok) onFresh(fresh);
    return outcome;
  }, onClose);
  const begin = () => !isWrong("encodingAesKey", value) && save();
  return (
    <div className="grid max-w-[560px] gap-3">
      <ConnectionInput
        name="encodingAesKey"
        value={value}
        onChange={onChange}
        showProblem
        generate={newAesKey}
      />
      <span className="flex items-center gap-2">
        <Switch label={t("settings.rotate_token")} checked={withToken} onChange={setWithToken} />
        {t("settings.rotate_token")}
      </span>
      {refused}
      <span className="flex gap-2">
        <Button
          tone="primary"
          data-testid="rotate-begin"
          disabledReason={sending ? t("sending") : readOnly}
          onClick={begin}
        >
          {t("settings.rotate_begin")}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t("settings.cancel")}
        </Button>
      </span>
    </div>
  );
}

function UnderWay({ connection, since }: { connection: Connection; since: number }) {
  const { t } = useTranslation("connect");
  const { withKey, withPreviousKey } = connection.seen;
  const readOnly = useReadOnlyReason();
  const { sending, save, refused } = useSaving(() => dropPreviousKey(connection.accountId));
  return (
    <div
      data-testid="rotation"
      className="rounded-row bg-waiting-soft px-3 py-2 inset-ring inset-ring-waiting-line"
    >
      <b data-at={since} className="block font-semibold">
        {t("settings.rotating", { at: formatDayTime(since, useNow()) })}
      </b>
      <p className="text-ink-2">
        {t(
          withKey !== null
            ? "settings.rotating_seen"
            : withPreviousKey !== null
              ? "settings.rotating_old"
              : "settings.rotating_paste",
        )}
      </p>
      {refused}
      <Button
        className="mt-2"
        tone={withKey === null ? "plain" : "primary"}
        data-testid="rotate-end"
        disabledReason={sending ? t("sending") : readOnly}
        onClick={() => save()}
      >
        {t("settings.rotate_end")}
      </Button>
    </div>
  );
}
