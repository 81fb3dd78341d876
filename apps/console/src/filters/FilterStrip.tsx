import "./words.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useQueryClient } from "@tanstack/react-query";
import { endedSessionsQuery } from "../api/ended-sessions.ts";
import { useAgentName, useDeskPart } from "../api/use-desk.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { type Tab, waitingCount } from "../inbox/lists.ts";
import { TextButton } from "../ui/TextButton.tsx";
import { unknownPartOf } from "./unknown-part.ts";
import { useFilter } from "./use-filter.ts";

interface FilterStripProps {
  accountId: AccountId;
  tab: Tab;
}

/** [VW3] That the list is cut down, to what, and what it does not know. */
export function FilterStrip({ accountId, tab }: FilterStripProps) {
  const { t } = useTranslation("filters");
  const nameOf = useAgentName(accountId);
  const client = useQueryClient();
  const { filter, clear } = useFilter();
  const { tagged, source, unread, owner } = filter;
  const words = [
    owner && (owner === "all" ? t("everybody") : (nameOf(owner) ?? owner)),
    tagged,
    source,
    unread && t("unread"),
  ].filter(Boolean);
  const ended = client.getQueryData(endedSessionsQuery(accountId).queryKey);
  const unknown = unknownPartOf(tab, useDeskPart(accountId, waitingCount), {
    count: ended?.pages.flatMap((p) => p.sessions).length ?? 0,
    more: ended?.pages.at(-1)?.more ?? false,
  });
  return (
    <div
      data-testid="filter-strip"
      className="flex-none border-b border-border-1 bg-accent-soft px-4 text-12"
    >
      <div className="flex h-9 items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-accent">{words.join(" + ")}</span>
        <TextButton data-testid="filter-clear" onClick={clear}>
          {t("clear")}
        </TextButton>
      </div>
      {unknown && <p className="pb-2 text-ink-2">{t(unknown.part, unknown)}</p>}
    </div>
  );
}
