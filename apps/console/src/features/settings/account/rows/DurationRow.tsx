import { settingRanges } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Switch } from "../../../../ui/fields/Switch.tsx";
import { DurationField } from "../fields/DurationField.tsx";
import { durationRangeLabel } from "../fields/range-labels.ts";
import type { SettingsForm } from "../form/use-settings-form.ts";
import { SettingRow } from "./SettingRow.tsx";

type Always = "reactivateAfterMs" | "graceMs" | "waitTargetMs" | "answerTargetMs" | "unansweredAlertMs";
type Optional = "noAnswerMs" | "pushSilenceMs";

export function DurationRow({ form, name }: { form: SettingsForm; name: Always }) {
  const { t } = useTranslation("dispatch");
  const label = t(`${name}.label`);
  return (
    <SettingRow
      form={form}
      name={name}
      label={label}
      effect={t(`${name}.effect`)}
      range={durationRangeLabel(settingRanges[name])}
    >
      {(describedBy, invalid) => (
        <DurationField
          label={label}
          value={form.get(name)}
          onChange={(ms) => form.set(name, ms)}
          describedBy={describedBy}
          invalid={invalid}
        />
      )}
    </SettingRow>
  );
}

interface OptionalProps {
  form: SettingsForm;
  name: Optional;
  start: number;
}

export function OptionalDurationRow({ form, name, start }: OptionalProps) {
  const { t } = useTranslation("dispatch");
  const label = t(`${name}.label`);
  const value = form.get(name);
  return (
    <SettingRow
      form={form}
      name={name}
      label={label}
      effect={t(`${name}.effect`)}
      range={durationRangeLabel(settingRanges[name])}
    >
      {(describedBy, invalid) => (
        <span className="flex items-center gap-3">
          {value === null ? (
            <span className="text-ink-3">{t("settings-form:off")}</span>
          ) : (
            <DurationField
              label={label}
              value={value}
              onChange={(ms) => form.set(name, ms)}
              describedBy={describedBy}
              invalid={invalid}
            />
          )}
          <Switch
            label={t("settings-form:switch", { label })}
            checked={value !== null}
            onChange={(on) => form.set(name, on ? (form.last(name) ?? start) : null)}
          />
        </span>
      )}
    </SettingRow>
  );
}
