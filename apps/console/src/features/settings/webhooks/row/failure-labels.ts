import type { WebhookFailure } from "@jieru/shared/protocol/webhooks";
import { i18n } from "../../../../i18n/i18n.ts";

export const failureLabel = (failure: WebhookFailure): string =>
  failure.why === "unreachable" && failure.certificate
    ? i18n.t(`webhooks:why.certificate.${failure.certificate}`)
    : i18n.withFacts(`webhooks:why.${failure.why}`, failure);
