import { useTranslation } from "../../i18n/use-translation.ts";

const rows = ["a", "b", "c", "d", "e", "f", "g", "h"];

export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("loading")} className="grid gap-px pt-2">
      {rows.map((row) => (
        <span key={row} className="flex h-[42px] items-center gap-4 border-b border-border-1">
          <span className="size-7 rounded-full bg-surface-press" />
          <span className="h-2.5 w-1/5 rounded-chip bg-surface-press" />
          <span className="h-2.5 w-2/5 rounded-chip bg-surface-press" />
        </span>
      ))}
    </div>
  );
}
