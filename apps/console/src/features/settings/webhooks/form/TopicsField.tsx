import { useTranslation } from "../../../../i18n/use-translation.ts";
import { topics, type WebhookFields, withTopic } from "./form.ts";

interface TopicsFieldProps {
  fields: WebhookFields;
  onChange: (fields: WebhookFields) => void;
}

/** [WH1] What a webhook hears of: each topic with what is in it. */
export function TopicsField({ fields, onChange }: TopicsFieldProps) {
  const { t } = useTranslation("webhooks");
  return (
    <fieldset className="grid gap-0.5">
      <legend className="mb-1 text-12 text-ink-2">{t("form.topics")}</legend>
      {topics.map((topic) => (
        <label key={topic} className="flex cursor-pointer items-start gap-2.5 py-1 max-narrow:min-h-11">
          <input
            type="checkbox"
            checked={fields.topics.includes(topic)}
            onChange={({ target }) => onChange(withTopic(fields, topic, target.checked))}
            data-testid={`topic-${topic}`}
            className="mt-[3px] size-3.5 flex-none accent-(--accent-solid)"
          />
          <span className="min-w-0">
            <span className="block">{t(`topic.${topic}`)}</span>
            <span className="block text-12 text-ink-2">{t(`topic_means.${topic}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
