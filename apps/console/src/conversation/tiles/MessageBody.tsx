import { CircleHelp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { icon14 } from "../../ui/icon.ts";
import type { SpokenMessage } from "../timeline-items.ts";
import { Bubble } from "./Bubble.tsx";
import { CardBody } from "./CardBody.tsx";
import { ImageBody } from "./ImageBody.tsx";
import { LinkBody } from "./LinkBody.tsx";

/** One component per kind of message. */
export function MessageBody({ message }: { message: SpokenMessage }) {
  const out = message.direction === "out";
  switch (message.type) {
    case "text":
      return <Bubble out={out}>{message.text}</Bubble>;
    case "image":
      return <ImageBody image={message.image} out={out} />;
    case "miniprogrampage":
      return <CardBody card={message.card} />;
    case "link":
      return <LinkBody link={message.link} />;
    case "unsupported":
      return <UnsupportedBody type={message.unsupported.messageType} out={out} />;
  }
}

function UnsupportedBody({ type, out }: { type: string; out: boolean }) {
  const { t } = useTranslation("conversation");
  return (
    <Bubble out={out} quiet>
      <span className="flex items-center gap-1.5">
        <CircleHelp {...icon14} className="flex-none" />
        <span>{t("tile.unsupported", { type })}</span>
      </span>
    </Bubble>
  );
}
