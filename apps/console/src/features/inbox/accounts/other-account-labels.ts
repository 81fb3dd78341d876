import type { Me } from "@jieru/shared/protocol/http";
import { formatCountdown } from "../../../i18n/format-duration.ts";
import { i18n } from "../../../i18n/i18n.ts";

export type BoundAccount = Me["accounts"][number];

export const needsAttention = ({ waiting, unread }: BoundAccount): boolean => waiting > 0 || unread > 0;

/** Returns whether active sessions are left in an account that is not open, within its grace time. */
export const isLeftBehind = (
  account: BoundAccount,
  now: number,
): account is BoundAccount & { leavesAt: number } =>
  account.active > 0 && account.leavesAt !== null && account.leavesAt > now;

export function accountLabel(account: BoundAccount, now: number): string {
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
