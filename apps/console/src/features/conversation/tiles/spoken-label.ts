import { isBlank } from "@jieru/shared/domain/blank";
import type { Message } from "@jieru/shared/domain/message";
import { i18n } from "../../../i18n/i18n.ts";
import { unsupportedLabel } from "./bodies/unsupported-label.ts";
import { noticeLabel } from "./notice-label.ts";

export function spokenLabel(message: Message): string {
  switch (message.type) {
    case "text":
      return isBlank(message.text) ? i18n.t("reading:blank") : message.text;
    case "image":
      return i18n.t(message.direction === "out" ? "conversation:tile.imageOut" : "conversation:tile.imageIn");
    case "miniprogrampage":
      return `${i18n.t("conversation:tile.card")} ${message.card.title}`;
    case "link":
      return `${i18n.t("conversation:tile.link")} ${message.link.title}`;
    case "unsupported":
      return unsupportedLabel(message.unsupported.messageType);
    case "note":
      return message.note;
    case "notice":
      return noticeLabel(message.notice);
  }
}
