import type { Me } from "@jieru/shared/protocol/http";
import { formatCountdown } from "../i18n/format-duration.ts";
import { i18n } from "../i18n/i18n.ts";

export type BoundAccount = Me["accounts"][number];

/** Whether the account asks for a look: somebody waits, or has written. */
export const hasNews = ({ waiting, unread }: BoundAccount): boolean => waiting > 0 || unread > 0;

/** Active sessions in an account nobody of mine looks at, until its grace time is over. */
export const isLeftBehind = (account: BoundAccount, now: number): boolean =>
  account.active > 0 && account.leavesAt !== null && account.leavesAt > now;

/** What an agent has in the account, in one line. */
export function accountLine(account: BoundAccount, now: number): string {
  const { waiting, active, leavesAt } = account;
  const words = [
    ...(waiting > 0 ? [i18n.t("inbox:account.waiting", { count: waiting })] : []),
    ...(active === 0
      ? []
      : leavesAt !== null && leavesAt > now
        ? [i18n.t("inbox:account.leaves", { count: active, rest: formatCountdown(leavesAt - now) })]
        : [i18n.t("inbox:account.active", { count: active })]),
  ];
  return words.length > 0 ? words.join(" · ") : i18n.t("inbox:account.quiet");
}
