import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { menuKeyLabel } from "../../commands/key-label.ts";
import { offerOf, useOffersChange } from "../../commands/offers.ts";

/**
 * [KB20] Leads on from a session that somebody else has: to the agent's own customer who waits longest, or else to the next in
 * the line. Never where an agent continues by itself: an Enter in haste would pick somebody up.
 */
export function OnFromHere() {
  const { t } = useTranslation("conversation");
  useOffersChange();
  const mine = offerOf("oldestUnanswered");
  const isMine = mine !== undefined && !mine.reason;
  const name = isMine ? "oldestUnanswered" : "pickUpNext";
  const offer = offerOf(name);
  if (!offer) return null;
  return (
    <Button
      data-testid="on-from-here"
      disabledReason={offer.reason ?? null}
      // The second click of a double click is meant as the first.
      onClick={(event) => event.detail < 2 && offerOf(name)?.run()}
    >
      {isMine ? t("gate.answerNext") : t("inbox:pick_up_next")}
      <Kbd beside>{menuKeyLabel(name)}</Kbd>
    </Button>
  );
}
