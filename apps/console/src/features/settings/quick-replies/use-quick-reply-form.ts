import type { AccountId } from "@jieru/shared/domain/ids";
import type { QuickReply, QuickReplyScope } from "@jieru/shared/domain/quick-reply";
import type { QuickReplyChange } from "@jieru/shared/protocol/quick-replies";
import { changedFields, type StoredForm, useStoredForm } from "../use-stored-form.ts";

const blank = { title: "", category: "", shortcut: "", text: "" };
type Fields = typeof blank;

const fieldsOf = ({ title, category, shortcut, text }: QuickReply): Fields => ({
  title,
  category,
  shortcut: shortcut ?? "",
  text,
});

export interface QuickReplyForm extends StoredForm<Fields> {
  change: QuickReplyChange;
}

export function useQuickReplyForm(
  accountId: AccountId,
  scope: QuickReplyScope,
  quickReply: QuickReply | null,
): QuickReplyForm {
  const now = quickReply ? fieldsOf(quickReply) : blank;
  const form = useStoredForm(accountId, { kind: "quick-reply", id: quickReply?.id ?? scope }, now);
  const { shortcut, ...change } = changedFields(now, form.values);
  return {
    ...form,
    change: { ...change, ...(shortcut !== undefined && { shortcut: shortcut.trim() || null }) },
  };
}
