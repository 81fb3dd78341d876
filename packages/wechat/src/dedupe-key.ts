import { hash } from "node:crypto";
import type { Push } from "./push.ts";

/** Keys of events that earlier releases made begin with `event`, and have SessionFrom itself at their end. */
const hashedEvent = "event/2";

/**
 * What makes two pushes of one account the same push. Messages: MsgId, CreateTime and openid (one MsgId was once seen
 * for two customers). Events, which have no MsgId: openid, CreateTime, Event and SessionFrom (two events of one
 * customer can fall in the same second). Keys outlive what was said, so SessionFrom, in which a shop may write whatever it likes,
 * stands in it as its SHA-256. The parts are joined as a JSON array, so no two lists give the same key.
 */
export function dedupeKey(push: Push): string {
  if (push.kind === "message" || push.kind === "unsupported") {
    return JSON.stringify(["message", push.messageId, push.createTime, push.openid]);
  }
  const event = push.kind === "entered" ? "user_enter_tempsession" : push.event;
  const from = hash("sha256", push.rawSessionFrom);
  return JSON.stringify([hashedEvent, push.openid, push.createTime, event, from]);
}
