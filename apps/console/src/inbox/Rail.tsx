import type { AccountId } from "@jieru/shared/domain/ids";
import { Link, useMatch } from "@tanstack/react-router";
import { Keyboard, MessageSquare, SlidersHorizontal, SunMoon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { icon20 } from "../ui/icon.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { Logo } from "../ui/Logo.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import { AppearanceItems } from "./AppearanceItems.tsx";
import { showKeys } from "./keys-dialog.ts";
import type { goKeys } from "./use-go-keys.ts";

const place =
  "grid size-9 place-items-center rounded-row text-ink-2 hover:bg-surface-press hover:text-ink-1 aria-[current=page]:bg-surface-2 aria-[current=page]:text-ink-1 aria-[current=page]:ring aria-[current=page]:ring-border-1";

export function Rail({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation(["inbox", "common"]);
  const inbox = useMatch({ from: "/a/$accountId/_inbox", shouldThrow: false });
  const settings = useMatch({ from: "/a/$accountId/settings", shouldThrow: false });
  return (
    <nav
      aria-label={t("nav.label")}
      className="col-start-1 row-start-1 flex flex-col items-center gap-1 bg-surface-0 pt-[11px] pb-2 max-narrow:hidden"
    >
      <Logo label={t("common:product")} className="mb-3 size-8" />
      <Place
        accountId={accountId}
        to="/a/$accountId"
        keys="C"
        label={t("nav.sessions")}
        current={inbox !== undefined}
      >
        <MessageSquare {...icon20} />
      </Place>
      <Place
        accountId={accountId}
        to="/a/$accountId/settings"
        keys="S"
        label={t("nav.settings")}
        current={settings !== undefined}
      >
        <SlidersHorizontal {...icon20} />
      </Place>
      <span className="mt-auto" />
      <Menu
        side="top"
        trigger={
          <button
            type="button"
            aria-label={t("nav.appearance")}
            data-testid="appearance-menu"
            className={place}
          >
            <SunMoon {...icon20} />
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

interface PlaceProps {
  accountId: AccountId;
  to: (typeof goKeys)[keyof typeof goKeys];
  /** The letter after `G`. */
  keys: string;
  label: string;
  current: boolean;
  children: ReactNode;
}

/** A page of the account; its tooltip teaches the keys that lead there. */
function Place({ accountId, to, keys, label, current, children }: PlaceProps) {
  const hint = (
    <span className="inline-flex items-center gap-2">
      {label}
      <span className="inline-flex gap-1">
        <Kbd>G</Kbd>
        <Kbd>{keys}</Kbd>
      </span>
    </span>
  );
  return (
    <Tooltip content={hint} side="right">
      <Link
        to={to}
        params={{ accountId }}
        activeOptions={{ exact: true }}
        aria-current={current ? "page" : undefined}
        aria-label={label}
        className={place}
      >
        {children}
      </Link>
    </Tooltip>
  );
}
