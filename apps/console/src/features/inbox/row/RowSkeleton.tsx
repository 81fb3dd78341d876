import { useTranslation } from "../../../i18n/use-translation.ts";

const rows = ["a", "b", "c", "d", "e", "f"];

export const RowPlaceholder = () => (
  <div className="grid h-(--row-height) grid-cols-[36px_1fr] gap-x-2.5 p-2 max-narrow:h-[84px]">
    <span className="size-9 rounded-[9px] bg-surface-press" />
    <span className="grid content-start gap-2.5 pt-1">
      <span className="h-2.5 w-2/5 rounded-chip bg-surface-press" />
      <span className="h-2.5 w-4/5 rounded-chip bg-surface-press" />
      <span className="h-2.5 w-1/4 rounded-chip bg-surface-press" />
    </span>
  </div>
);

export function RowSkeleton() {
  const { t } = useTranslation("inbox");
  return (
    <div role="status" aria-label={t("loading")} className="pt-1">
      {rows.map((row) => (
        <RowPlaceholder key={row} />
      ))}
    </div>
  );
}
