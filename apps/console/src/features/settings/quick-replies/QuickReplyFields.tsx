import { quickReplyLength } from "@jieru/shared/domain/quick-reply";
import { useId } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { Textarea } from "../../../ui/fields/Textarea.tsx";
import type { QuickReplyForm } from "./use-quick-reply-form.ts";

interface QuickReplyFieldsProps {
  form: QuickReplyForm["values"];
  set: QuickReplyForm["set"];
  categories: readonly string[];
}

export function QuickReplyFields({ form, set, categories }: QuickReplyFieldsProps) {
  const { t } = useTranslation("quick-replies");
  const listId = useId();
  return (
    <>
      <Field label={t("form.title")}>
        <Input
          autoFocus
          maxLength={quickReplyLength.title}
          value={form.title}
          onChange={({ target }) => set({ title: target.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3 max-narrow:grid-cols-1">
        <Field label={t("form.category")}>
          <Input
            list={listId}
            maxLength={quickReplyLength.category}
            value={form.category}
            onChange={({ target }) => set({ category: target.value })}
          />
        </Field>
        <Field label={t("form.shortcut")} hint={t("form.shortcutHint")}>
          <Input
            maxLength={quickReplyLength.shortcut}
            value={form.shortcut}
            onChange={({ target }) => set({ shortcut: target.value.replace(/^[/／、]|\s/g, "") })}
          />
        </Field>
      </div>
      <datalist id={listId}>
        {categories.map((c) => (
          <option key={c} value={c} />
        ))}
      </datalist>
      <Field label={t("form.text")} hint={t("form.textHint", asWritten)}>
        <Textarea
          rows={4}
          maxLength={quickReplyLength.text}
          value={form.text}
          onChange={({ target }) => set({ text: target.value })}
        />
      </Field>
    </>
  );
}

const asWritten = {
  customer: "{{customer}}",
  agent: "{{agent}}",
  account: "{{account}}",
  number: "{{number}}",
  单号: "{{单号}}",
  單號: "{{單號}}",
};
