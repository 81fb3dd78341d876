import { RowBars } from "../../features/inbox/row/RowBars.tsx";

/** The console's final layout in grey, for a first load that takes longer than a blink. */
export const ConsoleBars = () => (
  <div className="grid h-dvh grid-cols-[var(--rail-width)_var(--list-width)_minmax(0,1fr)] max-narrow:grid-cols-1">
    <div className="bg-surface-0 max-narrow:hidden" />
    <div className="border-x border-border-1 bg-surface-1 px-2">
      <div className="flex h-[54px] items-center px-2">
        <span className="h-3 w-28 rounded-chip bg-surface-press" />
      </div>
      <RowBars />
    </div>
    <div className="bg-surface-2 max-narrow:hidden" />
  </div>
);
