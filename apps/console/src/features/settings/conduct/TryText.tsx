import { isBlank } from "@jieru/shared/domain/blank";
import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import { checkOutbound } from "@jieru/shared/domain/outbound-guard";
import { useState } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { Textarea } from "../../../ui/fields/Textarea.tsx";
import { CheckedText } from "./CheckedText.tsx";
import { Verdicts } from "./Verdicts.tsx";

/** [CD8] Shows which rules a text matches and where, as composer and server decide it. */
export function TryText({ rules }: { rules: readonly ConductRule[] }) {
  const { t } = useTranslation("conduct");
  const [text, setText] = useState("");
  const hits = checkOutbound(rules, text);
  return (
    <section aria-label={t("try.label")} className="mb-5 rounded-tile bg-surface-1 px-3 py-2.5">
      <Field label={t("try.label")} hint={t("try.hint")}>
        <Textarea
          rows={2}
          data-testid="conduct-try"
          value={text}
          placeholder={t("try.example")}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <div role="status" data-testid="conduct-tried" className="text-12 text-ink-2">
        {!isBlank(text) && hits.length === 0 && <p className="pt-2">{t("try.none")}</p>}
        {hits.length > 0 && (
          <>
            <p className="flex flex-wrap gap-x-3 gap-y-1 pt-2">
              <Verdicts hits={hits} />
            </p>
            <p
              dir="auto"
              className="mt-1.5 max-h-40 overflow-y-auto whitespace-pre-wrap rounded-control bg-surface-2 px-2.5 py-2 text-14 text-ink-1 wrap-anywhere"
            >
              <CheckedText text={text} hits={hits} />
            </p>
          </>
        )}
      </div>
    </section>
  );
}
