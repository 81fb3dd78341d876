import type { QuietHours } from "@jieru/shared/domain/notification-settings";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Switch } from "../../../ui/Switch.tsx";
import { fieldLook } from "../../account/NumberField.tsx";
import { timeZones } from "../../account/opening.ts";
import { OwnRow } from "../OwnRow.tsx";
import type { Save } from "./Notifications.tsx";

const nights = (): QuietHours => ({
  from: "22:00",
  to: "08:00",
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || "Asia/Shanghai",
});

/** [NT5] When nothing sounds, by the agent's own clock. */
export function QuietRow({ quiet, save }: { quiet: QuietHours | null; save: Save }) {
  const { t } = useTranslation("notifications");
  return (
    <OwnRow label={t("page.quiet")} effect={t("page.quiet_effect")} testId="quiet">
      {(describedBy) => (
        <span className="grid justify-items-end gap-3">
          <Switch
            label={t("page.quiet_on")}
            aria-describedby={describedBy}
            data-testid="quiet-on"
            checked={quiet !== null}
            onChange={(on) => save({ quiet: on ? nights() : null })}
          />
          {quiet && <Hours quiet={quiet} save={save} />}
        </span>
      )}
    </OwnRow>
  );
}

/** A time that cannot be is shown as it was typed, says why, and is not saved. */
function Hours({ quiet, save }: { quiet: QuietHours; save: Save }) {
  const { t } = useTranslation("notifications");
  const [typed, setTyped] = useState<Partial<QuietHours>>({});
  const shown = { ...quiet, ...typed };
  const same = shown.from === shown.to;
  const put = (change: Partial<QuietHours>) => {
    const next = { ...shown, ...change };
    const whole = next.from !== "" && next.to !== "" && next.from !== next.to;
    setTyped(whole ? {} : { ...typed, ...change });
    if (whole) save({ quiet: next });
  };
  const time = (edge: "from" | "to") => (
    <input
      type="time"
      value={shown[edge]}
      aria-label={t(`page.quiet_${edge}`)}
      aria-invalid={same || shown[edge] === "" || undefined}
      data-testid={`quiet-${edge}`}
      onChange={({ target }) => put({ [edge]: target.value })}
      className={fieldLook}
    />
  );
  return (
    <span className="grid justify-items-end gap-2">
      <span className="flex flex-wrap items-center justify-end gap-2">
        {t("page.quiet_from")} {time("from")} {t("page.quiet_to")} {time("to")}
      </span>
      <span className="text-12 text-ink-3">{shown.to < shown.from && t("page.quiet_until_next_day")}</span>
      {same && (
        <span role="alert" className="text-12 text-danger">
          {t("page.quiet_same")}
        </span>
      )}
      <select
        aria-label={t("page.quiet_zone")}
        value={shown.timeZone}
        onChange={({ target }) => put({ timeZone: target.value })}
        className={`${fieldLook} max-w-56 min-w-0`}
      >
        {timeZones(shown.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </select>
    </span>
  );
}
