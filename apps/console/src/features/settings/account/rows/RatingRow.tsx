import { ratingSlot } from "@jieru/shared/domain/rating";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import type { SettingsForm } from "../form/use-settings-form.ts";
import { SettingRow } from "./SettingRow.tsx";
import { SwitchedText } from "./SwitchedText.tsx";

export function RatingRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("hours");
  // Older servers do not know the setting.
  const request = form.get("ratingRequest") ?? null;
  const begin = () => form.last("ratingRequest") ?? { text: t("rating.example", { link: ratingSlot }) };
  return (
    <SettingRow form={form} name="ratingRequest" label={t("rating.title")} effect={t("rating.effect")} below>
      {(describedBy, invalid) => (
        <SwitchedText
          value={request?.text ?? null}
          label={t("rating.title")}
          words={t(request === null ? "rating.off" : "rating.on")}
          textLabel={t("rating.text")}
          testId="rating-request"
          describedBy={describedBy}
          invalid={invalid}
          onSwitch={(on) => form.set("ratingRequest", on ? begin() : null)}
          onChange={(text) => form.set("ratingRequest", { text })}
        >
          <p className="text-12 text-ink-2">{t("rating.slot", { slot: ratingSlot })}</p>
        </SwitchedText>
      )}
    </SettingRow>
  );
}
