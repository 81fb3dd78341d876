import { useTranslation } from "../../i18n/use-translation.ts";
import { Switch } from "../../ui/Switch.tsx";
import { SettingRow } from "./SettingRow.tsx";
import type { SettingsForm } from "./use-settings-form.ts";

type Name = "exceedByHand" | "exceedByTransfer" | "initialAuto";

/** A setting that is on or off, with the effect of each. */
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
