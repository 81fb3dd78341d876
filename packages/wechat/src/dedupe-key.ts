import { hash } from "node:crypto";
import type { Push } from "./push.ts";

/** Event keys of earlier releases begin with `event` and end with the plain SessionFrom. */
const hashedEvent = "event/2";

/**
 * Returns the key that two deliveries of one push share. Messages: MsgId, CreateTime and openid (one MsgId was once seen for two
 * customers). Events have no MsgId: openid, CreateTime, Event and SessionFrom (two events of one customer can have the same second). Keys
 * outlive message content, so SessionFrom is hashed with SHA-256. The parts form a JSON array, so that different lists give different keys.
 */
export function dedupeKey(push: Push): string {
  if (push.kind === "message" || push.kind === "unsupported") {
    return JSON.stringify(["message", push.messageId, push.createTime, push.openid]);
  }
  const event = push.kind === "entered" ? "user_enter_tempsession" : push.event;
  const from = hash("sha256", push.rawSessionFrom);
  return JSON.stringify([hashedEvent, push.openid, push.createTime, event, from]);
}
