import { webhookWaitingShown } from "@jieru/shared/protocol/webhooks";
import { i18n } from "../../../i18n/i18n.ts";

/** Returns the number of waiting events; for very many the server gives only a minimum. */
export const waitingLabel = (place: "state" | "off", count: number): string =>
  count < webhookWaitingShown
    ? i18n.t(`webhooks:${place}.waiting`, { count })
    : i18n.t(`webhooks:${place}.waiting_more`, { limit: webhookWaitingShown });
