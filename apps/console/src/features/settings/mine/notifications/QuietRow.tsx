import { clockShape, type QuietHours } from "@jieru/shared/domain/notification-settings";
import { useId, useState } from "react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Input } from "../../../../ui/fields/Input.tsx";
import { Select } from "../../../../ui/fields/Select.tsx";
import { Switch } from "../../../../ui/fields/Switch.tsx";
import type { SaveChange } from "../../../notifications/settings-query.ts";
import { timeZones, zoneHere } from "../../account/fields/opening.ts";
import { readTime } from "../../account/fields/RangesField.tsx";
import { OwnRow } from "../OwnRow.tsx";

const nights = (): QuietHours => ({ from: "22:00", to: "08:00", timeZone: zoneHere() });

function problemOf({ from, to }: QuietHours): "same" | "no_time" | null {
  if (!clockShape.test(from) || !clockShape.test(to)) return "no_time";
  return from === to ? "same" : null;
}

/** [NT5] The hours without notifications, by the agent's own clock. */
export function QuietRow({ quiet, save }: { quiet: QuietHours | null; save: SaveChange }) {
  const { t } = useTranslation("notifications");
  const [last, setLast] = useState(quiet);
  if (quiet && quiet !== last) setLast(quiet);
  return (
    <OwnRow label={t("page.quiet")} effect={t("page.quiet_effect")} testId="quiet">
      {(describedBy) => (
        <span className="grid justify-items-end gap-3">
          <Switch
            label={t("page.quiet_on")}
            aria-describedby={describedBy}
            data-testid="quiet-on"
            checked={quiet !== null}
            onChange={(on) => save({ quiet: on ? (last ?? nights()) : null })}
          />
          {quiet && <Hours quiet={quiet} save={save} />}
        </span>
      )}
    </OwnRow>
  );
}

/** An invalid time stays as typed, shows the reason, and is not saved. */
function Hours({ quiet, save }: { quiet: QuietHours; save: SaveChange }) {
  const { t } = useTranslation("notifications");
  const [typed, setTyped] = useState<Partial<QuietHours>>({});
  const shown = { ...quiet, ...typed };
  const problem = problemOf(shown);
  const problemId = useId();
  const put = (change: Partial<QuietHours>) => {
    const next = { ...shown, ...change };
    const isWhole = problemOf(next) === null;
    setTyped(isWhole ? {} : { ...typed, ...change });
    const isOther = next.from !== quiet.from || next.to !== quiet.to || next.timeZone !== quiet.timeZone;
    if (isWhole && isOther) save({ quiet: next });
  };
  const time = (edge: "from" | "to") => (
    <Input
      value={shown[edge]}
      aria-label={t(`page.quiet_${edge}`)}
      aria-invalid={problem === "same" || !clockShape.test(shown[edge]) || undefined}
      aria-describedby={problem ? problemId : undefined}
      inputMode="numeric"
      maxLength={5}
      data-testid={`quiet-${edge}`}
      onChange={({ target }) => setTyped({ ...typed, [edge]: target.value })}
      onBlur={({ target }) => put({ [edge]: readTime(target.value) })}
      size="row"
      className="w-[58px] text-center max-narrow:w-[76px]"
    />
  );
  return (
    <span className="grid justify-items-end gap-2">
      <span className="flex flex-wrap items-center justify-end gap-2">
        {t("page.quiet_from")} {time("from")} {t("page.quiet_to")} {time("to")}
        {problem === null && shown.to < shown.from && (
          <span className="text-12 text-ink-3">{t("page.quiet_until_next_day")}</span>
        )}
      </span>
      {problem && (
        <span id={problemId} role="alert" className="text-12 text-danger">
          {t(`page.quiet_${problem}`)}
        </span>
      )}
      <Select
        aria-label={t("page.quiet_zone")}
        value={shown.timeZone}
        onChange={({ target }) => put({ timeZone: target.value })}
        size="row"
        className="max-w-56 min-w-0"
      >
        {timeZones(shown.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </Select>
    </span>
  );
}
