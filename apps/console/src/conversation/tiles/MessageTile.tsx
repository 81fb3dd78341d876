import type { Delivery } from "@jieru/shared/domain/message";
import { Bot } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { AgentDisc } from "../../ui/AgentDisc.tsx";
import { icon14 } from "../../ui/icon.ts";
import { useConversation } from "../conversation-context.ts";
import type { SpokenMessage } from "../timeline-bodies.ts";
import { DeliveryMark } from "./DeliveryMark.tsx";
import { DeliveryOutcome } from "./DeliveryOutcome.tsx";
import { MessageBody } from "./MessageBody.tsx";
import { TileFrame } from "./TileFrame.tsx";
import { TileTime } from "./TileTime.tsx";

interface MessageTileProps {
  message: SpokenMessage;
  repeatedBy: SpokenMessage | null;
  /** The last of its group carries the time. */
  tail: boolean;
}

/** One message with its speaker, its time, and what became of it. */
export function MessageTile({ message, repeatedBy, tail }: MessageTileProps) {
  const { viewer, nameOf } = useConversation();
  const { delivery } = message;
  const isGreeting = message.direction === "out" && message.agentId === null;
  const inDoubt = delivery?.state === "failed" || delivery?.state === "unconfirmed";
  const colleague = message.direction === "out" && message.agentId !== viewer.id ? message.agentId : null;
  return (
    <TileFrame
      testId={`message-${message.id}`}
      direction={message.direction}
      type={message.type}
      delivery={delivery?.state}
      speaker={<Speaker message={message} />}
      disc={
        colleague ? <AgentDisc name={nameOf(colleague) ?? "?"} size={20} /> : isGreeting && <GreetingDisc />
      }
      outcome={inDoubt && <DeliveryOutcome message={message} delivery={delivery} repeatedBy={repeatedBy} />}
      time={!inDoubt && <Time message={message} tail={tail} delivery={delivery} />}
    >
      <MessageBody message={message} />
    </TileFrame>
  );
}

interface TimeProps {
  message: SpokenMessage;
  tail: boolean;
  delivery: Delivery | null;
}

const Time = ({ message, tail, delivery }: TimeProps) =>
  (tail || delivery || message.lateMs !== null) && (
    <TileTime at={message.at} lateMs={message.lateMs}>
      {delivery && <DeliveryMark delivery={delivery} />}
    </TileTime>
  );

/** Nobody in particular said it. Decoration, as `AgentDisc`: the speaker is named beside it. */
const GreetingDisc = () => (
  <span
    aria-hidden="true"
    className="grid size-5 flex-none place-items-center rounded-full bg-ended-soft text-ink-2 inset-ring inset-ring-border-2"
  >
    <Bot {...icon14} />
  </span>
);

/** Who speaks, for those who do not see the sides. */
function Speaker({ message }: { message: SpokenMessage }) {
  const { t } = useTranslation("conversation");
  const { viewer, customerName, nameOf } = useConversation();
  if (message.direction === "in") return customerName;
  if (message.agentId === viewer.id) return t("tile.me");
  if (message.agentId === null) return t("tile.greeting");
  return nameOf(message.agentId) || t("common:agent");
}
