import { type Hours, openingLimits } from "@jieru/shared/domain/settings";
import { icon14 } from "@jieru/ui/icon.ts";
import { Plus, X } from "lucide-react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { IconButton } from "../../../../ui/buttons/IconButton.tsx";
import { Input } from "../../../../ui/fields/Input.tsx";
import { type Problems, problemAt } from "../form/problems.ts";
import { oneMore } from "./opening.ts";

interface RangesFieldProps {
  /** For example "周一" or "2027-02-12". */
  day: string;
  ranges: readonly Hours[];
  onChange: (ranges: Hours[]) => void;
  problems: Problems;
  describedBy: string;
  path: string;
}

const most = openingLimits.ranges;

export function RangesField({ day, ranges, onChange, problems, describedBy, path }: RangesFieldProps) {
  const { t } = useTranslation("hours");
  const addWords = t(ranges.length === 0 ? "open_day" : "add_range");
  const put = (at: number, change: Partial<Hours>) =>
    onChange(ranges.map((r, i) => (i === at ? { ...r, ...change } : r)));
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1.5">
      {ranges.length === 0 && <span className="text-ink-3">{t("closed")}</span>}
      {ranges.map((range, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ranges have no names, only their position identifies them.
        <span key={i} className="inline-flex items-center gap-1">
          <Time
            label={t("from_of", { day })}
            value={range.from}
            invalid={problemAt(problems, `${path}.${i}`) !== null}
            describedBy={describedBy}
            onChange={(from) => put(i, { from })}
          />
          <span aria-hidden="true">–</span>
          <Time
            label={t("to_of", { day })}
            value={range.to}
            invalid={problemAt(problems, `${path}.${i}`) !== null}
            describedBy={describedBy}
            onChange={(to) => put(i, { to })}
          />
          <IconButton
            label={t("drop_range", { day, range: `${range.from}–${range.to}` })}
            onClick={() => onChange(ranges.filter((_, j) => j !== i))}
          >
            <X {...icon14} />
          </IconButton>
        </span>
      ))}
      <Button
        tone="quiet"
        size="small"
        icon={<Plus {...icon14} />}
        disabledReason={ranges.length >= most ? t("most", { count: most }) : null}
        onClick={() => onChange(oneMore(ranges))}
        aria-label={`${day} ${addWords}`}
      >
        {addWords}
      </Button>
    </span>
  );
}

interface TimeProps {
  label: string;
  value: string;
  invalid: boolean;
  describedBy: string;
  onChange: (value: string) => void;
}

/** Normalizes "9", "900" and full-width digits to a time of day. */
export function readTime(text: string): string {
  const plain = text.normalize("NFKC").trim();
  const parts = /^(\d{1,2})[:.]?(\d{2})?$/.exec(plain);
  return parts ? `${(parts[1] ?? "").padStart(2, "0")}:${parts[2] ?? "00"}` : plain;
}

const Time = ({ label, value, invalid, describedBy, onChange }: TimeProps) => (
  <Input
    value={value}
    aria-label={label}
    aria-invalid={invalid || undefined}
    aria-describedby={invalid ? describedBy : undefined}
    inputMode="numeric"
    placeholder="09:00"
    maxLength={5}
    onChange={({ target }) => onChange(target.value)}
    onBlur={({ target }) => {
      const read = readTime(target.value);
      if (read !== value) onChange(read);
    }}
    size="row"
    className="w-[58px] text-center max-narrow:w-[76px]"
  />
);
