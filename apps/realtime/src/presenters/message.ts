import type { Message } from "@jieru/shared/domain/message";
import type { DeskMessage } from "../desk/desk.ts";

/** What leaves the server of a message: everything but the ownership it was decided under. */
export function presentMessage(m: DeskMessage): Message {
  const { epoch: _, ...message } = m;
  return message as Message;
}
