import { type Keyword, keywordMatches, keywordReplyLimit } from "@jieru/shared/domain/keyword-reply";
import { icon14 } from "@jieru/ui/icon.ts";
import { Plus, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { Select } from "../../../ui/fields/Select.tsx";
import { newKeyword } from "./form.ts";

interface KeywordFieldsProps {
  keywords: readonly Keyword[];
  onChange: (keywords: Keyword[]) => void;
}

export function KeywordFields({ keywords, onChange }: KeywordFieldsProps) {
  const { t } = useTranslation("keyword-replies");
  const list = useRef<HTMLFieldSetElement>(null);
  const count = useRef(keywords.length);
  const limit = keywordReplyLimit.keywords;
  // A new line gets the focus; after a removal, the focus must not be lost.
  useEffect(() => {
    if (count.current === keywords.length) return;
    count.current = keywords.length;
    [...(list.current?.querySelectorAll("input") ?? [])].at(-1)?.focus();
  }, [keywords.length]);
  return (
    <fieldset ref={list} className="m-0 grid min-w-0 gap-1.5 border-0 p-0">
      <legend className="p-0 pb-1 text-12 text-ink-2">{t("keywords")}</legend>
      {keywords.map((keyword, i) => (
        <KeywordLine
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and keep their order.
          key={i}
          keyword={keyword}
          place={i + 1}
          isOnly={keywords.length === 1}
          onChange={(changed) => onChange(keywords.with(i, changed))}
          onRemove={() => onChange(keywords.toSpliced(i, 1))}
        />
      ))}
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 text-12 text-ink-3">
        <TextButton
          icon={<Plus {...icon14} />}
          data-testid="keyword-add"
          disabledReason={keywords.length >= limit ? t("keywords_full", { limit }) : null}
          onClick={() => onChange([...keywords, newKeyword])}
        >
          {t("keyword_add")}
        </TextButton>
        <span>{t("match.hint")}</span>
      </p>
    </fieldset>
  );
}

interface KeywordLineProps {
  keyword: Keyword;
  place: number;
  isOnly: boolean;
  onChange: (keyword: Keyword) => void;
  onRemove: () => void;
}

function KeywordLine({ keyword, place, isOnly, onChange, onRemove }: KeywordLineProps) {
  const { t } = useTranslation("keyword-replies");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-1.5">
      <Input
        data-testid="keyword-text"
        aria-label={t("keyword", { place })}
        placeholder={t("example.keyword")}
        value={keyword.text}
        onChange={({ target }) => onChange({ ...keyword, text: target.value })}
      />
      <Select
        data-testid="keyword-match"
        aria-label={t("match.label", { place })}
        value={keyword.match}
        onChange={({ target }) => onChange({ ...keyword, match: target.value as Keyword["match"] })}
      >
        {keywordMatches.map((match) => (
          <option key={match} value={match}>
            {t(`match.${match}`)}
          </option>
        ))}
      </Select>
      <IconButton
        label={t("keyword_remove", { place })}
        disabledReason={isOnly ? t("keyword_only") : null}
        onClick={onRemove}
      >
        <X {...icon14} />
      </IconButton>
    </div>
  );
}
