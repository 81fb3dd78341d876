import "../../i18n/messages/mentions.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { mentionOf } from "@jieru/shared/domain/session";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { AtSign } from "lucide-react";
import { mentionsQuery } from "../../data/queries/mentions.ts";
import { useAgentName, useViewer } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { useCommandHandlers } from "../commands/handlers.ts";
import { customerName } from "../session/customer-name.ts";

/** [MN9] The newest unseen mention of the agent, in any list, with a link to it. */
export function MentionBar({ accountId }: { accountId: AccountId }) {
  const { t, i18n } = useTranslation("mentions");
  const { data = [] } = useQuery(mentionsQuery(accountId));
  const viewer = useViewer(accountId);
  const nameOf = useAgentName(accountId);
  const navigate = useNavigate();
  const [first] = data;
  const mine = first && mentionOf(first, viewer);
  const see = () => {
    if (!first || !mine) return;
    void navigate({
      to: "/a/$accountId/s/$sessionId",
      params: { accountId, sessionId: first.id },
      search: { m: mine.seq },
    });
  };
  useCommandHandlers({ nextMention: { run: see, reason: mine ? null : t("bar.none") } });
  if (!first || !mine) return null;
  const words = { by: nameOf(mine.by) ?? i18n.t("agent"), name: customerName(first.customer) };
  return (
    <section
      aria-label={t("bar.label")}
      data-testid="mention-bar"
      className="mx-2 mb-2 flex flex-none items-center gap-2 rounded-row bg-note-soft py-1.5 pr-1.5 pl-3 inset-ring inset-ring-note-line"
    >
      <AtSign {...icon14} className="flex-none text-note" />
      <span role="status" className="min-w-0 flex-1">
        <span className="line-clamp-2 wrap-anywhere">{t("bar.by", words)}</span>
        {data.length > 1 && (
          <span className="block text-12 text-ink-2">{t("bar.more", { count: data.length - 1 })}</span>
        )}
      </span>
      <Button data-testid="see-mention" onClick={see} className="flex-none">
        {t("bar.see")}
      </Button>
    </section>
  );
}
