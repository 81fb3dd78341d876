import type { AccountId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { addQuickReply, deleteQuickReply, orderQuickReplies } from "../../api/quick-replies.ts";
import { i18n } from "../../i18n/i18n.ts";
import { showToast } from "../../ui/toast-store.ts";
import { tellFailure } from "./tell-failure.ts";

/** Writes it anew, in its old place among `rows`. */
async function bringBack(accountId: AccountId, q: QuickReply, rows: readonly QuickReply[]): Promise<void> {
  const { scope, title, category, shortcut, text } = q;
  const outcome = await addQuickReply(accountId, { scope, title, category, shortcut, text });
  if (!outcome.ok) return tellFailure(outcome);
  const { id } = outcome.value.quickReply;
  const ids = rows.map((r) => (r.id === q.id ? id : r.id));
  tellFailure(await orderQuickReplies(accountId, scope, ids));
}

/** Deletes at once, and offers to take that back. */
export async function removeWithUndo(
  accountId: AccountId,
  q: QuickReply,
  rows: readonly QuickReply[],
): Promise<void> {
  const outcome = await deleteQuickReply(accountId, q.id);
  if (!outcome.ok) return tellFailure(outcome);
  showToast({
    text: i18n.t("quick-replies:page.removed", { title: q.title }),
    action: { label: i18n.t("quick-replies:page.undo"), run: () => void bringBack(accountId, q, rows) },
  });
}
