import type { Agent } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Account } from "@jieru/shared/domain/snapshot";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { BackLink } from "../page/BackLink.tsx";
import { mayRead } from "./may-read.ts";
import { groupsFor, type SectionEntry, sections } from "./sections.ts";

interface SectionListProps {
  accountId: AccountId;
  account: Account;
  me: Agent;
  /** Whether a page is open, which covers the list on a phone. */
  covered: boolean;
}

const row =
  "flex min-h-8 items-center rounded-control px-2 py-1.5 text-left leading-5 text-ink-2 max-narrow:min-h-11 max-narrow:text-14 ring-on-edge";

export function SectionList({ accountId, account, me, covered }: SectionListProps) {
  const { t } = useTranslation("settings");
  return (
    <nav
      aria-label={t("title")}
      data-covered={covered || undefined}
      className="thin-scroll min-h-0 overflow-y-auto border-x border-border-1 bg-surface-1 pb-4 max-narrow:border-0 max-narrow:data-covered:hidden"
    >
      <header className="flex h-[54px] items-center gap-1 pr-3 pl-4 max-narrow:pl-2">
        <BackLink
          accountId={accountId}
          to="/a/$accountId"
          label={t("to_sessions")}
          className="size-11 narrow:hidden"
        />
        <h2 className="text-15 font-semibold">{t("title")}</h2>
      </header>
      {groupsFor(me.role).map((group) => (
        <Group
          key={group}
          accountId={accountId}
          name={group === "account" ? account.name : t("mine")}
          entries={sections.filter((s) => s.group === group && mayRead(me.role, s))}
        />
      ))}
    </nav>
  );
}

interface GroupProps {
  accountId: AccountId;
  name: string;
  entries: readonly SectionEntry[];
}

function Group({ accountId, name, entries }: GroupProps) {
  const id = useId();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id} className="px-2 pb-3">
      <h3 id={id} className="truncate px-2 py-1.5 text-12 text-ink-3">
        {name}
      </h3>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry accountId={accountId} entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ accountId, entry }: Pick<GroupProps, "accountId"> & { entry: SectionEntry }) {
  const { t } = useTranslation("settings");
  return (
    <Link
      to="/a/$accountId/settings/$section"
      params={{ accountId, section: entry.id }}
      data-testid={`section-${entry.id}`}
      activeProps={{ "aria-current": "page" }}
      className={`${row} hover:bg-surface-hover aria-[current=page]:bg-surface-selected aria-[current=page]:font-semibold aria-[current=page]:text-ink-1`}
    >
      {t(`section.${entry.id}`)}
    </Link>
  );
}
