import { type KeyboardEvent, useEffect } from "react";
import { composeAhead, typeAhead } from "../../commands/typed-ahead.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isComposing } from "../../ui/keys/keys.ts";
import { tagFieldLook } from "./tag-field-look.ts";

/** [KB3] Stands in for `TagField` while its code is being fetched, and hands it what was typed meanwhile; Esc discards that. */
export function TagOnItsWay({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("customer");
  useEffect(
    () => () => {
      typeAhead("");
      composeAhead(false);
    },
    [],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== "Escape") return;
    event.preventDefault();
    onDone();
  };
  return (
    <div className="mt-2">
      <input
        // biome-ignore lint/a11y/noAutofocus: the field was opened to be written in.
        autoFocus
        data-testid="tag-on-its-way"
        aria-label={t("tags.label")}
        placeholder={t("tags.placeholder")}
        onChange={(event) => typeAhead(event.target.value)}
        onKeyDown={onKeyDown}
        // [TG1] An agent who has moved on is not called back by the field; while the whole window has lost the focus, they have not moved on.
        onBlur={({ target }) => document.activeElement !== target && onDone()}
        onCompositionStart={() => composeAhead(true)}
        onCompositionEnd={({ currentTarget }) => {
          typeAhead(currentTarget.value);
          composeAhead(false);
        }}
        className={tagFieldLook}
      />
    </div>
  );
}
