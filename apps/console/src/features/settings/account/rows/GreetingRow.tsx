import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { durationLabel } from "../fields/range-labels.ts";
import type { SettingsForm } from "../form/use-settings-form.ts";
import { SettingRow } from "./SettingRow.tsx";
import { SwitchedText } from "./SwitchedText.tsx";

const minute = 60_000;

/** Returns the share of the allowance of entering that the greeting uses, by the account's numbers. */
function useEffectText(form: SettingsForm): string {
  const { t } = useTranslation("hours");
  const numbers = { replyPreset: form.get("replyPreset"), ownReplies: form.get("ownReplies") };
  const { replies, windowMs } = replyPolicyOf(numbers).entered;
  if (replies === 0 || windowMs === 0) return t("greeting.no_reply");
  if (replies === 1 && windowMs === minute) return t("greeting.effect");
  return t("greeting.effect_of", { count: replies, time: durationLabel(windowMs) });
}

/** [GR1] The greeting. Switching it off keeps the text until that is saved. */
export function GreetingRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("hours");
  const greeting = form.get("greeting");
  const effect = useEffectText(form);
  return (
    <SettingRow form={form} name="greeting" label={t("greeting.title")} effect={effect} below>
      {(describedBy, invalid) => (
        <SwitchedText
          value={greeting}
          label={t("greeting.switch")}
          words={t(greeting === null ? "greeting.off" : "greeting.on")}
          textLabel={t("greeting.title")}
          testId="greeting"
          describedBy={describedBy}
          invalid={invalid}
          onSwitch={(on) => form.set("greeting", on ? form.last("greeting") || t("greeting.example") : null)}
          onChange={(text) => form.set("greeting", text)}
        />
      )}
    </SettingRow>
  );
}
