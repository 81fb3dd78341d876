import type { AccountId, QuickReplyId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import {
  addQuickReply,
  deleteQuickReply,
  orderQuickReplies,
  quickRepliesNow,
} from "../../../data/queries/quick-replies.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { toastIfFailed } from "../toast-failure.ts";

/** Returns `now` with `anew` after the last id of `before` that still exists, or first. */
function insertBack(
  now: readonly QuickReplyId[],
  before: readonly QuickReplyId[],
  anew: QuickReplyId,
): QuickReplyId[] {
  const others = now.filter((id) => id !== anew);
  const behind = before.findLast((id) => others.includes(id));
  return others.toSpliced(behind === undefined ? 0 : others.indexOf(behind) + 1, 0, anew);
}

/** [QR11] Adds the quick reply again and moves it to its old place in the current order. */
async function bringBack(accountId: AccountId, q: QuickReply, rows: readonly QuickReply[]): Promise<void> {
  const { scope, title, category, shortcut, text } = q;
  const outcome = await addQuickReply(accountId, { scope, title, category, shortcut, text });
  if (!outcome.ok) return toastIfFailed(outcome);
  const now = quickRepliesNow(accountId).filter((r) => r.scope === scope);
  // The list is no longer loaded: the quick reply stays where it was added.
  if (now.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const order = insertBack(
    now.map(({ id }) => id),
    ids.slice(0, ids.indexOf(q.id)),
    outcome.value.quickReply.id,
  );
  toastIfFailed(await orderQuickReplies(accountId, scope, order));
}

const leaving = new Set<QuickReplyId>();

/** [QR11] Deletes at once and offers to undo. A second press meanwhile does nothing. */
export async function removeWithUndo(
  accountId: AccountId,
  q: QuickReply,
  rows: readonly QuickReply[],
): Promise<void> {
  if (leaving.has(q.id)) return;
  leaving.add(q.id);
  const outcome = await deleteQuickReply(accountId, q.id).finally(() => leaving.delete(q.id));
  if (!outcome.ok) return toastIfFailed(outcome);
  showToast({
    text: i18n.t("quick-replies:page.removed", { title: q.title }),
    action: { label: i18n.t("quick-replies:page.undo"), run: () => void bringBack(accountId, q, rows) },
  });
}
