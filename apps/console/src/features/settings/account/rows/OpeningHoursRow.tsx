import type { OpeningHours } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { RadioRows } from "../../../../ui/fields/RadioRows.tsx";
import { Select } from "../../../../ui/fields/Select.tsx";
import { DaysField } from "../fields/DaysField.tsx";
import { firstOpening, timeZones, withDay } from "../fields/opening.ts";
import { RangesField } from "../fields/RangesField.tsx";
import type { SettingsForm } from "../form/use-settings-form.ts";
import { SettingRow } from "./SettingRow.tsx";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export function OpeningHoursRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("hours");
  const opening = form.get("openingHours");
  const put = (next: OpeningHours | null) => form.set("openingHours", next);
  return (
    <SettingRow form={form} name="openingHours" label={t("title")} effect={t("effect")} below>
      {(describedBy) => (
        <div className="grid gap-3">
          <RadioRows
            name="opening"
            label={t("title")}
            value={opening === null ? "always" : "hours"}
            onChange={(value) =>
              put(value === "always" ? null : (form.last("openingHours") ?? firstOpening()))
            }
            rows={(["always", "hours"] as const).map((value) => ({
              value,
              label: t(`${value}.label`),
              effect: t(`${value}.effect`),
            }))}
          />
          {opening && (
            <>
              <TimeZone value={opening.timeZone} onChange={(timeZone) => put({ ...opening, timeZone })} />
              <Week form={form} opening={opening} put={put} describedBy={describedBy} />
              <DaysField opening={opening} put={put} problems={form.problems} describedBy={describedBy} />
            </>
          )}
        </div>
      )}
    </SettingRow>
  );
}

interface WeekProps {
  form: SettingsForm;
  opening: OpeningHours;
  put: (o: OpeningHours) => void;
  describedBy: string;
}

function Week({ form, opening, put, describedBy }: WeekProps) {
  const { t } = useTranslation("hours");
  return (
    <ul aria-label={t("week")}>
      {days.map((day, i) => (
        <li
          key={day}
          data-testid={`hours-${day}`}
          className="flex min-h-9 items-center gap-4 border-border-1 py-1 not-last:border-b max-narrow:items-start"
        >
          <span className="w-14 flex-none max-narrow:pt-2.5">{t(`day.${day}`)}</span>
          <RangesField
            day={t(`day.${day}`)}
            ranges={opening.week[i] ?? []}
            onChange={(ranges) => put(withDay(opening, i, ranges))}
            problems={form.problems}
            describedBy={describedBy}
            path={`openingHours.week.${i}`}
          />
        </li>
      ))}
    </ul>
  );
}

function TimeZone({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation("hours");
  return (
    <label className="flex items-center gap-4">
      <span className="w-14 flex-none">{t("time_zone")}</span>
      <Select
        value={value}
        onChange={({ target }) => onChange(target.value)}
        size="row"
        className="min-w-0 max-w-72"
      >
        {timeZones(value).map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </Select>
    </label>
  );
}
