/** Defines the content and the id of a webhook request. */
import { createHash } from "node:crypto";
import type { WebhookId } from "@jieru/shared/domain/ids";
import type { WebhookRequest } from "@jieru/shared/protocol/webhooks";

/** Returns the same id for the same events, at any time and on any server. */
export const requestIdOf = (id: WebhookId, { events }: Pick<WebhookRequest, "events">): string =>
  `msg_${createHash("sha256")
    .update([id, ...events.map((e) => e.id)].join(" "))
    .digest("base64url")
    .slice(0, 27)}`;
