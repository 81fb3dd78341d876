import type { AccountId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { icon14 } from "@jieru/ui/icon.ts";
import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { orderQuickReplies } from "../../../data/queries/quick-replies.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { toastIfFailed } from "../toast-failure.ts";
import { removeWithUndo } from "./remove.ts";

interface QuickReplyTableProps {
  accountId: AccountId;
  rows: readonly QuickReply[];
  readOnly: boolean;
  onEdit: (q: QuickReply) => void;
}

/** Grouped by category in stored order; a row moves only within its category. */
export function QuickReplyTable({ accountId, rows, readOnly, onEdit }: QuickReplyTableProps) {
  const { t } = useTranslation("quick-replies");
  const closed = useReadOnlyReason();
  const groups = Map.groupBy(rows, (q) => q.category);
  const swap = async (q: QuickReply, other: QuickReply | undefined) => {
    if (!other) return;
    const ids = rows.map((r) => (r === q ? other.id : r === other ? q.id : r.id));
    toastIfFailed(await orderQuickReplies(accountId, q.scope, ids));
  };
  return [...groups].map(([category, group]) => (
    <section key={category} aria-label={category || t("page.noCategory")} className="pb-4">
      {(category || groups.size > 1) && (
        <h2 className="pb-1 text-12 text-ink-3">{category || t("page.noCategory")}</h2>
      )}
      <ul className="border-t border-border-1">
        {group.map((q, i) => (
          <Row key={q.id} quickReply={q}>
            {!readOnly && (
              <>
                <IconButton
                  label={t("page.up", q)}
                  disabledReason={i === 0 ? t("page.edgeUp") : closed}
                  onClick={() => void swap(q, group[i - 1])}
                >
                  <ArrowUp {...icon14} />
                </IconButton>
                <IconButton
                  label={t("page.down", q)}
                  disabledReason={i === group.length - 1 ? t("page.edgeDown") : closed}
                  onClick={() => void swap(q, group[i + 1])}
                >
                  <ArrowDown {...icon14} />
                </IconButton>
                <IconButton label={t("page.edit", q)} disabledReason={closed} onClick={() => onEdit(q)}>
                  <Pencil {...icon14} />
                </IconButton>
                <IconButton
                  label={t("page.remove", q)}
                  disabledReason={closed}
                  onClick={() => void removeWithUndo(accountId, q, rows)}
                >
                  <Trash2 {...icon14} />
                </IconButton>
              </>
            )}
          </Row>
        ))}
      </ul>
    </section>
  ));
}

function Row({ quickReply: q, children }: { quickReply: QuickReply; children: ReactNode }) {
  return (
    <li
      data-testid="quick-reply-row"
      className="flex items-center gap-3 border-b border-border-1 py-2 max-narrow:flex-wrap max-narrow:gap-y-0"
    >
      <span className="min-w-0 flex-1 max-narrow:basis-full">
        <span className="flex items-baseline gap-2">
          <b dir="auto" className="min-w-0 truncate text-left font-semibold">
            {q.title}
          </b>
          {q.shortcut && <span className="flex-none text-12 text-ink-3">/{q.shortcut}</span>}
        </span>
        <span className="line-clamp-2 text-ink-2 wrap-anywhere">{q.text}</span>
      </span>
      <span className="flex flex-none items-center gap-0.5 max-narrow:ml-auto">{children}</span>
    </li>
  );
}
