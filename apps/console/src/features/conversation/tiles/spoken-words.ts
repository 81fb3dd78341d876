import { isBlank } from "@jieru/shared/domain/blank";
import type { Message } from "@jieru/shared/domain/message";
import { i18n } from "../../../i18n/i18n.ts";
import { unsupportedWords } from "./bodies/unsupported-words.ts";
import { noticeWords } from "./notice-words.ts";

/** A message as it is read aloud. */
export function spokenWords(message: Message): string {
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
      return unsupportedWords(message.unsupported.messageType);
    case "note":
      return message.note;
    case "notice":
      return noticeWords(message.notice);
  }
}
