import { Button, type ButtonProps } from "../../../ui/buttons/Button.tsx";
import { offerOf, useOffersChange } from "../../commands/offers.ts";

/** Opens the dialog, as its key does; nothing where neither can. */
export function WrapUpButton(props: ButtonProps) {
  useOffersChange();
  const offer = offerOf("wrapUp");
  if (!offer) return null;
  return <Button tone="quiet" disabledReason={offer.reason ?? null} onClick={offer.run} {...props} />;
}
