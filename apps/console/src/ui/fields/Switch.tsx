import { Switch as PlainSwitch, type SwitchProps as PlainSwitchProps } from "@jieru/ui/Switch.tsx";
import { WithDisabledReason } from "../buttons/WithDisabledReason.tsx";

interface SwitchProps extends Omit<PlainSwitchProps, "disabled"> {
  disabledReason?: string | null | undefined;
}

export const Switch = ({ disabledReason, ...rest }: SwitchProps) => (
  <WithDisabledReason reason={disabledReason}>
    <PlainSwitch {...rest} />
  </WithDisabledReason>
);
