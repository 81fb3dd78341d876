import type { Happening } from "@jieru/shared/protocol/board";
import { formatEnds } from "../../i18n/format-clock.ts";
import { i18n } from "../../i18n/i18n.ts";
import { customerName } from "../session/customer-name.ts";

export function happeningLabel(h: Happening, count = 1): string {
  const someone = i18n.t("supervise:happened.someone");
  if (h.what === "status") {
    const status = i18n.t(`common:status.${h.status}`);
    return i18n.t(`supervise:happened.status_${h.why}`, { name: h.agentName, status });
  }
  if (h.what === "pushes_missed")
    return i18n.t("supervise:happened.pushes_missed", formatEnds(h.gap ?? { from: h.at, to: h.at }));
  if (!("session" in h)) return i18n.t(`supervise:happened.${h.what}`);
  const customer = customerName(h.session.customer);
  switch (h.what) {
    case "waits_again":
      return count > 1
        ? i18n.t(`supervise:happened.together.${h.why}`, { count, name: h.fromName ?? someone })
        : i18n.t(`supervise:happened.${h.why}`, { customer, name: h.fromName ?? someone });
    case "transferred":
      return i18n.t("supervise:happened.transferred", { customer, by: h.byName, name: h.agentName });
    case "taken_over":
      return i18n.t("supervise:happened.taken_over", {
        customer,
        name: h.agentName,
        from: h.fromName ?? i18n.t("supervise:happened.line"),
      });
    case "over_capacity":
      return i18n.t("supervise:happened.over_capacity", {
        name: h.agentName,
        load: h.load,
        capacity: h.capacity,
      });
    case "not_sent":
      return i18n.t(`supervise:happened.${h.state}`, { name: h.agentName ?? someone, customer });
  }
}

export const happeningTone = (h: Happening): "plain" | "due" | "bad" => {
  if (h.what === "not_sent") return h.state === "failed" ? "bad" : "due";
  if (h.what === "pushes_missed" || h.what === "credentials_refused") return "bad";
  if (h.what === "pushes_ceased") return "due";
  if (h.what === "status") return h.why === "supervisor" ? "plain" : "due";
  return h.what === "waits_again" && h.why !== "returned" ? "due" : "plain";
};
