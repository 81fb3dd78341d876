import type { AgentNotification } from "./derive-notifications.ts";
import { mergeMs } from "./notification-policy.ts";

export interface NotificationBatches {
  add: (notifications: readonly AgentNotification[]) => void;
  /** Drops queued notifications that do not match. */
  keep: (of: (notification: AgentNotification) => boolean) => void;
  stop: () => void;
}

/** Shows notifications at once, then at most every `mergeMs` in batches of those that are still relevant. */
export function batchNotifications(
  post: (notifications: readonly AgentNotification[]) => void,
  isStillRelevant: (notification: AgentNotification) => boolean,
): NotificationBatches {
  let batched: AgentNotification[] = [];
  let posting: ReturnType<typeof setTimeout> | undefined;
  function postNow(): void {
    const notifications = batched.filter(isStillRelevant);
    batched = [];
    posting = undefined;
    if (notifications.length === 0) return;
    post(notifications);
    posting = setTimeout(postNow, mergeMs);
  }
  return {
    add(notifications) {
      batched.push(...notifications);
      if (batched.length > 0 && posting === undefined) postNow();
    },
    keep(of) {
      batched = batched.filter(of);
    },
    stop: () => clearTimeout(posting),
  };
}
