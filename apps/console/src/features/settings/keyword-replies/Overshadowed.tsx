import { findRuleBefore, type Keyword, type KeywordReply } from "@jieru/shared/domain/keyword-reply";
import { useTranslation } from "../../../i18n/use-translation.ts";

interface OvershadowedProps {
  earlier: readonly KeywordReply[];
  keywords: readonly Keyword[];
}

/** [KA9] The keywords that never apply, as an earlier rule answers them all. */
export function Overshadowed({ earlier, keywords }: OvershadowedProps) {
  const { t } = useTranslation("keyword-replies");
  const lost = keywords.flatMap((keyword) => {
    const by = findRuleBefore(earlier, keyword);
    return by ? [t("overshadowed", { keyword: keyword.text, name: by.name })] : [];
  });
  return [...new Set(lost)].map((sentence) => (
    <p key={sentence} className="text-12 text-waiting wrap-anywhere">
      {sentence}
    </p>
  ));
}
