import type { Message } from "@jieru/shared/domain/message";
import { saysPicture } from "./picture.ts";

/** Returns the label of a message; a picture reply is labelled by its size. */
export function labelOf(message: Message): string {
  switch (message.type) {
    case "text":
      return message.text;
    case "miniprogrampage":
      return message.card.title;
    case "notice":
      return `[${message.notice.what}]`;
    case "image":
      return message.direction === "out" ? saysPicture(sizeOf(message.image)) : "[image]";
    default:
      return `[${message.type}]`;
  }
}

const sizeOf = ({ width, height }: Extract<Message, { type: "image" }>["image"]): string | null =>
  width === null || height === null ? null : `${width}×${height}`;
