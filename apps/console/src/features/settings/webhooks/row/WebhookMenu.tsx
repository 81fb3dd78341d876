import { icon16 } from "@jieru/ui/icon.ts";
import { Ellipsis, KeyRound, Pencil, Trash2 } from "lucide-react";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { IconButton } from "../../../../ui/buttons/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../../ui/menus/Menu.tsx";
import type { WebhookRowProps } from "../webhook-row.ts";

export function WebhookMenu({ webhook, onAsk }: Pick<WebhookRowProps, "webhook" | "onAsk">) {
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const label = t("more_of", { name: webhook.name });
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={label} disabledReason={readOnly} data-testid="webhook-more">
          <Ellipsis {...icon16} />
        </IconButton>
      }
    >
      <MenuItem
        icon={<Pencil {...icon16} className="flex-none" />}
        data-testid="edit-webhook"
        onSelect={() => onAsk("edit")}
      >
        {t("edit")}
      </MenuItem>
      <MenuItem
        icon={<KeyRound {...icon16} className="flex-none" />}
        data-testid="renew-secret"
        onSelect={() => onAsk("renew")}
      >
        {t("renew")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Trash2 {...icon16} className="flex-none" />}
        data-testid="remove-webhook"
        className="text-danger"
        onSelect={() => onAsk("remove")}
      >
        {t("remove")}
      </MenuItem>
    </Menu>
  );
}
