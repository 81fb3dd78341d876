import { isBlank } from "@jieru/shared/domain/blank";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleHelp } from "lucide-react";
import { i18n } from "../../../../i18n/i18n.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { LongText } from "../../text/LongText.tsx";
import { isLong } from "../../text/long-text.ts";
import { MessageText } from "../../text/MessageText.tsx";
import type { SpokenMessage } from "../../timeline/timeline-bodies.ts";
import { Bubble } from "../Bubble.tsx";
import { CardBody } from "./CardBody.tsx";
import { ImageBody } from "./ImageBody.tsx";
import { LinkBody } from "./LinkBody.tsx";
import { unsupportedLabel } from "./unsupported-label.ts";

export function MessageBody({ message }: { message: SpokenMessage }) {
  const out = message.direction === "out";
  switch (message.type) {
    case "text":
      if (isBlank(message.text)) return <QuietBody words={i18n.t("reading:blank")} out={out} />;
      return (
        <Bubble out={out}>
          {isLong(message.text) ? (
            <LongText id={message.id} text={message.text} />
          ) : (
            <MessageText text={message.text} />
          )}
        </Bubble>
      );
    case "image":
      return <ImageBody image={message.image} out={out} />;
    case "miniprogrampage":
      return <CardBody card={message.card} />;
    case "link":
      return <LinkBody link={message.link} />;
    case "unsupported":
      return <QuietBody words={unsupportedLabel(message.unsupported.messageType)} out={out} />;
  }
}

/** [RD3] [RD18] Describes a message that cannot be shown. */
function QuietBody({ words, out }: { words: string; out: boolean }) {
  useTranslation("reading");
  return (
    <Bubble out={out} quiet>
      <span className="flex items-center gap-1.5">
        <CircleHelp {...icon14} className="flex-none" />
        <span>{words}</span>
      </span>
    </Bubble>
  );
}
