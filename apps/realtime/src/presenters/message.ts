import type { Delivery, Message } from "@jieru/shared/domain/message";
import type { DeskDelivery, DeskMessage } from "../desk/desk.ts";

/** What leaves the server of a message: everything but what only the desk goes by. */
export function presentMessage(m: DeskMessage): Message {
  const { epoch: _, ...message } = m;
  return { ...message, delivery: m.delivery && presentDelivery(m.delivery) } as Message;
}

const presentDelivery = ({
  attempt: _,
  begunAt: ____,
  waitedBefore: __,
  waitsAfter: ___,
  ...delivery
}: DeskDelivery): Delivery => delivery;
