import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { durationInWords } from "../fields/range-words.ts";
import type { SettingsForm } from "../form/use-settings-form.ts";
import { SettingRow } from "./SettingRow.tsx";
import { SwitchedText } from "./SwitchedText.tsx";

const minute = 60_000;

/** How much of the allowance that entering grants the greeting uses. The account's numbers are set on another page. */
function useEffectWords(form: SettingsForm): string {
  const { t } = useTranslation("hours");
  const numbers = { replyPreset: form.get("replyPreset"), ownReplies: form.get("ownReplies") };
  const { replies, windowMs } = replyPolicyOf(numbers).entered;
  if (replies === 0 || windowMs === 0) return t("greeting.no_reply");
  if (replies === 1 && windowMs === minute) return t("greeting.effect");
  return t("greeting.effect_of", { count: replies, time: durationInWords(windowMs) });
}

/** [GR1] The greeting, with a count in the unit of its limit. Switching it off keeps the text until that is saved. */
export function GreetingRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("hours");
  const greeting = form.get("greeting");
  const effect = useEffectWords(form);
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
