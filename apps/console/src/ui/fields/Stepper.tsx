import { icon12 } from "@jieru/ui/icon.ts";
import { Minus, Plus } from "lucide-react";
import { Button } from "../buttons/Button.tsx";

interface StepperProps {
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  label: string;
  lessLabel: string;
  moreLabel: string;
  minReason: string;
  maxReason: string;
  disabledReason?: string | null | undefined;
}

/** A small whole number; at each limit the button gives a reason. */
export function Stepper(props: StepperProps) {
  const { value, min, max, onChange } = props;
  return (
    <fieldset aria-label={props.label} className="m-0 inline-flex items-center gap-2.5 border-0 p-0">
      <Button
        aria-label={props.lessLabel}
        size="mini"
        shape="square"
        disabledReason={props.disabledReason ?? (value <= min ? props.minReason : null)}
        onClick={() => onChange(value - 1)}
      >
        <Minus {...icon12} />
      </Button>
      <output className="min-w-4 text-center font-semibold">{value}</output>
      <Button
        aria-label={props.moreLabel}
        size="mini"
        shape="square"
        disabledReason={props.disabledReason ?? (value >= max ? props.maxReason : null)}
        onClick={() => onChange(value + 1)}
      >
        <Plus {...icon12} />
      </Button>
    </fieldset>
  );
}
