import { webhookWaitingShown } from "@jieru/shared/protocol/webhooks";
import { i18n } from "../../../i18n/i18n.ts";

/** How many events wait, in the words of a place; of very many the server says only that there are at least so many. */
export const waitingWords = (place: "state" | "off", count: number): string =>
  count < webhookWaitingShown
    ? i18n.t(`webhooks:${place}.waiting`, { count })
    : i18n.t(`webhooks:${place}.waiting_more`, { limit: webhookWaitingShown });
