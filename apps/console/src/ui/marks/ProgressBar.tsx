interface ProgressBarProps {
  /** What makes progress. */
  label: string;
  percent: number;
}

/** How far something is: a bar, and the percentage in figures. As wide as what it stands in. */
export const ProgressBar = ({ label, percent }: ProgressBarProps) => (
  <span className="flex items-center gap-2">
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={`${percent}%`}
      className="h-1 min-w-0 flex-1 overflow-hidden rounded-full bg-surface-press"
    >
      <span className="block h-full rounded-full bg-accent-solid" style={{ width: `${percent}%` }} />
    </span>
    <span aria-hidden="true" className="w-8 flex-none text-right text-12 leading-4 text-ink-3 tabular-nums">
      {percent}%
    </span>
  </span>
);
