import type { Push } from "./push.ts";

/**
 * What makes two pushes of one account the same push. Messages: MsgId, CreateTime and openid (one MsgId was once seen
 * for two customers). Events, which have no MsgId: openid, CreateTime, Event and SessionFrom (two events of one
 * customer can fall in the same second). The parts are joined as a JSON array, so no two lists give the same key.
 */
export function dedupeKey(push: Push): string {
  if (push.kind === "message" || push.kind === "unsupported") {
    return JSON.stringify(["message", push.messageId, push.createTime, push.openid]);
  }
  const event = push.kind === "entered" ? "user_enter_tempsession" : push.event;
  return JSON.stringify(["event", push.openid, push.createTime, event, push.rawSessionFrom]);
}
