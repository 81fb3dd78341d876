import "../../../../i18n/messages/notifications.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Switch } from "../../../../ui/fields/Switch.tsx";
import { Banner } from "../../../../ui/notices/Banner.tsx";
import {
  type SaveChange,
  saveNotifications,
  useNotificationSettings,
} from "../../../notifications/settings-query.ts";
import { SettingsPage } from "../../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../../page/section-page.ts";
import { OwnRow } from "../OwnRow.tsx";
import { DesktopRow } from "./DesktopRow.tsx";
import { Matrix } from "./Matrix.tsx";
import { QuietRow } from "./QuietRow.tsx";
import { VolumeRow } from "./VolumeRow.tsx";

/** Fieldsets of settings stored by the server; settings of this device are outside. */
const kept = "m-0 min-w-0 border-0 p-0";

export function Notifications({ accountId }: SectionPageProps) {
  const { t } = useTranslation("notifications");
  const settings = useNotificationSettings();
  const [failure, setFailure] = useState<string | null>(null);
  const readOnly = useReadOnlyReason();
  const save: SaveChange = (change) =>
    void saveNotifications(change).then((outcome) =>
      setFailure(outcome.ok ? null : failureSentence(outcome)),
    );
  // A line over every page already reports a read-only database.
  const banner = failure && readOnly === null && (
    <Banner tone="trouble" assertive icon={<CircleAlert {...icon14} />}>
      {t("page.failed", { why: failure })}
    </Banner>
  );
  return (
    <SettingsPage title={t("settings:section.notifications")} banner={banner}>
      <div className="max-w-[720px]">
        <p className="text-12 text-ink-2">{t("page.means")}</p>
        <fieldset disabled={readOnly !== null} className={kept}>
          <Matrix accountId={accountId} settings={settings} save={save} />
        </fieldset>
        <VolumeRow accountId={accountId} />
        <DesktopRow />
        <fieldset disabled={readOnly !== null} className={kept}>
          <OwnRow label={t("page.preview")} effect={t("page.preview_effect")}>
            {(describedBy) => (
              <Switch
                label={t("page.preview")}
                aria-describedby={describedBy}
                data-testid="preview"
                checked={settings.preview}
                onChange={(preview) => save({ preview })}
              />
            )}
          </OwnRow>
          <QuietRow quiet={settings.quiet} save={save} />
        </fieldset>
      </div>
    </SettingsPage>
  );
}
