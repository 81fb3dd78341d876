import { isBlank } from "@jieru/shared/domain/blank";
import { findKeywordReply, type KeywordReply } from "@jieru/shared/domain/keyword-reply";
import { useState } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { Input } from "../../../ui/fields/Input.tsx";

/** [KA8] Shows which rule would answer a text, and with what, as the server decides it. */
export function TryText({ rules }: { rules: readonly KeywordReply[] }) {
  const { t } = useTranslation("keyword-replies");
  const [text, setText] = useState("");
  const rule = findKeywordReply(rules, text);
  return (
    <section aria-label={t("try.label")} className="mb-5 max-w-[720px] rounded-tile bg-surface-1 px-3 py-2.5">
      <Field label={t("try.label")}>
        <Input
          data-testid="keyword-reply-try"
          value={text}
          placeholder={t("try.example")}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <div role="status" data-testid="keyword-reply-tried" className="text-12 text-ink-2">
        {!isBlank(text) && (
          <>
            <p className="pt-2">{rule ? t("try.found", { name: rule.name }) : t("try.none")}</p>
            {rule && (
              <p
                dir="auto"
                className="mt-1 whitespace-pre-wrap rounded-control bg-surface-0 px-2.5 py-2 text-14 text-ink-1 wrap-anywhere"
              >
                {rule.text}
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
