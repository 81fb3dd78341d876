import { handOvers } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { RadioRows } from "../../../ui/fields/RadioRows.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { SettingsFormPage } from "./form/SettingsFormPage.tsx";
import { type SettingsForm, useSettingsForm } from "./form/use-settings-form.ts";
import { AutoReplyRow } from "./rows/AutoReplyRow.tsx";
import { GreetingRow } from "./rows/GreetingRow.tsx";
import { OpeningHoursRow } from "./rows/OpeningHoursRow.tsx";
import { RatingRow } from "./rows/RatingRow.tsx";
import { SettingRow } from "./rows/SettingRow.tsx";

export function AutoReply({ accountId }: SectionPageProps) {
  const { t } = useTranslation("hours");
  const form = useSettingsForm(accountId, "hours");
  return (
    <SettingsFormPage title={t("settings:section.hours")} form={form}>
      <GreetingRow form={form} />
      <OpeningHoursRow form={form} />
      <AutoReplyRow form={form} />
      <HandOverRow form={form} />
      <RatingRow form={form} />
    </SettingsFormPage>
  );
}

function HandOverRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("hours");
  return (
    <SettingRow form={form} name="handOver" label={t("hand_over.title")} effect={t("hand_over.effect")} below>
      {() => (
        <RadioRows
          name="hand-over"
          label={t("hand_over.title")}
          value={form.get("handOver")}
          onChange={(value) => form.set("handOver", value)}
          rows={handOvers.map((value) => ({
            value,
            label: t(`hand_over.${value}.label`),
            effect:
              value === "closed" && form.get("openingHours") === null
                ? t("hand_over.always_open")
                : t(`hand_over.${value}.effect`),
          }))}
        />
      )}
    </SettingRow>
  );
}
