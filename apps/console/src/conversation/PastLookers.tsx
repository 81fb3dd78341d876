import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { readersQuery } from "../api/readers.ts";
import { formatClock } from "../i18n/format-clock.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { icon14 } from "../ui/icon.ts";
import { useNow } from "../ui/use-now.ts";
import { useConversation } from "./conversation-context.ts";

/** [AG9] Who has read this conversation of mine, and when last, while nobody else looks at it now. */
export function PastLookers({ lookers }: { lookers: number }) {
  const { t } = useTranslation("conversation");
  const { session, nameOf } = useConversation();
  const now = useNow();
  const { data: readers = [] } = useQuery(readersQuery(session.conversationId, lookers));
  const last = readers[0];
  if (!last || lookers > 0) return null;
  const names = readers.map(({ agentId }) => nameOf(agentId) ?? t("common:agent"));
  const all = names.join(t("header.and"));
  return (
    <span
      data-testid="past-lookers"
      title={t("header.looked", { names: all })}
      className="mr-1 inline-flex flex-none items-center gap-1.5 text-12 whitespace-nowrap text-ink-3 max-narrow:hidden"
    >
      <Eye {...icon14} className="flex-none" />
      <span className="sr-only">{t("header.looked", { names: all })}</span>
      <time data-at={readers.map(({ at }) => at).join(" ")} dateTime={new Date(last.at).toISOString()}>
        {formatClock(last.at, now)}
      </time>
    </span>
  );
}
