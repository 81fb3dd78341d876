import type { Delivery } from "@jieru/shared/domain/message";
import { isRatingQuestion } from "@jieru/shared/domain/rating";
import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { Bot } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import { useConversation } from "../conversation-context.ts";
import { DeliveryMark } from "../delivery/DeliveryMark.tsx";
import { DeliveryOutcome } from "../delivery/DeliveryOutcome.tsx";
import type { SpokenMessage } from "../timeline/timeline-bodies.ts";
import { MessageBody } from "./bodies/MessageBody.tsx";
import { TileFrame } from "./TileFrame.tsx";
import { TileTime } from "./TileTime.tsx";

interface MessageTileProps {
  message: SpokenMessage;
  repeatedBy: SpokenMessage | null;
  tail: boolean;
}

export function MessageTile({ message, repeatedBy, tail }: MessageTileProps) {
  const { viewer } = useConversation();
  const speaker = useSpeaker(message);
  const { delivery } = message;
  const inDoubt = delivery?.state === "failed" || delivery?.state === "unconfirmed";
  const isOthers = message.direction === "out" && message.agentId !== viewer.id;
  const name = isOthers && tail && <Name inFull={message.agentId === null}>{speaker}</Name>;
  return (
    <TileFrame
      testId={`message-${message.id}`}
      direction={message.direction}
      type={message.type}
      delivery={delivery?.state}
      speaker={speaker}
      disc={
        isOthers && (message.agentId === null ? <AutomaticDisc /> : <AgentDisc name={speaker} size={20} />)
      }
      outcome={inDoubt && <DeliveryOutcome message={message} delivery={delivery} repeatedBy={repeatedBy} />}
      time={inDoubt ? name : <Time message={message} tail={tail} delivery={delivery} name={name} />}
    >
      <MessageBody message={message} />
    </TileFrame>
  );
}

interface TimeProps {
  message: SpokenMessage;
  tail: boolean;
  delivery: Delivery | null;
  name: ReactNode;
}

const Time = ({ message, tail, delivery, name }: TimeProps) =>
  (tail || delivery || message.lateMs !== null) && (
    <>
      <TileTime at={message.at} lateMs={message.lateMs}>
        {delivery && <DeliveryMark delivery={delivery} />}
      </TileTime>
      {name}
    </>
  );

/** [RD13] The visible name; screen readers hear the speaker before the text instead. */
const Name = ({ inFull, children }: { inFull: boolean; children: string }) => (
  <span
    aria-hidden="true"
    data-speaker=""
    dir="auto"
    className={cx(
      "flex-none text-left pb-0.5 text-12 leading-4 text-ink-2",
      inFull ? "whitespace-nowrap" : "max-w-24 truncate max-narrow:max-w-14",
    )}
  >
    {children}
  </span>
);

/** Decoration, like `AgentDisc`: the speaker's name is beside it. */
const AutomaticDisc = () => (
  <span
    aria-hidden="true"
    className="grid size-5 flex-none place-items-center rounded-full bg-ended-soft text-ink-2 inset-ring inset-ring-border-2"
  >
    <Bot {...icon14} />
  </span>
);

/** The speaker, always read aloud, and visible unless it is the viewer. */
function useSpeaker(message: SpokenMessage): string {
  const { t } = useTranslation("conversation");
  const { viewer, customerName, nameOf } = useConversation();
  if (message.direction === "in") return customerName;
  if (message.agentId === viewer.id) return t("tile.me");
  if (isRatingQuestion(message)) return t("tile.rating");
  if (message.agentId === null) return [t("tile.automatic"), ruleOf(message)].filter(Boolean).join(" · ");
  return nameOf(message.agentId) || t("common:agent");
}

const ruleOf = (m: SpokenMessage): string | undefined =>
  m.type === "text" ? m.keywordReply?.name : undefined;
