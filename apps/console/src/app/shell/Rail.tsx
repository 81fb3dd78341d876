import type { AccountId } from "@jieru/shared/domain/ids";
import { icon20 } from "@jieru/ui/icon.ts";
import { Command, Keyboard, Search, SlidersHorizontal, SunMoon } from "lucide-react";
import { showDialog } from "../../features/commands/active-dialog.ts";
import { menuKey } from "../../features/commands/shortcuts.ts";
import { AppearanceItems } from "../../features/page/AppearanceItems.tsx";
import { RailLabel, RailLink, railItem } from "../../features/page/RailLink.tsx";
import { useTranslation } from "../../i18n/use-translation.ts";
import { modSign } from "../../lib/keyboard/keys.ts";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { Logo } from "../../ui/marks/Logo.tsx";
import { Menu } from "../../ui/menus/Menu.tsx";
import { Tooltip } from "../../ui/overlays/Tooltip.tsx";
import { AfterPaint } from "../../ui/rendering/AfterPaint.tsx";
import { BoardPlace } from "./BoardPlace.tsx";
import { SoundMenu, StepDot } from "./lazy-components.ts";
import { SessionsPlace } from "./SessionsPlace.tsx";

const PaletteHint = () => (
  <span className="inline-flex items-center gap-2">
    {useTranslation("inbox").t("nav.palette")}
    <span className="inline-flex gap-1">
      <Kbd>{modSign}</Kbd>
      <Kbd>{menuKey.slice(-1)}</Kbd>
    </span>
  </span>
);

/** The navigation of the account; hidden on phones. */
export function Rail({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  return (
    <nav
      aria-label={t("nav.label")}
      className="col-start-1 row-start-1 flex flex-col items-center gap-1 bg-surface-0 pt-[11px] pb-2 max-narrow:hidden"
    >
      <Logo label={t("common:product")} className="mb-3 size-8" />
      <SessionsPlace accountId={accountId} />
      <RailLink
        accountId={accountId}
        to="/a/$accountId/search"
        command="goSearch"
        label={t("nav.search")}
        name={t("nav.search")}
        icon={<Search {...icon20} />}
      />
      <BoardPlace accountId={accountId} />
      <RailLink
        accountId={accountId}
        to="/a/$accountId/settings"
        command="goSettings"
        label={t("nav.settings")}
        name={t("nav.settings")}
        icon={<SlidersHorizontal {...icon20} />}
      >
        <AfterPaint>
          <StepDot accountId={accountId} />
        </AfterPaint>
      </RailLink>
      <span className="mt-auto" />
      <AfterPaint>
        <SoundMenu accountId={accountId} />
      </AfterPaint>
      <Menu
        side="top"
        trigger={
          <button
            type="button"
            aria-label={t("nav.appearance")}
            data-testid="appearance-menu"
            className={railItem}
          >
            <SunMoon {...icon20} />
            <RailLabel>{t("nav.short.appearance")}</RailLabel>
          </button>
        }
      >
        <AppearanceItems />
      </Menu>
      <Tooltip content={<PaletteHint />} side="right">
        <button
          type="button"
          aria-label={t("nav.palette")}
          data-testid="open-palette"
          onClick={() => showDialog("palette")}
          className={railItem}
        >
          <Command {...icon20} />
          <RailLabel>{t("nav.short.palette")}</RailLabel>
        </button>
      </Tooltip>
      <Tooltip content={t("nav.keys")} side="right">
        <button
          type="button"
          aria-label={t("nav.keys")}
          onClick={() => showDialog("keys")}
          className={railItem}
        >
          <Keyboard {...icon20} />
          <RailLabel>{t("nav.keys")}</RailLabel>
        </button>
      </Tooltip>
    </nav>
  );
}
