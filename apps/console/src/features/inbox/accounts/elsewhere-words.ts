import type { Me } from "@jieru/shared/protocol/http";
import { formatCountdown } from "../../../i18n/format-duration.ts";
import { i18n } from "../../../i18n/i18n.ts";

export type BoundAccount = Me["accounts"][number];

/** Whether the account asks for a look: somebody waits, or has written. */
export const hasNews = ({ waiting, unread }: BoundAccount): boolean => waiting > 0 || unread > 0;

/** Active sessions in an account nobody of mine looks at, until its grace time is over. */
export const isLeftBehind = (
  account: BoundAccount,
  now: number,
): account is BoundAccount & { leavesAt: number } =>
  account.active > 0 && account.leavesAt !== null && account.leavesAt > now;

/** What an agent has in the account, in one line. */
export function accountLine(account: BoundAccount, now: number): string {
  const { waiting, active: count } = account;
  const words = [
    ...(waiting > 0 ? [i18n.t("inbox:account.waiting", { count: waiting })] : []),
    ...(isLeftBehind(account, now)
      ? [i18n.t("inbox:account.leaves", { count, rest: formatCountdown(account.leavesAt - now) })]
      : count > 0
        ? [i18n.t("inbox:account.active", { count })]
        : []),
  ];
  return words.length > 0 ? words.join(" · ") : i18n.t("inbox:account.quiet");
}
