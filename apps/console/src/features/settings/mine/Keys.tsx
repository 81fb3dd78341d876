import { delayReplies, useSendDelay } from "../../../data/outbox/send-delay.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { modSign } from "../../../lib/keyboard/keys.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { showDialog } from "../../commands/active-dialog.ts";
import { allowSingleKeys, useSingleKeys } from "../../commands/single-keys.ts";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import { OwnRow } from "./OwnRow.tsx";

/** [AP3] [OB16] Switches for single-key shortcuts and for delayed replies, with the table of keys. */
export function Keys() {
  const { t } = useTranslation("settings");
  const allowed = useSingleKeys();
  const delayed = useSendDelay();
  const label = t("single_keys.title");
  return (
    <SettingsPage title={t("section.keys")}>
      <div className="max-w-[720px]">
        <OwnRow label={label} effect={t("single_keys.effect")}>
          {(describedBy) => (
            <Switch
              label={label}
              aria-describedby={describedBy}
              checked={allowed}
              onChange={allowSingleKeys}
              data-testid="single-keys"
            />
          )}
        </OwnRow>
        <OwnRow label={t("send_delay.title")} effect={t("send_delay.effect", { keys: `${modSign} Z` })}>
          {(describedBy) => (
            <Switch
              label={t("send_delay.title")}
              aria-describedby={describedBy}
              checked={delayed}
              onChange={delayReplies}
              data-testid="send-delay"
            />
          )}
        </OwnRow>
        <OwnRow label={t("single_keys.table")} effect={t("single_keys.table_effect")}>
          {(describedBy) => (
            <Button aria-describedby={describedBy} data-testid="open-keys" onClick={() => showDialog("keys")}>
              {t("single_keys.open")}
            </Button>
          )}
        </OwnRow>
      </div>
    </SettingsPage>
  );
}
