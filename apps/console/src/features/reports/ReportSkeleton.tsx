import { useTranslation } from "../../i18n/use-translation.ts";
import { Fact, Facts } from "../board/strips/Fact.tsx";
import { heightPx } from "./chart/day-chart.ts";

const facts = [
  "opened",
  "messages",
  "replies",
  "answered",
  "not_answered",
  "never_picked_up",
  "one_minute",
  "five_minutes",
  "queue",
] as const;
const rows = ["a", "b", "c", "d", "e", "f", "g"];

const Bar = ({ look }: { look: string }) => (
  <span className={`inline-block rounded-chip bg-surface-press ${look}`} />
);

export function ReportSkeleton() {
  const { t } = useTranslation("reports");
  return (
    <div role="status" aria-label={t("loading")} className="min-h-0 flex-1 overflow-hidden">
      <div aria-hidden="true">
        <Facts>
          {facts.map((name) => (
            <Fact
              key={name}
              name={t(`fact.${name}`)}
              value={<Bar look="h-3.5 w-16" />}
              hint={<Bar look="h-2.5 w-20" />}
            />
          ))}
        </Facts>
        <div className="border-b border-border-1 px-5 pb-2 max-narrow:px-4">
          <h2 className="flex h-10 items-center font-semibold">{t("chart.title")}</h2>
          <div className="ml-9 border-b border-border-1" style={{ height: heightPx + 6 }} />
          <div className="h-[22px]" />
        </div>
        <div className="px-5 max-narrow:px-4">
          <h2 className="flex h-10 items-center font-semibold">{t("by_day")}</h2>
          {rows.map((row) => (
            <span key={row} className="flex h-9 items-center border-t border-border-1">
              <Bar look="h-2.5 w-2/5" />
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
