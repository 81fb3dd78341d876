import { quickReplyLength } from "@jieru/shared/domain/quick-reply";
import { useId } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { dialogFieldLook } from "../../../ui/fields/field-looks.ts";
import { Field } from "../../../ui/fields/LabelledField.tsx";
import type { QuickReplyForm } from "./use-quick-reply-form.ts";

interface QuickReplyFieldsProps {
  form: QuickReplyForm["values"];
  set: QuickReplyForm["set"];
  /** The categories in use, suggested while typing. */
  categories: readonly string[];
}

/** Title, category, shortcut and text of a quick reply. */
export function QuickReplyFields({ form, set, categories }: QuickReplyFieldsProps) {
  const { t } = useTranslation("quick-replies");
  const listId = useId();
  return (
    <>
      <Field label={t("form.title")}>
        {(id) => (
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to fill this in.
            autoFocus
            maxLength={quickReplyLength.title}
            value={form.title}
            onChange={({ target }) => set({ title: target.value })}
            className={dialogFieldLook}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3 max-narrow:grid-cols-1">
        <Field label={t("form.category")}>
          {(id) => (
            <input
              id={id}
              list={listId}
              maxLength={quickReplyLength.category}
              value={form.category}
              onChange={({ target }) => set({ category: target.value })}
              className={dialogFieldLook}
            />
          )}
        </Field>
        <Field label={t("form.shortcut")} hint={t("form.shortcutHint")}>
          {(id, describedBy) => (
            <input
              id={id}
              aria-describedby={describedBy}
              maxLength={quickReplyLength.shortcut}
              value={form.shortcut}
              onChange={({ target }) => set({ shortcut: target.value.replace(/^[/／、]|\s/g, "") })}
              className={dialogFieldLook}
            />
          )}
        </Field>
      </div>
      <datalist id={listId}>
        {categories.map((c) => (
          <option key={c} value={c} />
        ))}
      </datalist>
      <Field label={t("form.text")} hint={t("form.textHint", asWritten)}>
        {(id, describedBy) => (
          <textarea
            id={id}
            rows={4}
            aria-describedby={describedBy}
            maxLength={quickReplyLength.text}
            value={form.text}
            onChange={({ target }) => set({ text: target.value })}
            className={`${dialogFieldLook} h-auto resize-y py-2 max-narrow:h-28`}
          />
        )}
      </Field>
    </>
  );
}

/** The variables as they are written, for the hint. */
const asWritten = {
  customer: "{{customer}}",
  agent: "{{agent}}",
  account: "{{account}}",
  number: "{{number}}",
  单号: "{{单号}}",
  單號: "{{單號}}",
};
