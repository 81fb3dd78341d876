import type { AccountId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { meQuery } from "../api/me.ts";
import { icon14 } from "../ui/icon.ts";
import { Menu, MenuItem } from "../ui/Menu.tsx";

/** The account's name, and the way to the others one is bound to (SI3). */
export function AccountSwitcher({ accountId, name }: { accountId: AccountId; name: string }) {
  const { t } = useTranslation(["inbox", "common"]);
  const { data } = useQuery(meQuery);
  const navigate = useNavigate();
  const accounts = data?.accounts ?? [];
  if (accounts.length < 2) return <span className="min-w-0 truncate text-15 font-semibold">{name}</span>;
  return (
    <Menu
      className="w-64"
      trigger={
        <button
          type="button"
          title={t("account.switch")}
          data-testid="account-switcher"
          className="-ml-1.5 flex min-w-0 items-center gap-1.5 rounded-control px-1.5 py-0.5 text-15 font-semibold hover:bg-surface-press max-narrow:min-h-11"
        >
          <span className="min-w-0 truncate">{name}</span>
          <ChevronDown {...icon14} className="flex-none text-ink-3" />
        </button>
      }
    >
      {accounts.map((account) => (
        <MenuItem
          key={account.id}
          current={account.id === accountId}
          end={<span className="text-12 text-ink-3">{t(`common:role.${account.role}`)}</span>}
          data-testid={`account-choice-${account.id}`}
          onSelect={() => void navigate({ to: "/a/$accountId", params: { accountId: account.id } })}
        >
          {account.name}
        </MenuItem>
      ))}
    </Menu>
  );
}
