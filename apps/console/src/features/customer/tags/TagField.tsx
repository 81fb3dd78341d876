import { isBlank } from "@jieru/shared/domain/blank";
import type { AccountId } from "@jieru/shared/domain/ids";
import { maxTagLength, tidyTags } from "@jieru/shared/domain/tags";
import { useQuery } from "@tanstack/react-query";
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { knownTagsQuery } from "../../../data/queries/customers.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { isComposing } from "../../../lib/keyboard/keys.ts";
import { useEnterKey } from "../../../lib/keyboard/use-enter-key.ts";
import { Input } from "../../../ui/fields/Input.tsx";
import { lengthLimit } from "../../../ui/fields/length-limit.ts";
import { useOnUnmount } from "../../../ui/focus/use-on-unmount.ts";
import { type Suggestion, suggestTags } from "./suggest-tags.ts";
import { TagSuggestions } from "./TagSuggestions.tsx";

interface TagFieldProps {
  accountId: AccountId;
  tags: readonly string[];
  onAdd: (tag: string) => void;
  onDone: () => void;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Adds tags, with suggestions. Enter adds one and stays, leaving adds the typed text, Esc discards it. */
export function TagField({ accountId, tags, onAdd, onDone }: TagFieldProps) {
  const { t } = useTranslation("customer");
  const listId = useId();
  const { data: known = [] } = useQuery(knownTagsQuery(accountId));
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const suggestions = suggestTags(known, tags, text);
  const at = Math.min(chosen, suggestions.length - 1);
  const add = (suggestion: Suggestion | undefined) => {
    if (!suggestion) return;
    onAdd(suggestion.tag);
    setText("");
    setChosen(0);
  };
  // With nothing typed and no suggestion marked, Enter closes the field.
  const [pointed, setPointed] = useState(false);
  const enter = () => (isBlank(text) && !pointed ? done() : add(suggestions[at]));
  const isOver = useRef(false);
  const done = () => {
    isOver.current = true;
    onDone();
  };
  const addTyped = () => {
    const [typed] = tidyTags([text]);
    if (typed !== undefined && !tags.includes(typed)) onAdd(typed);
  };
  const leave = ({ target }: FocusEvent) => {
    // The window lost the focus, not the field: it stays open.
    if (document.activeElement === target) return;
    addTyped();
    done();
  };
  useOnUnmount(() => isOver.current || addTyped());
  const keys = useEnterKey(enter, done);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = isComposing(event) ? undefined : steps[event.key];
    if (step === undefined) {
      if (event.key === "Escape" && !isComposing(event)) event.preventDefault();
      return keys.onKeyDown(event);
    }
    event.preventDefault();
    setChosen(
      pointed || text !== "" ? (at + step + suggestions.length) % Math.max(1, suggestions.length) : 0,
    );
    setPointed(true);
  };
  const type = (typed: string) => {
    setText(typed);
    setChosen(0);
    setPointed(false);
  };
  const shown = pointed || !isBlank(text);
  return (
    <div className="relative mt-2">
      <Input
        size="small"
        autoFocus
        data-testid="tag-input"
        role="combobox"
        aria-label={t("tags.label")}
        aria-expanded={suggestions.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && suggestions[at] ? `${listId}-${at}` : undefined}
        value={text}
        placeholder={t("tags.placeholder")}
        {...lengthLimit(maxTagLength, type)}
        onKeyDown={onKeyDown}
        onKeyUp={keys.onKeyUp}
        onBlur={leave}
        className="w-full"
      />
      <TagSuggestions id={listId} suggestions={suggestions} marked={shown ? at : null} onChoose={add} />
    </div>
  );
}
