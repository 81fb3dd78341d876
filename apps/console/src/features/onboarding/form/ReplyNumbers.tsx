import { type ReplyPresetName, replyPresets } from "@jieru/shared/domain/allowance";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { RadioRows } from "../../../ui/fields/RadioRows.tsx";

type Choice = Exclude<ReplyPresetName, "own">;

interface ReplyNumbersProps {
  value: Choice;
  onChange: (value: Choice) => void;
}

export function ReplyNumbers({ value, onChange }: ReplyNumbersProps) {
  const { t } = useTranslation("connect");
  const labelOf = (choice: Choice) => {
    const { entered, message } = replyPresets[choice];
    return t(`replies.${choice}.label`, { entered: entered.replies, message: message.replies });
  };
  return (
    <div data-testid="reply-numbers" className="grid gap-1">
      <span className="font-semibold">{t("replies.label")}</span>
      <RadioRows
        name="replies"
        label={t("replies.label")}
        value={value}
        onChange={onChange}
        rows={(["guide", "current"] as const).map((choice) => ({
          value: choice,
          label: labelOf(choice),
          effect: t(`replies.${choice}.effect`),
        }))}
      />
      <span className="text-12 text-ink-2">{t("replies.unsure")}</span>
    </div>
  );
}
