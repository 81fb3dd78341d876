import type { AccountId } from "@jieru/shared/domain/ids";
import { maxTags, type TagsChange } from "@jieru/shared/domain/tags";
import { icon12 } from "@jieru/ui/icon.ts";
import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { changeTags } from "../../../data/queries/customers.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { useOnEditRequest } from "../../session/edit-request.ts";
import type { SteadySession } from "../../session/use-steady-session.ts";
import { CustomerFailure } from "../CustomerFailure.tsx";
import { useBlockReason } from "../use-block-reason.ts";
import { TagField } from "./TagField.tsx";

interface TagsProps {
  accountId: AccountId;
  session: SteadySession;
}

export function Tags({ accountId, session }: TagsProps) {
  const { t } = useTranslation("customer");
  const [adding, setAdding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  useOnEditRequest("tag", () => setAdding(true));
  const { id, tags } = session.customer;
  const readOnly = useReadOnlyReason();
  const reason = useBlockReason("annotate", accountId, session);
  const full = tags.length >= maxTags ? t("tags.full", { limit: maxTags }) : null;
  const change = (change: Partial<TagsChange>) =>
    void changeTags(accountId, id, { add: [], remove: [], ...change });
  const done = () => {
    setAdding(false);
    // After a key the focus would be lost; after a press elsewhere it stays there.
    requestAnimationFrame(() => document.activeElement === document.body && add.current?.focus());
  };
  return (
    <div data-testid="tags">
      <ul className="m-0 flex list-none flex-wrap gap-1.5 p-0 max-narrow:gap-2">
        {tags.map((tag) => (
          <li
            key={tag}
            className="inline-flex h-6 max-w-full items-center rounded-[5px] bg-surface-2 pl-2 text-12 text-ink-2 inset-ring inset-ring-border-2 max-narrow:h-11"
          >
            <span dir="auto" className="truncate text-left">
              {tag}
            </span>
            {reason ? (
              <span className="w-2" />
            ) : (
              <button
                type="button"
                aria-label={t("tags.remove", { tag })}
                onClick={() => {
                  change({ remove: [tag] });
                  add.current?.focus();
                }}
                className="grid size-6 flex-none place-items-center rounded-[5px] text-ink-3 hover:bg-surface-press hover:text-ink-1 max-narrow:size-11"
              >
                <X {...icon12} />
              </button>
            )}
          </li>
        ))}
        <li>
          <Button
            ref={add}
            data-testid="add-tag"
            aria-label={t("tags.label")}
            tone="quiet"
            icon={<Plus {...icon12} />}
            aria-expanded={adding}
            disabledReason={readOnly ?? reason ?? full}
            onClick={() => setAdding(true)}
            size="mini"
          >
            {t("tags.add")}
          </Button>
        </li>
      </ul>
      {adding && !reason && !full && (
        <TagField accountId={accountId} tags={tags} onAdd={(tag) => change({ add: [tag] })} onDone={done} />
      )}
      <CustomerFailure target={id} action="tags" />
    </div>
  );
}
