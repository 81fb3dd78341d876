import type { Credentials } from "../../../data/queries/use-credentials.ts";
import { formatClock } from "../../../i18n/format-clock.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";

/** [MA11] Returns the parts of a refusal hint: WeChat's code, our address, and the effect on replies. */
export const refusedFacts = ({ refused: { errcode, address }, repliesUntil }: Credentials) => ({
  errcode,
  address: address ?? i18n.t("first-steps:next.own_address"),
  replies:
    repliesUntil === null
      ? i18n.t("first-steps:next.no_reply")
      : i18n.t("first-steps:next.replies_until", { time: formatClock(repliesUntil, serverNow()) }),
});
