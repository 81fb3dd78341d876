interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  testId?: string;
}

/** A labelled row with a switch at its end. */
export function Switch({ label, checked, onChange, testId }: SwitchProps) {
  return (
    <div className="flex h-[30px] items-center">
      <span className="min-w-0 flex-1">{label}</span>
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        aria-label={label}
        data-testid={testId}
        onClick={() => onChange(!checked)}
        className="relative h-4 w-7 flex-none rounded-[8px] bg-surface-2 shadow-[inset_0_0_0_1.5px_var(--border-control)] before:absolute before:-inset-x-1 before:-inset-y-1.5 after:absolute after:top-[3px] after:left-[3px] after:size-2.5 after:rounded-[50%] after:bg-border-control aria-checked:bg-accent-solid aria-checked:shadow-none aria-checked:after:translate-x-3 aria-checked:after:bg-accent-on"
      />
    </div>
  );
}
