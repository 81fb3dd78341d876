import { useId } from "react";

export interface Option<T extends string> {
  value: T;
  label: string;
}

interface ChoiceProps<T extends string> {
  label: string;
  options: Option<T>[];
  value: T;
  onChange: (value: T) => void;
  testId: string;
}

const SEGMENT =
  "h-6 max-narrow:h-11 rounded-[5px] px-2.5 text-ink-2 has-checked:bg-surface-2 has-checked:text-ink-1 has-checked:shadow-[0_0_0_1px_var(--border-2)]";
const TILE =
  "h-7 max-narrow:h-11 justify-center rounded-control bg-surface-2 px-1 text-ink-2 inset-line has-checked:bg-accent-soft has-checked:text-ink-1 has-checked:shadow-[inset_0_0_0_1.5px_var(--accent-solid)]";

export function Segment<T extends string>(props: ChoiceProps<T>) {
  return (
    <fieldset aria-label={props.label} className="inline-flex rounded-[7px] bg-surface-0 p-0.5">
      <Radios {...props} look={SEGMENT} />
    </fieldset>
  );
}

export function Tiles<T extends string>(props: ChoiceProps<T>) {
  return (
    <fieldset aria-label={props.label} className="grid grid-cols-2 gap-1.5">
      <Radios {...props} look={TILE} />
    </fieldset>
  );
}

function Radios<T extends string>({
  options,
  value,
  onChange,
  testId,
  look,
}: ChoiceProps<T> & { look: string }) {
  const name = useId();
  return options.map((option) => (
    <label
      key={option.value}
      data-testid={`${testId}-${option.value}`}
      className={`relative flex items-center whitespace-nowrap text-12 has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-accent-solid ${look}`}
    >
      <input
        type="radio"
        name={name}
        checked={option.value === value}
        onChange={() => onChange(option.value)}
        className="absolute inset-0 cursor-pointer appearance-none rounded-[inherit] outline-none"
      />
      {option.label}
    </label>
  ));
}
