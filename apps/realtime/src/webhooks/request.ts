import { createHash } from "node:crypto";
import type { WebhookId } from "@jieru/shared/domain/ids";
import type { WebhookRequest } from "@jieru/shared/protocol/webhooks";

/** The same for the same events on any server. */
export const requestIdOf = (id: WebhookId, { events }: Pick<WebhookRequest, "events">): string =>
  `msg_${createHash("sha256")
    .update([id, ...events.map((e) => e.id)].join(" "))
    .digest("base64url")
    .slice(0, 27)}`;
