import { Button, type ButtonProps } from "../../../ui/buttons/Button.tsx";
import { handlerOf, useHandlersChange } from "../../commands/handlers.ts";

export function WrapUpButton(props: ButtonProps) {
  useHandlersChange();
  const handler = handlerOf("wrapUp");
  if (!handler) return null;
  return <Button tone="quiet" disabledReason={handler.reason ?? null} onClick={handler.run} {...props} />;
}
