import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Checkbox } from "../../../../ui/fields/Checkbox.tsx";
import { topics, type WebhookFields, withTopic } from "./form.ts";

interface TopicsFieldProps {
  fields: WebhookFields;
  onChange: (fields: WebhookFields) => void;
}

export function TopicsField({ fields, onChange }: TopicsFieldProps) {
  const { t } = useTranslation("webhooks");
  return (
    <fieldset className="grid gap-0.5">
      <legend className="mb-1 text-12 text-ink-2">{t("form.topics")}</legend>
      {topics.map((topic) => (
        <Checkbox
          key={topic}
          label={t(`topic.${topic}`)}
          effect={t(`topic_means.${topic}`)}
          checked={fields.topics.includes(topic)}
          onChange={({ target }) => onChange(withTopic(fields, topic, target.checked))}
          data-testid={`topic-${topic}`}
        />
      ))}
    </fieldset>
  );
}
