import type { AccountId } from "@jieru/shared/domain/ids";
import type { Keyword, KeywordReply } from "@jieru/shared/domain/keyword-reply";
import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { Trash2 } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { OrderTools } from "../OrderTools.tsx";
import { RuleSwitch } from "../RuleSwitch.tsx";
import { toastIfFailed } from "../toast-failure.ts";
import { orderKeywordReplies, turnKeywordReply } from "./keyword-replies.ts";
import { Overshadowed } from "./Overshadowed.tsx";

interface KeywordReplyListProps {
  accountId: AccountId;
  rules: readonly KeywordReply[];
  readOnly: boolean;
  onEdit: (rule: KeywordReply) => void;
  onRemove: (rule: KeywordReply) => void;
}

export function KeywordReplyList({ accountId, rules, readOnly, onEdit, onRemove }: KeywordReplyListProps) {
  const { t } = useTranslation("keyword-replies");
  const move = async (from: number, by: -1 | 1) => {
    const ids = rules.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved) ids.splice(from + by, 0, moved);
    toastIfFailed(await orderKeywordReplies(accountId, ids));
  };
  return (
    <ol
      data-testid="keyword-replies"
      aria-label={t("list")}
      className="m-0 max-w-[720px] list-none border-t border-border-1 p-0"
    >
      {rules.map((rule, i) => (
        <li
          key={rule.id}
          data-testid="keyword-reply-row"
          className="flex items-start gap-3 border-b border-border-1 py-2.5 max-narrow:flex-wrap max-narrow:gap-y-1"
        >
          <RuleWords rule={rule} earlier={rules.slice(0, i)} />
          <span className="flex flex-none items-center gap-0.5 max-narrow:ml-auto">
            <RuleSwitch
              on={rule.on}
              label={t("on", { name: rule.name })}
              readOnly={readOnly}
              turn={(on) => turnKeywordReply(accountId, rule.id, on)}
            />
            {!readOnly && (
              <OrderTools
                name={rule.name}
                isFirst={i === 0}
                isLast={i === rules.length - 1}
                onMove={(by) => void move(i, by)}
                onEdit={() => onEdit(rule)}
                out={{
                  label: t("remove", rule),
                  icon: <Trash2 {...icon14} />,
                  press: () => onRemove(rule),
                }}
              />
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

interface RuleWordsProps {
  rule: KeywordReply;
  earlier: readonly KeywordReply[];
}

function RuleWords({ rule: { name, keywords, text, on }, earlier }: RuleWordsProps) {
  const { t } = useTranslation("keyword-replies");
  return (
    <div className="min-w-0 flex-1 max-narrow:basis-full">
      <p className="flex items-baseline gap-2">
        <b dir="auto" className="min-w-0 truncate text-left font-semibold">
          {name}
        </b>
        {!on && <span className="flex-none text-12 text-ink-3">{t("off")}</span>}
      </p>
      <ul aria-label={t("keywords")} className="my-1 flex list-none flex-wrap gap-1 p-0">
        {keywords.map((keyword, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a keyword may be there twice, and none moves by itself.
          <KeywordMark key={i} keyword={keyword} />
        ))}
      </ul>
      <p dir="auto" className={cx("line-clamp-2 text-left wrap-anywhere", on ? "text-ink-2" : "text-ink-3")}>
        {text}
      </p>
      {on && <Overshadowed earlier={earlier} keywords={keywords} />}
    </div>
  );
}

function KeywordMark({ keyword: { text, match } }: { keyword: Keyword }) {
  const { t } = useTranslation("keyword-replies");
  return (
    <li className="flex max-w-full items-baseline gap-1 rounded-control bg-surface-0 px-1.5 text-12 text-ink-2">
      <bdi className="min-w-0 text-ink-1 wrap-anywhere">{text}</bdi>
      <span className="flex-none">{t(`match.${match}`)}</span>
    </li>
  );
}
