import { settingRanges } from "@jieru/shared/domain/settings";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { formatDay } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { NumberField } from "./fields/NumberField.tsx";
import { numberRangeLabel } from "./fields/range-labels.ts";
import { SettingsFormPage } from "./form/SettingsFormPage.tsx";
import { type SettingsForm, useSettingsForm } from "./form/use-settings-form.ts";
import { SettingRow } from "./rows/SettingRow.tsx";

const dayMs = 86_400_000;
const startDays = 365;

/** [RT1] How long messages are stored. A new or shorter limit must be confirmed. */
export function Retention({ accountId }: SectionPageProps) {
  const { t } = useTranslation("keeping");
  const account = useAccount(accountId);
  const form = useSettingsForm(accountId, "keeping");
  const [asking, setAsking] = useState(false);
  const readOnly = useReadOnlyReason();
  const days = form.get("keepMessagesDays");
  const deletesMore = days !== null && days < (account.keepMessagesDays ?? Number.POSITIVE_INFINITY);
  const confirm = () => {
    setAsking(false);
    form.save();
  };
  return (
    <SettingsFormPage
      title={t("settings:section.keeping")}
      form={{ ...form, save: () => (deletesMore ? setAsking(true) : form.save()) }}
    >
      <KeepRow form={form} />
      <dl className="grid gap-3 py-4 text-12 text-ink-2">
        {(["goes", "stays", "erase"] as const).map((what) => (
          <div key={what}>
            <dt className="font-semibold text-ink-1">{t(`${what}.title`)}</dt>
            <dd>{t(`${what}.text`)}</dd>
          </div>
        ))}
      </dl>
      <ConfirmDialog
        name="keeping"
        question={asking && days !== null ? t("ask", { count: days }) : null}
        onClose={() => setAsking(false)}
        confirm={t("confirm")}
        disabledReason={readOnly}
        onConfirm={confirm}
      >
        {t("askText", { date: formatDay(serverNow() - (days ?? 0) * dayMs) })}
      </ConfirmDialog>
    </SettingsFormPage>
  );
}

function KeepRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("keeping");
  const label = t("label");
  const days = form.get("keepMessagesDays");
  return (
    <SettingRow
      form={form}
      name="keepMessagesDays"
      label={label}
      effect={t(days === null ? "forEver" : "effect")}
      range={numberRangeLabel(settingRanges.keepMessagesDays)}
    >
      {(describedBy, invalid) => (
        <span className="flex items-center gap-3">
          {days === null ? (
            <span className="text-ink-3">{t("off")}</span>
          ) : (
            <NumberField
              label={label}
              value={days}
              onChange={(value) => form.set("keepMessagesDays", value)}
              describedBy={describedBy}
              invalid={invalid}
              unit={t("settings-form:unit.day")}
            />
          )}
          <Switch
            label={t("settings-form:switch", { label })}
            checked={days !== null}
            onChange={(on) =>
              form.set("keepMessagesDays", on ? (form.last("keepMessagesDays") ?? startDays) : null)
            }
          />
        </span>
      )}
    </SettingRow>
  );
}
