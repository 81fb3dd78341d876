import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Switch } from "../../../../ui/fields/Switch.tsx";
import type { SettingsForm } from "../form/use-settings-form.ts";
import { SettingRow } from "./SettingRow.tsx";

type Name = "keepUnanswered" | "exceedByHand" | "exceedByTransfer" | "initialAuto";

export function SwitchRow({ form, name }: { form: SettingsForm; name: Name }) {
  const { t } = useTranslation("dispatch");
  const label = t(`${name}.label`);
  return (
    <SettingRow form={form} name={name} label={label} effect={t(`${name}.effect`)}>
      {(describedBy) => (
        <Switch
          label={label}
          aria-describedby={describedBy}
          checked={form.get(name)}
          onChange={(on) => form.set(name, on)}
        />
      )}
    </SettingRow>
  );
}
