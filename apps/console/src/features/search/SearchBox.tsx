import { maxQueryLength } from "@jieru/shared/protocol/search";
import { icon16 } from "@jieru/ui/icon.ts";
import { Search } from "lucide-react";
import { type KeyboardEvent, type Ref, useRef } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isComposing } from "../../lib/keyboard/keys.ts";
import { Input } from "../../ui/fields/Input.tsx";
import { InputGroup } from "../../ui/fields/InputGroup.tsx";
import { limitLength } from "../../ui/fields/length-limit.ts";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { searchBoxId } from "../page/search-box.ts";
import { useTypedQuery } from "./use-typed-query.ts";

interface SearchBoxProps {
  value: string;
  onChange: (words: string) => void;
  onDown: () => void;
  ref: Ref<HTMLInputElement>;
}

/** Searches when typing pauses, but not during IME composition. */
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
    <InputGroup size="search" className="flex-1">
      <Search {...icon16} className="flex-none" />
      <Input
        variant="bare"
        ref={ref}
        id={searchBoxId}
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
          type(limitLength(event.currentTarget, maxQueryLength));
        }}
        onChange={(event) => {
          if (composing.current) setText(event.target.value);
          else type(limitLength(event.target, maxQueryLength));
        }}
        onKeyDown={onKeyDown}
        className="flex-1 text-14 text-ellipsis"
      />
      <span className="flex-none max-narrow:hidden">
        <Kbd>/</Kbd>
      </span>
    </InputGroup>
  );
}
