import { Switch as PlainSwitch, type SwitchProps as PlainSwitchProps } from "@jieru/ui/Switch.tsx";
import { Reasoned } from "../buttons/Reasoned.tsx";

interface SwitchProps extends Omit<PlainSwitchProps, "disabled"> {
  /** Why it cannot be switched now. It stays focusable, and says so in tooltip and description. */
  disabledReason?: string | null | undefined;
}

/** A switch that can be refused with a reason. */
export const Switch = ({ disabledReason, ...rest }: SwitchProps) => (
  <Reasoned reason={disabledReason}>
    <PlainSwitch {...rest} />
  </Reasoned>
);
