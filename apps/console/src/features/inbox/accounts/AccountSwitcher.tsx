import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown, Plus } from "lucide-react";
import { meQuery } from "../../../data/queries/me.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowSeconds } from "../../../lib/time/use-now.ts";
import { Badge } from "../../../ui/marks/Badge.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../ui/menus/Menu.tsx";
import { waitingCount } from "../../session/lists.ts";
import { toAccount } from "./left-open.ts";
import { accountLabel, type BoundAccount, needsAttention } from "./other-account-labels.ts";

export function AccountSwitcher({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const { data } = useQuery(meQuery);
  const navigate = useNavigate();
  const accounts = data?.accounts ?? [];
  const { name } = useAccount(accountId);
  const mayConnect = data?.mayConnect ?? false;
  if (accounts.length < 2 && !mayConnect)
    return (
      <span dir="auto" className="min-w-0 truncate text-left text-15 font-semibold">
        {name}
      </span>
    );
  const news = accounts.some((account) => account.id !== accountId && needsAttention(account));
  return (
    <Menu className="w-72" trigger={<Trigger name={name} news={news} />}>
      {accounts.map((account) => {
        const Item = account.id === accountId ? HereItem : AccountItem;
        return (
          <Item
            key={account.id}
            account={account}
            here={account.id === accountId}
            onSelect={() => void navigate(toAccount(account.id))}
          />
        );
      })}
      {mayConnect && (
        <>
          <MenuSeparator />
          <MenuItem
            icon={<Plus {...icon14} className="text-ink-2" />}
            data-testid="connect-another"
            onSelect={() => void navigate({ to: "/connect" })}
          >
            {t("account.connect")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

function asHere(account: BoundAccount, desk: Snapshot): BoundAccount {
  const mine = desk.sessions.filter((s) => s.state === "active" && s.ownerId === desk.me.id);
  return {
    ...account,
    name: desk.account.name,
    status: desk.me.status,
    waiting: waitingCount(desk),
    active: mine.length,
    unread: mine.reduce((sum, s) => sum + s.unread, 0),
    leavesAt: null,
  };
}

function Trigger({ name, news, ...rest }: { name: string; news: boolean }) {
  const { t } = useTranslation("inbox");
  return (
    <button
      type="button"
      title={t("account.switch")}
      {...rest}
      data-testid="account-switcher"
      className="-ml-1.5 flex min-w-0 items-center gap-1.5 rounded-control px-1.5 py-0.5 text-15 font-semibold hover:bg-surface-press max-narrow:min-h-11"
    >
      <span dir="auto" className="min-w-0 truncate text-left">
        {name}
      </span>
      <span className="relative flex-none">
        <ChevronDown {...icon14} className="text-ink-3" />
        {news && (
          <span
            data-testid="account-news"
            className="absolute -top-1 -right-1 size-2 inked rounded-full bg-accent-solid ring-2 ring-surface-1"
          >
            <span className="sr-only">{t("account.news")}</span>
          </span>
        )}
      </span>
    </button>
  );
}

interface AccountItemProps {
  account: BoundAccount;
  here: boolean;
  onSelect: () => void;
}

function HereItem({ account, ...rest }: AccountItemProps) {
  return <AccountItem account={asHere(account, useSnapshot(account.id))} {...rest} />;
}

function AccountItem({ account, here, onSelect }: AccountItemProps) {
  const { t } = useTranslation("inbox");
  const now = useNowSeconds();
  return (
    <MenuItem
      current={here}
      hint={`${t(`common:status.${account.status}`)} · ${accountLabel(account, now)}`}
      end={
        account.unread > 0 && (
          <Badge count={account.unread} label={t("account.unread", { count: account.unread })} />
        )
      }
      data-testid={`account-choice-${account.id}`}
      onSelect={onSelect}
    >
      {account.name}
    </MenuItem>
  );
}
