import type { SavedView } from "@jieru/shared/domain/saved-view";
import { icon14 } from "@jieru/ui/icon.ts";
import { ArrowDown, ArrowUp, Check, Pencil, Trash2 } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";

interface SavedViewRowProps {
  view: SavedView;
  current: boolean;
  readOnly: string | null;
  first: boolean;
  last: boolean;
  onOpen: () => void;
  onMove: (step: -1 | 1) => void;
  onRename: () => void;
  onDelete: () => void;
}

export function SavedViewRow(props: SavedViewRowProps) {
  const { view, current, readOnly, first, last, onOpen, onMove, onRename, onDelete } = props;
  const { t } = useTranslation("filters");
  const { name } = view;
  return (
    <li className="flex items-center pr-1">
      <button
        type="button"
        aria-current={current || undefined}
        data-testid="saved-view"
        onClick={onOpen}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-[7px] px-2 text-left hover:bg-surface-hover max-narrow:min-h-11"
      >
        <span dir="auto" className="min-w-0 flex-1 truncate text-left">
          {name}
        </span>
        {current && <Check {...icon14} className="flex-none text-ink-2" />}
      </button>
      <IconButton
        label={t("up", { name })}
        disabledReason={readOnly ?? (first ? t("is_first") : null)}
        onClick={() => onMove(-1)}
      >
        <ArrowUp {...icon14} />
      </IconButton>
      <IconButton
        label={t("down", { name })}
        disabledReason={readOnly ?? (last ? t("is_last") : null)}
        onClick={() => onMove(1)}
      >
        <ArrowDown {...icon14} />
      </IconButton>
      <IconButton label={t("rename", { name })} disabledReason={readOnly} onClick={onRename}>
        <Pencil {...icon14} />
      </IconButton>
      <IconButton label={t("remove", { name })} disabledReason={readOnly} onClick={onDelete}>
        <Trash2 {...icon14} />
      </IconButton>
    </li>
  );
}
