import type { AccountId, QuickReplyId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import {
  addQuickReply,
  deleteQuickReply,
  orderQuickReplies,
  quickRepliesNow,
} from "../../api/quick-replies.ts";
import { i18n } from "../../i18n/i18n.ts";
import { showToast } from "../../ui/toast-store.ts";
import { tellFailure } from "./tell-failure.ts";

/** In the order of `now`, with `anew` behind the nearest of those `before` it that is still there; first where none is. */
export function putBack(
  now: readonly QuickReplyId[],
  before: readonly QuickReplyId[],
  anew: QuickReplyId,
): QuickReplyId[] {
  const others = now.filter((id) => id !== anew);
  const behind = before.findLast((id) => others.includes(id));
  return others.toSpliced(behind === undefined ? 0 : others.indexOf(behind) + 1, 0, anew);
}

/** [QR11] Writes it anew, and puts it back into the order they are in by then. */
async function bringBack(accountId: AccountId, q: QuickReply, rows: readonly QuickReply[]): Promise<void> {
  const { scope, title, category, shortcut, text } = q;
  const outcome = await addQuickReply(accountId, { scope, title, category, shortcut, text });
  if (!outcome.ok) return tellFailure(outcome);
  const now = quickRepliesNow(accountId).filter((r) => r.scope === scope);
  // Not loaded any more: it stays where it was added.
  if (now.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const order = putBack(
    now.map(({ id }) => id),
    ids.slice(0, ids.indexOf(q.id)),
    outcome.value.quickReply.id,
  );
  tellFailure(await orderQuickReplies(accountId, scope, order));
}

const leaving = new Set<QuickReplyId>();

/** [QR11] Deletes at once, and offers to take that back. Another press while it is on its way does nothing. */
export async function removeWithUndo(
  accountId: AccountId,
  q: QuickReply,
  rows: readonly QuickReply[],
): Promise<void> {
  if (leaving.has(q.id)) return;
  leaving.add(q.id);
  const outcome = await deleteQuickReply(accountId, q.id).finally(() => leaving.delete(q.id));
  if (!outcome.ok) return tellFailure(outcome);
  showToast({
    text: i18n.t("quick-replies:page.removed", { title: q.title }),
    action: { label: i18n.t("quick-replies:page.undo"), run: () => void bringBack(accountId, q, rows) },
  });
}
