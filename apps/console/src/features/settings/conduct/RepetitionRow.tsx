import { initialSettings, type Repetition, settingRanges } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { NumberField } from "../account/fields/NumberField.tsx";
import { numberRangeLabel } from "../account/fields/range-labels.ts";
import type { SettingsForm } from "../account/form/use-settings-form.ts";
import { SettingRow } from "../account/rows/SettingRow.tsx";

export function RepetitionRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("conduct");
  const label = t("repetition.label");
  // Older servers do not know the setting.
  const value = form.get("repetition") ?? null;
  const set = (change: Partial<Repetition>) => value && form.set("repetition", { ...value, ...change });
  const range = t("repetition.range", {
    customers: numberRangeLabel(settingRanges.repetitionCustomers),
    minutes: numberRangeLabel(settingRanges.repetitionMinutes),
  });
  return (
    <SettingRow
      form={form}
      name="repetition"
      label={label}
      effect={t("repetition.effect")}
      range={range}
      below
    >
      {(describedBy, invalid) => (
        <span className="flex min-h-[30px] flex-wrap items-center gap-x-2 gap-y-1.5">
          <Switch
            label={t("settings-form:switch", { label })}
            className="mr-1"
            checked={value !== null}
            onChange={(on) =>
              form.set("repetition", on ? (form.last("repetition") ?? initialSettings.repetition) : null)
            }
          />
          {value === null ? (
            <span className="text-ink-3">{t("settings-form:off")}</span>
          ) : (
            <>
              <span className="text-ink-2">{t("repetition.more_than")}</span>
              <NumberField
                label={t("repetition.customers")}
                value={value.customers}
                onChange={(customers) => set({ customers })}
                describedBy={describedBy}
                invalid={invalid}
                unit={t("repetition.customers_unit")}
              />
              <span className="text-ink-2">{t("repetition.within")}</span>
              <NumberField
                label={t("repetition.minutes")}
                value={value.minutes}
                onChange={(minutes) => set({ minutes })}
                describedBy={describedBy}
                invalid={invalid}
                unit={t("repetition.minutes_unit")}
              />
            </>
          )}
        </span>
      )}
    </SettingRow>
  );
}
