import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { handlerOf, useHandlersChange } from "../../commands/handlers.ts";
import { menuKeyLabel } from "../../commands/key-label.ts";

/**
 * [KB20] Leads from another agent's session to the agent's own longest waiting customer, else to the next in the queue.
 * It never takes the focus: a hasty Enter would pick somebody up.
 */
export function NextSessionButton() {
  const { t } = useTranslation("conversation");
  useHandlersChange();
  const mine = handlerOf("oldestUnanswered");
  const isMine = mine !== undefined && !mine.reason;
  const name = isMine ? "oldestUnanswered" : "pickUpNext";
  const handler = handlerOf(name);
  if (!handler) return null;
  return (
    <Button
      data-testid="on-from-here"
      disabledReason={handler.reason ?? null}
      // Ignores the second click of a double click.
      onClick={(event) => event.detail < 2 && handlerOf(name)?.run()}
    >
      {isMine ? t("gate.answerNext") : t("inbox:pick_up_next")}
      <Kbd beside>{menuKeyLabel(name)}</Kbd>
    </Button>
  );
}
