import { localTime } from "@jieru/shared/domain/local-day";
import { type OpeningHours, openingLimits } from "@jieru/shared/domain/settings";
import { icon14 } from "@jieru/ui/icon.ts";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { serverNow } from "../../../../lib/time/server-clock.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { IconButton } from "../../../../ui/buttons/IconButton.tsx";
import { Input } from "../../../../ui/fields/Input.tsx";
import { type Problems, problemAt } from "../form/problems.ts";
import { addDate, dropDate, nextDate, putDate } from "./opening.ts";
import { RangesField } from "./RangesField.tsx";

interface DaysFieldProps {
  opening: OpeningHours;
  put: (opening: OpeningHours) => void;
  problems: Problems;
  describedBy: string;
}

export function DaysField({ opening, put, problems, describedBy }: DaysFieldProps) {
  const { t } = useTranslation("hours");
  return (
    <section aria-label={t("days")} className="grid gap-1">
      <h3 className="font-semibold">{t("days")}</h3>
      <p className="text-12 text-ink-2">{t("days_effect")}</p>
      <ul>
        {opening.days.map((day, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: while its date is typed, only a day's position identifies it.
          <DayLine key={i} at={i} day={day} {...{ opening, put, problems, describedBy }} />
        ))}
      </ul>
      <Button
        size="small"
        icon={<Plus {...icon14} />}
        data-testid="add-day"
        disabledReason={
          opening.days.length >= openingLimits.days ? t("most_days", { count: openingLimits.days }) : null
        }
        onClick={() =>
          put(addDate(opening, nextDate(opening, localTime(serverNow(), opening.timeZone).date)))
        }
        className="justify-self-start"
      >
        {t("add_day")}
      </Button>
    </section>
  );
}

interface DayLineProps extends DaysFieldProps {
  at: number;
  day: OpeningHours["days"][number];
}

function DayLine({ at, day, opening, put, problems, describedBy }: DayLineProps) {
  const isWrong = problemAt(problems, `openingHours.days.${at}`) !== null;
  const { t } = useTranslation("hours");
  return (
    <li className="flex min-h-9 items-center gap-3 border-b border-border-1 py-1 max-narrow:flex-wrap">
      <Input
        type="date"
        value={day.date}
        aria-label={t("date")}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? describedBy : undefined}
        onChange={({ target }) => put(putDate(opening, at, { ...day, date: target.value }))}
        size="row"
        className="flex-none"
      />
      <RangesField
        day={day.date}
        ranges={day.hours}
        onChange={(hours) => put(putDate(opening, at, { ...day, hours }))}
        problems={problems}
        describedBy={describedBy}
        path={`openingHours.days.${at}.hours`}
      />
      <IconButton label={t("drop_day", { day: day.date })} onClick={() => put(dropDate(opening, at))}>
        <Trash2 {...icon14} />
      </IconButton>
    </li>
  );
}
