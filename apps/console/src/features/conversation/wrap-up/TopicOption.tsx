import type { Topic } from "@jieru/shared/domain/wrap-up";
import { useTranslation } from "../../../i18n/use-translation.ts";

interface TopicOptionProps {
  topic: Topic;
  checked: boolean;
  onChoose: () => void;
}

export function TopicOption({ topic, checked, onChoose }: TopicOptionProps) {
  const { t } = useTranslation("conversation");
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2 rounded-[7px] px-2 py-1 hover:bg-surface-hover has-checked:bg-surface-selected has-focus-visible:outline-2 has-focus-visible:outline-accent-solid max-narrow:min-h-11">
      <input
        type="radio"
        name="topic"
        data-testid={`topic-${topic.id}`}
        checked={checked}
        onChange={onChoose}
        className="sr-only"
      />
      <span dir="auto" className="min-w-0 flex-1 text-left wrap-anywhere">
        {topic.name}
      </span>
      {topic.retired && <span className="flex-none text-12 text-ink-3">{t("wrapUp.retired")}</span>}
    </label>
  );
}
