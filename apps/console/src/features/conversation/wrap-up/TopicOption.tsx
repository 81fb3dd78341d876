import type { Topic } from "@jieru/shared/domain/wrap-up";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { RadioOption } from "../../../ui/fields/RadioOption.tsx";

interface TopicOptionProps {
  topic: Topic;
  checked: boolean;
  onChoose: () => void;
}

export function TopicOption({ topic, checked, onChoose }: TopicOptionProps) {
  const { t } = useTranslation("conversation");
  return (
    <RadioOption name="topic" data-testid={`topic-${topic.id}`} checked={checked} onChoose={onChoose}>
      <span dir="auto" className="min-w-0 flex-1 text-left wrap-anywhere">
        {topic.name}
      </span>
      {topic.retired && <span className="flex-none text-12 text-ink-3">{t("wrapUp.retired")}</span>}
    </RadioOption>
  );
}
