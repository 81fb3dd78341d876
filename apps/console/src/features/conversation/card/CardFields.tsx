import { cardTextLimit } from "@jieru/shared/domain/text-limit";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useEnterKey } from "../../../lib/keyboard/use-enter-key.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { CoverField } from "./CoverField.tsx";
import { optionId } from "./SentCards.tsx";
import { type CardFormModel, useCardKeys } from "./use-card-form.ts";

interface CardFieldsProps {
  form: CardFormModel;
  listId: string;
  onSend: () => void;
  onPick: (file: File) => void;
  onCancel: () => void;
}

export function CardFields({ form, listId, onSend, onPick, onCancel }: CardFieldsProps) {
  const { t } = useTranslation("cards");
  const { draft, found, active } = form;
  const keys = useEnterKey(onSend, () => undefined);
  const titleKeys = useCardKeys(form, onSend);
  return (
    <div className="grid min-w-0 content-start gap-3">
      <Field label={t("field.title")}>
        <Input
          autoFocus
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={active ? optionId(listId, form.at) : undefined}
          data-testid="card-title"
          data-field="title"
          autoComplete="off"
          maxLength={cardTextLimit}
          value={draft.title}
          onChange={({ target }) => form.setTitle(target.value)}
          {...titleKeys}
        />
      </Field>
      <Field label={t("field.path")} hint={t("field.pathHint")}>
        <Input
          data-testid="card-path"
          data-field="pagePath"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={cardTextLimit}
          value={draft.pagePath}
          onChange={({ target }) => form.write({ pagePath: target.value })}
          {...keys}
        />
      </Field>
      <CoverField cover={draft.cover} onPick={onPick} onCancel={onCancel} />
    </div>
  );
}
