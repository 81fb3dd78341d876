import { ratingSlot } from "@jieru/shared/domain/rating";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Switch } from "../../../ui/Switch.tsx";
import type { SettingsForm } from "../form/use-settings-form.ts";
import { SaidText } from "./SaidText.tsx";
import { SettingRow } from "./SettingRow.tsx";

/** [CR1] Whether customers are asked how satisfied they were, and with what. */
export function RatingRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("hours");
  // An older server does not know of it.
  const request = form.get("ratingRequest") ?? null;
  const begin = () => form.last("ratingRequest") ?? { text: t("rating.example", { link: ratingSlot }) };
  return (
    <SettingRow form={form} name="ratingRequest" label={t("rating.title")} effect={t("rating.effect")} below>
      {(describedBy, invalid) => (
        <div className="grid gap-2">
          <span className="flex items-center gap-2">
            <Switch
              label={t("rating.title")}
              data-testid="rating-switch"
              checked={request !== null}
              onChange={(on) => form.set("ratingRequest", on ? begin() : null)}
            />
            {t(request === null ? "rating.off" : "rating.on")}
          </span>
          {request && (
            <>
              <SaidText
                value={request.text}
                label={t("rating.text")}
                testId="rating-text"
                describedBy={describedBy}
                invalid={invalid}
                onChange={(text) => form.set("ratingRequest", { text })}
              />
              <p className="text-12 text-ink-2">{t("rating.slot", { slot: ratingSlot })}</p>
            </>
          )}
        </div>
      )}
    </SettingRow>
  );
}
