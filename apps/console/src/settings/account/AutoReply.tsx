import { handOvers } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../i18n/use-translation.ts";
import type { SectionPageProps } from "../sections.ts";
import { AutoReplyRow } from "./AutoReplyRow.tsx";
import { GreetingRow } from "./GreetingRow.tsx";
import { OpeningHoursRow } from "./OpeningHoursRow.tsx";
import { RadioRows } from "./RadioRows.tsx";
import { RatingRow } from "./RatingRow.tsx";
import { SettingRow } from "./SettingRow.tsx";
import { SettingsFormPage } from "./SettingsFormPage.tsx";
import { type SettingsForm, useSettingsForm } from "./use-settings-form.ts";

/** What the account does automatically, and its opening hours. */
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
