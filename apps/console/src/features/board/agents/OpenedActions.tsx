import { Link, useNavigate } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { takeOver } from "../../../data/queries/sessions.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { customerName } from "../../session/customer-name.ts";
import { AssignMenu } from "../assigning/AssignMenu.tsx";
import { EndSessionButton } from "./EndSessionButton.tsx";
import type { OpenedSessionProps } from "./opened-session.ts";

/** A supervisor's actions on a served session. Taking over also opens it, as the customer waits. */
export function OpenedActions({ accountId, desk, session }: OpenedSessionProps) {
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
    // A supervisor who has left this page meanwhile stays where they are.
    if (outcome.ok && window.location.pathname === from) await navigate(open);
  };
  const word = "hit flex-none whitespace-nowrap text-accent hover:underline max-narrow:py-3";
  return (
    <span className="flex gap-2.5 pl-1">
      <Link
        {...open}
        // [BO18] While watching, the list shows the other sessions of the same agent.
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
      <AssignMenu
        accountId={accountId}
        desk={desk}
        session={session}
        trigger={
          <TextButton data-testid="reassign" aria-label={about(t("opened.reassign"))} touch="full">
            {t("opened.reassign")}
          </TextButton>
        }
      />
      <EndSessionButton accountId={accountId} desk={desk} session={session} />
    </span>
  );
}
