import type { AccountId } from "@jieru/shared/domain/ids";
import { Link } from "@tanstack/react-router";
import { Keyboard, MessageSquare, SlidersHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { icon20 } from "../ui/icon.ts";
import { Logo } from "../ui/Logo.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import { AppearanceItems } from "./AppearanceItems.tsx";
import { showKeys } from "./keys-dialog.ts";

const place =
  "grid size-9 place-items-center rounded-row text-ink-2 hover:bg-surface-press hover:text-ink-1 aria-[current=page]:bg-surface-2 aria-[current=page]:text-ink-1 aria-[current=page]:ring aria-[current=page]:ring-border-1";

export function Rail({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <nav
      aria-label={t("nav.label")}
      className="col-start-1 row-start-1 flex flex-col items-center gap-1 bg-surface-0 pt-[11px] pb-2 max-narrow:hidden"
    >
      <Logo label={t("common:product")} className="mb-3 size-8" />
      <Tooltip content={t("nav.sessions")} side="right">
        <Link
          to="/a/$accountId"
          params={{ accountId }}
          aria-current="page"
          aria-label={t("nav.sessions")}
          className={place}
        >
          <MessageSquare {...icon20} />
        </Link>
      </Tooltip>
      <span className="mt-auto" />
      <Menu
        side="top"
        trigger={
          <button type="button" aria-label={t("nav.settings")} data-testid="settings-menu" className={place}>
            <SlidersHorizontal {...icon20} />
          </button>
        }
      >
        <AppearanceItems />
      </Menu>
      <Tooltip content={t("nav.keys")} side="right">
        <button type="button" aria-label={t("nav.keys")} onClick={() => showKeys(true)} className={place}>
          <Keyboard {...icon20} />
        </button>
      </Tooltip>
    </nav>
  );
}
