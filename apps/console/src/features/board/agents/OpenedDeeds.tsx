import { Link, useNavigate } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { takeOver } from "../../../data/queries/sessions.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { customerName } from "../../session/customer-name.ts";
import { GiveMenu } from "../giving/GiveMenu.tsx";
import { EndWord } from "./EndWord.tsx";
import type { OpenedSessionProps } from "./opened-session.ts";

/**
 * What a supervisor can do with a session that somebody serves. Watching is a link, and the server records it. Taking over
 * opens the conversation too, as it needs an answer now.
 */
export function OpenedDeeds({ accountId, desk, session }: OpenedSessionProps) {
  const { t } = useTranslation("supervise");
  const navigate = useNavigate();
  const customer = customerName(session.customer);
  const about = (action: string) => t("opened.about", { action, customer });
  const mine = session.ownerId === desk.me.id;
  const look = mine ? t("opened.open") : t("opened.watch");
  const readOnly = useReadOnlyReason();
  const open = { to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: session.id } } as const;
  const take = async () => {
    const from = window.location.pathname;
    const outcome = await takeOver(accountId, session.id, desk.me.id);
    // If the supervisor has gone to another page meanwhile, they stay there.
    if (outcome.ok && window.location.pathname === from) await navigate(open);
  };
  const word = "hit flex-none whitespace-nowrap text-accent hover:underline max-narrow:py-3";
  return (
    <span className="flex gap-2.5 pl-1">
      <Link
        {...open}
        // [BO18] Beside the watched session the list shows the others of its agent.
        search={mine ? {} : { owner: session.ownerId ?? undefined }}
        aria-label={about(look)}
        draggable={false}
        className={word}
      >
        {look}
      </Link>
      {!mine && (
        <TextButton
          data-testid="take-over"
          disabledReason={readOnly}
          aria-label={about(t("opened.take_over"))}
          onClick={() => void take()}
          touch="full"
        >
          {t("opened.take_over")}
        </TextButton>
      )}
      <GiveMenu
        accountId={accountId}
        desk={desk}
        session={session}
        trigger={
          <TextButton data-testid="reassign" aria-label={about(t("opened.reassign"))} touch="full">
            {t("opened.reassign")}
          </TextButton>
        }
      />
      <EndWord accountId={accountId} desk={desk} session={session} />
    </span>
  );
}
