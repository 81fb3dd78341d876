import { useTranslation } from "../../../i18n/use-translation.ts";
import type { Suggestion } from "./suggest-tags.ts";

interface TagSuggestionsProps {
  /** The list's id. An option's id adds its index: `-2`. */
  id: string;
  suggestions: readonly Suggestion[];
  /** The index that Enter takes; null if none is marked. */
  marked: number | null;
  onChoose: (suggestion: Suggestion) => void;
}

export function TagSuggestions({ id, suggestions, marked, onChoose }: TagSuggestionsProps) {
  const { t } = useTranslation("customer");
  return (
    <ul
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of suggestions under its field.
      role="listbox"
      aria-label={t("tags.suggestions")}
      hidden={suggestions.length === 0}
      className="absolute inset-x-0 top-full z-10 m-0 mt-1 list-none rounded-float bg-surface-3 p-1 shadow-menu"
    >
      {suggestions.map((suggestion, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys (aria-activedescendant).
        <li
          key={suggestion.tag}
          id={`${id}-${i}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above.
          role="option"
          aria-selected={i === marked}
          tabIndex={-1}
          // Keeps the focus in the field: losing it would close the list before the press counts.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
          className="flex min-h-7 cursor-default items-center gap-2 rounded-chip px-2 hover:bg-surface-hover aria-selected:bg-surface-selected max-narrow:min-h-11"
        >
          <span dir="auto" className="min-w-0 flex-1 truncate text-left">
            {suggestion.uses === 0 ? t("tags.new", { tag: suggestion.tag }) : suggestion.tag}
          </span>
          {suggestion.uses > 0 && (
            <span className="flex-none text-12 text-ink-3">{t("tags.uses", { count: suggestion.uses })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
