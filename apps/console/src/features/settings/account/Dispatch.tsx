import { settingRanges } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../../i18n/use-translation.ts";
import type { SectionPageProps } from "../../page/section-page.ts";
import { NumberField } from "./fields/NumberField.tsx";
import { numberRangeLabel } from "./fields/range-labels.ts";
import { SettingsFormPage } from "./form/SettingsFormPage.tsx";
import { type SettingsForm, useSettingsForm } from "./form/use-settings-form.ts";
import { DurationRow, OptionalDurationRow } from "./rows/DurationRow.tsx";
import { SettingRow } from "./rows/SettingRow.tsx";
import { SwitchRow } from "./rows/SwitchRow.tsx";

const minute = 60_000;

export function Dispatch({ accountId }: SectionPageProps) {
  const { t } = useTranslation("dispatch");
  const form = useSettingsForm(accountId, "dispatch");
  return (
    <SettingsFormPage title={t("settings:section.dispatch")} form={form}>
      <DurationRow form={form} name="reactivateAfterMs" />
      <SwitchRow form={form} name="keepUnanswered" />
      <DurationRow form={form} name="graceMs" />
      <OptionalDurationRow form={form} name="noAnswerMs" start={5 * minute} />
      <SwitchRow form={form} name="exceedByHand" />
      <SwitchRow form={form} name="exceedByTransfer" />
      <CapacityRow form={form} />
      <SwitchRow form={form} name="initialAuto" />
      <DurationRow form={form} name="waitTargetMs" />
      <DurationRow form={form} name="answerTargetMs" />
      <DurationRow form={form} name="unansweredAlertMs" />
      <OptionalDurationRow form={form} name="pushSilenceMs" start={30 * minute} />
    </SettingsFormPage>
  );
}

function CapacityRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("dispatch");
  const label = t("initialCapacity.label");
  return (
    <SettingRow
      form={form}
      name="initialCapacity"
      label={label}
      effect={t("initialCapacity.effect")}
      range={numberRangeLabel(settingRanges.initialCapacity)}
    >
      {(describedBy, invalid) => (
        <NumberField
          label={label}
          value={form.get("initialCapacity")}
          onChange={(value) => form.set("initialCapacity", value)}
          describedBy={describedBy}
          invalid={invalid}
          unit={t("settings-form:unit.sessions", { count: form.get("initialCapacity") })}
        />
      )}
    </SettingRow>
  );
}
