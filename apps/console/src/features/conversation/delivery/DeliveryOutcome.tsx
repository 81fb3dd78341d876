import type { Delivery } from "@jieru/shared/domain/message";
import { isRatingQuestion } from "@jieru/shared/domain/rating";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useSentAgain } from "../../../data/outbox/pending-replies.ts";
import { formatTime } from "../../../i18n/format-clock.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useConversation } from "../conversation-context.ts";
import type { SpokenMessage } from "../timeline/timeline-bodies.ts";
import { wayOutOf } from "./failure-ways.ts";
import { OutcomeLine, WayButton } from "./OutcomeLine.tsx";

interface DeliveryOutcomeProps {
  message: SpokenMessage;
  delivery: Delivery;
  repeatedBy: SpokenMessage | null;
}

/** [OB5] Failed, with a reason in plain words, or unconfirmed; each with what the agent can do. */
export const DeliveryOutcome = ({ message, delivery, repeatedBy }: DeliveryOutcomeProps) =>
  delivery.state === "failed" ? (
    <Failed message={message} delivery={delivery} repeatedBy={repeatedBy} />
  ) : (
    <Unconfirmed message={message} delivery={delivery} repeatedBy={repeatedBy} />
  );

/** WeChat's own error number, for the person who looks after the account. */
function useCode({ code }: Delivery): string | undefined {
  const { t } = useTranslation("conversation");
  return code === null ? undefined : t("delivery.code", { code });
}

/** Whether the viewer may do something about it. [CR3] Nobody may about a question that was to have a link. */
const isTheirs = (message: SpokenMessage, ownerId: string | null, viewerId: string): boolean =>
  ownerId === viewerId && !isRatingQuestion(message);

/** Why it cannot be sent again now. */
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
  const way = wayOutOf(reason);
  const code = useCode(delivery);
  if (repeatedBy)
    return <Repeated state="failed" message={message} repeatedBy={repeatedBy} why="delivery.failedOnce" />;
  // An inactive session takes no reply, but words may go back into its box.
  const isOpen = way === "retry" ? session.state === "active" : session.state !== "ended";
  const why = t("delivery.failed", { time: formatTime(message.at), reason: t(`failure.${reason}`) });
  return (
    <OutcomeLine state="failed" title={code} why={why}>
      {isTheirs(message, session.ownerId, viewer.id) && isOpen && (
        <WayButton
          testId={way}
          disabledReason={way === "retry" ? blocked : null}
          onPress={() => (way === "retry" ? actions.resend(message) : actions.putBack(message))}
        >
          {t(`delivery.${way}`)}
        </WayButton>
      )}
    </OutcomeLine>
  );
}

/** Any agent who may reply can decide to send it again. */
function Unconfirmed({ message, delivery, repeatedBy }: DeliveryOutcomeProps) {
  const { t } = useTranslation("conversation");
  const { session, viewer, actions } = useConversation();
  const blocked = useResendReason(message);
  const code = useCode(delivery);
  const time = formatTime(message.at);
  if (repeatedBy)
    return <Repeated state="unconfirmed" message={message} repeatedBy={repeatedBy} why="delivery.repeated" />;
  const why = delivery.reason ? t(`failure.${delivery.reason}`) : t("delivery.unanswered");
  return (
    <OutcomeLine state="unconfirmed" title={code} why={t("delivery.unconfirmed", { time, why })}>
      {isTheirs(message, session.ownerId, viewer.id) && session.state === "active" && (
        <WayButton testId="resend" disabledReason={blocked} onPress={() => actions.resend(message)}>
          {t("delivery.resend")}
        </WayButton>
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

/** [OB3] What was sent again leads to the new reply, and offers no other: pressed once more, the customer would get it twice. */
function Repeated({ state, message, repeatedBy, why }: RepeatedProps) {
  const { t } = useTranslation("conversation");
  const { actions } = useConversation();
  return (
    <OutcomeLine state={state} why={t(why, { time: formatTime(message.at) })}>
      <WayButton onPress={() => actions.goTo(repeatedBy.id)}>
        {t("delivery.seeRepeat", { time: formatDayTime(repeatedBy.at, message.at) })}
      </WayButton>
    </OutcomeLine>
  );
}
