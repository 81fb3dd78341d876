interface ProgressBarProps {
  label: string;
  percent: number;
}

export const ProgressBar = ({ label, percent }: ProgressBarProps) => (
  <span
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={percent}
    aria-valuetext={`${percent}%`}
    className="block h-1 overflow-hidden rounded-full bg-border-2 forced-colors:outline"
  >
    <span
      className="block h-full rounded-full bg-accent-solid forced-colors:bg-[Highlight]"
      style={{ width: `${percent}%` }}
    />
  </span>
);

/** The percentage, hidden from screen readers, which read the bar. */
export const ProgressFigure = ({ percent }: { percent: number }) => (
  <span aria-hidden="true" className="w-8 flex-none text-right text-12 text-ink-3 tabular-nums">
    {percent}%
  </span>
);
