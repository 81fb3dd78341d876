import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { cx } from "@jieru/ui/cx.ts";
import { useId } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useAction } from "../../../data/optimistic/actions.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { useAnnounces } from "../../../ui/notices/use-announces.ts";
import { usePickUp } from "../../opening/use-pick-up.ts";
import { customerName } from "../../session/customer-name.ts";

interface RowActionProps {
  accountId: AccountId;
  session: Session;
  nameOf: (id: AgentId) => string | undefined;
  reachable: boolean;
  compact: boolean;
}

const ways = {
  waiting: { action: "pickUp", key: "pick_up", testId: "pick-up" },
  inactive: { action: "reactivate", key: "reactivate", testId: "reactivate" },
  ended: { action: "reopen", key: "reopen", testId: "reopen-row" },
} as const;

/** The button on a row, a sibling on top of its link. */
export function RowAction({ accountId, session, nameOf, reachable, compact }: RowActionProps) {
  const { t } = useTranslation("inbox");
  const whyId = useId();
  const taking = usePickUp(accountId);
  const readOnly = useReadOnlyReason();
  const waiting = session.state === "waiting";
  const { action, key, testId } = ways[session.state === "active" ? "inactive" : session.state];
  const block = taking.blockOf(action, session);
  const word = t(key);
  const failure = useAction(session.id)?.failure;
  const why = failure && failureSentence(failure, nameOf);
  const says = useAnnounces(failure);
  return (
    <>
      <Button
        aria-label={`${word} ${customerName(session.customer)}`}
        aria-describedby={why ? whyId : undefined}
        tone={waiting ? "primary" : "plain"}
        size="small"
        touch="low"
        tabIndex={reachable ? 0 : -1}
        data-testid={testId}
        disabledReason={readOnly ?? (block && refusalSentence(block, nameOf))}
        // [KB8] Ignores the second click of a double click.
        onClick={(event) => event.detail < 2 && void taking[action](session)}
        className={cx(
          "absolute right-2",
          compact ? "bottom-[5px]" : "bottom-[9px]",
          // [SE19] On ended sessions it shows only on hover or focus, as it is the exception there.
          session.state === "ended" && "not-group-hover/row:not-focus-visible:opacity-0 keyless:hidden",
        )}
      >
        {word}
      </Button>
      {why && (
        <span id={whyId} role={says ? "alert" : undefined} className="sr-only">
          {why}
        </span>
      )}
    </>
  );
}
