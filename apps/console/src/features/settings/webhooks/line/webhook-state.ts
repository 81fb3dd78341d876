import type { Webhook } from "@jieru/shared/protocol/webhooks";

/** `untried`: nothing was taken yet, there or since it was switched on again; `given_up`: the server switched it off, for nothing was taken for three days (WH4). */
export type WebhookState = "untried" | "works" | "fails" | "given_up" | "off";

export function stateOf({ on, failing, takenAt }: Pick<Webhook, "on" | "failing" | "takenAt">): WebhookState {
  if (on && failing) return "fails";
  if (on) return takenAt === null ? "untried" : "works";
  return failing?.nextTryAt === null ? "given_up" : "off";
}
