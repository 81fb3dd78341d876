import { reportDaysAtMost } from "@jieru/shared/protocol/reports";
import { type FormEvent, useState } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { Input } from "../../ui/fields/Input.tsx";
import { type RangeProblem, rangeProblem } from "./own-range.ts";
import type { Range } from "./range.ts";

interface OwnRangeProps {
  range: Range;
  today: string;
  onChange: (range: Range) => void;
}

/** [RP4] Two days to type or pick. A button applies them, as a half-typed date is another date. */
export function OwnRange({ range, today, onChange }: OwnRangeProps) {
  const { t } = useTranslation("reports");
  const [draft, setDraft] = useState(range);
  const [shown, setShown] = useState(range);
  // The address has other days now. The fields stay mounted to keep the focus.
  if (shown.from !== range.from || shown.to !== range.to) {
    setShown(range);
    setDraft(range);
  }
  const problem = rangeProblem(draft, reportDaysAtMost);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!problem) onChange(draft);
  };
  const field = (end: keyof Range) => (
    <label className="flex items-center gap-2 text-12 text-ink-2 max-narrow:w-full">
      <span className="max-narrow:w-8">{t(`range.${end}`)}</span>
      <Input
        type="date"
        value={draft[end]}
        max={today}
        data-testid={`range-${end}`}
        onChange={({ target }) => setDraft({ ...draft, [end]: target.value })}
        size="row"
        className="max-narrow:min-w-0 max-narrow:flex-1"
      />
    </label>
  );
  return (
    <form onSubmit={onSubmit} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {field("from")}
      {field("to")}
      <Button type="submit" disabledReason={problem && t(reasons[problem], { days: reportDaysAtMost })}>
        {t("range.show")}
      </Button>
    </form>
  );
}

const reasons = {
  missing: "range.missing",
  wrong_order: "range.wrong_order",
  too_long: "range.too_long",
} as const satisfies Record<RangeProblem, string>;
