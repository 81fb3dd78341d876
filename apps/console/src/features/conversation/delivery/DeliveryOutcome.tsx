import type { Delivery } from "@jieru/shared/domain/message";
import { isRatingQuestion } from "@jieru/shared/domain/rating";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useSentAgain } from "../../../data/outbox/pending-replies.ts";
import { formatTime } from "../../../i18n/format-clock.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useConversation } from "../conversation-context.ts";
import type { SpokenMessage } from "../timeline/timeline-bodies.ts";
import { failureActionOf } from "./failure-actions.ts";
import { OutcomeButton, OutcomeLine } from "./OutcomeLine.tsx";

interface DeliveryOutcomeProps {
  message: SpokenMessage;
  delivery: Delivery;
  repeatedBy: SpokenMessage | null;
}

export const DeliveryOutcome = ({ message, delivery, repeatedBy }: DeliveryOutcomeProps) =>
  delivery.state === "failed" ? (
    <Failed message={message} delivery={delivery} repeatedBy={repeatedBy} />
  ) : (
    <Unconfirmed message={message} delivery={delivery} repeatedBy={repeatedBy} />
  );

function useErrorCode({ code }: Delivery): string | undefined {
  const { t } = useTranslation("conversation");
  return code === null ? undefined : t("delivery.code", { code });
}

/** Returns whether the viewer may act. [CR3] Rating questions cannot be resent, as they need a new link. */
const mayAct = (message: SpokenMessage, ownerId: string | null, viewerId: string): boolean =>
  ownerId === viewerId && !isRatingQuestion(message);

function useResendReason({ id }: SpokenMessage): string | null {
  const { t } = useTranslation("conversation");
  const readOnly = useReadOnlyReason();
  return useSentAgain(id) ? t("delivery.resending") : readOnly;
}

function Failed({ message, delivery, repeatedBy }: DeliveryOutcomeProps) {
  const { t } = useTranslation("conversation");
  const { session, viewer, actions } = useConversation();
  const blocked = useResendReason(message);
  const reason = delivery.reason ?? "other";
  const action = failureActionOf(reason);
  const code = useErrorCode(delivery);
  if (repeatedBy)
    return <Repeated state="failed" message={message} repeatedBy={repeatedBy} why="delivery.failedOnce" />;
  // An inactive session takes no reply, but text may return to its box.
  const isOpen = action === "retry" ? session.state === "active" : session.state !== "ended";
  const why = t("delivery.failed", { time: formatTime(message.at), reason: t(`failure.${reason}`) });
  return (
    <OutcomeLine state="failed" title={code} why={why}>
      {mayAct(message, session.ownerId, viewer.id) && isOpen && (
        <OutcomeButton
          testId={action}
          disabledReason={action === "retry" ? blocked : null}
          onPress={() => (action === "retry" ? actions.resend(message) : actions.returnToComposer(message))}
        >
          {t(`delivery.${action}`)}
        </OutcomeButton>
      )}
    </OutcomeLine>
  );
}

function Unconfirmed({ message, delivery, repeatedBy }: DeliveryOutcomeProps) {
  const { t } = useTranslation("conversation");
  const { session, viewer, actions } = useConversation();
  const blocked = useResendReason(message);
  const code = useErrorCode(delivery);
  const time = formatTime(message.at);
  if (repeatedBy)
    return <Repeated state="unconfirmed" message={message} repeatedBy={repeatedBy} why="delivery.repeated" />;
  const why = delivery.reason ? t(`failure.${delivery.reason}`) : t("delivery.unanswered");
  return (
    <OutcomeLine state="unconfirmed" title={code} why={t("delivery.unconfirmed", { time, why })}>
      {mayAct(message, session.ownerId, viewer.id) && session.state === "active" && (
        <OutcomeButton testId="resend" disabledReason={blocked} onPress={() => actions.resend(message)}>
          {t("delivery.resend")}
        </OutcomeButton>
      )}
    </OutcomeLine>
  );
}

interface RepeatedProps {
  state: "failed" | "unconfirmed";
  message: SpokenMessage;
  repeatedBy: SpokenMessage;
  why: "delivery.failedOnce" | "delivery.repeated";
}

/** [OB3] A reply that was resent links to the new one and cannot be resent again, as the customer would get it twice. */
function Repeated({ state, message, repeatedBy, why }: RepeatedProps) {
  const { t } = useTranslation("conversation");
  const { actions } = useConversation();
  return (
    <OutcomeLine state={state} why={t(why, { time: formatTime(message.at) })}>
      <OutcomeButton onPress={() => actions.goTo(repeatedBy.id)}>
        {t("delivery.seeRepeat", { time: formatDayTime(repeatedBy.at, message.at) })}
      </OutcomeButton>
    </OutcomeLine>
  );
}
