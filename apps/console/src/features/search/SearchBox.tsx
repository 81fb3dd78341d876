import { maxQueryLength } from "@jieru/shared/protocol/search";
import { icon16 } from "@jieru/ui/icon.ts";
import { Search } from "lucide-react";
import { type KeyboardEvent, type Ref, useRef } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isComposing } from "../../lib/keyboard/keys.ts";
import { keptWithin } from "../../ui/fields/keep-within.ts";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { searchBoxId } from "../page/search-box.ts";
import { useTypedQuery } from "./use-typed-query.ts";

interface SearchBoxProps {
  value: string;
  onChange: (words: string) => void;
  /** Moves to the first result. */
  onDown: () => void;
  ref: Ref<HTMLInputElement>;
}

/** Searches when typing pauses, but not while an IME is composing. */
export function SearchBox({ value, onChange, onDown, ref }: SearchBoxProps) {
  const { t } = useTranslation("search");
  const { text, setText, type, tell, hold } = useTypedQuery(value, onChange);
  const composing = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") tell(text);
    else if (event.key === "ArrowDown") onDown();
    else if (event.key === "Escape" && text !== "") {
      setText("");
      tell("");
    } else if (event.key === "Escape") event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <label className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-control bg-surface-2 px-3 text-ink-3 inset-ring inset-ring-border-control focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent-solid max-narrow:h-11">
      <Search {...icon16} className="flex-none" />
      <input
        ref={ref}
        id={searchBoxId}
        // biome-ignore lint/a11y/noAutofocus: an agent who opens the search wants to type.
        autoFocus
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        value={text}
        data-testid="search-box"
        aria-label={t("box")}
        placeholder={t("placeholder")}
        onCompositionStart={() => {
          composing.current = true;
          hold();
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          type(keptWithin(event.currentTarget, maxQueryLength));
        }}
        onChange={(event) => {
          if (composing.current) setText(event.target.value);
          else type(keptWithin(event.target, maxQueryLength));
        }}
        onKeyDown={onKeyDown}
        className="min-w-0 flex-1 bg-transparent text-14 text-ellipsis text-ink-1 not-forced-colors:outline-none! placeholder:text-ink-3 max-narrow:text-16"
      />
      <span className="flex-none max-narrow:hidden">
        <Kbd>/</Kbd>
      </span>
    </label>
  );
}
