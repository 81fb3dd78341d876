import type { Webhook } from "@jieru/shared/protocol/webhooks";

/** `given_up`: the server switched it off, for nothing was taken for three days (WH4). */
export type WebhookState = "works" | "fails" | "given_up" | "off";

export function stateOf({ on, failing }: Pick<Webhook, "on" | "failing">): WebhookState {
  if (on) return failing ? "fails" : "works";
  return failing?.nextTryAt === null ? "given_up" : "off";
}
