import { RowSkeleton } from "../../features/inbox/row/RowSkeleton.tsx";

export const ConsoleSkeleton = () => (
  <div className="grid h-dvh grid-cols-[var(--rail-width)_var(--list-width)_minmax(0,1fr)] max-narrow:grid-cols-1">
    <div className="bg-surface-0 max-narrow:hidden" />
    <div className="border-x border-border-1 bg-surface-1 px-2">
      <div className="flex h-[54px] items-center px-2">
        <span className="h-3 w-28 rounded-chip bg-surface-press" />
      </div>
      <RowSkeleton />
    </div>
    <div className="bg-surface-2 max-narrow:hidden" />
  </div>
);
