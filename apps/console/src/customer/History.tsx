import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import { useTranslation } from "react-i18next";
import { useAgentName } from "../api/use-desk.ts";
import { useOlder } from "../conversation/use-older.ts";
import { formatClock } from "../i18n/format-clock.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { TextButton } from "../ui/TextButton.tsx";
import { useNow } from "../ui/use-now.ts";
import type { EarlierSession } from "./earlier-sessions.ts";
import { Section } from "./Section.tsx";

interface HistoryProps {
  accountId: AccountId;
  conversationId: ConversationId;
  earlier: readonly EarlierSession[];
  more: boolean;
}

/** Earlier sessions of the same customer: when, who served, how much, and how it began. */
export function History({ accountId, conversationId, earlier, more }: HistoryProps) {
  const { t } = useTranslation("customer");
  const older = useOlder(conversationId);
  if (earlier.length === 0 && !more)
    return <EmptyState title={t("history.none")} hint={t("history.noneText")} />;
  return (
    <Section title={t("history.title")}>
      <ul className="m-0 list-none p-0">
        {earlier.map((session) => (
          <EarlierRow key={session.id} accountId={accountId} session={session} />
        ))}
      </ul>
      {more && (
        <p className="mt-2 text-12 text-ink-3">
          {older.state === "loading" ? (
            t("history.loading")
          ) : (
            <TextButton onClick={older.load}>{t("history.more")}</TextButton>
          )}
        </p>
      )}
    </Section>
  );
}

function EarlierRow({ accountId, session }: { accountId: AccountId; session: EarlierSession }) {
  const { t } = useTranslation("customer");
  const nameOf = useAgentName(accountId);
  const now = useNow();
  const names = session.agentIds.flatMap((id) => nameOf(id) ?? []);
  return (
    <li className="grid grid-cols-[44px_minmax(0,1fr)] gap-x-2 py-1">
      <span className="text-12 leading-5 text-ink-3">{formatClock(session.at, now)}</span>
      <span className="dotted truncate">
        <span>{names.join(t("allowance.and")) || t("history.nobody")}</span>
        <span>{t("history.messages", { count: session.count })}</span>
      </span>
      {session.opening && <span className="col-start-2 truncate text-12 text-ink-3">{session.opening}</span>}
    </li>
  );
}
