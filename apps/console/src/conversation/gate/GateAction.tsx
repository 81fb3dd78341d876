import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { useNavigate } from "@tanstack/react-router";
import { pickUp, reactivate } from "../../api/sessions.ts";
import { useOffers } from "../../commands/offers.ts";
import { refusalSentence } from "../../i18n/refusal-words.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { serverNow } from "../../ui/time/server-clock.ts";
import type { Gate } from "../composer/composer-state.ts";
import { composerId } from "../composer/focus-composer.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { OnFromHere } from "./OnFromHere.tsx";
import { useSuccessor } from "./use-successor.ts";

const ways = {
  waiting: { action: "pickUp", word: "gate.pickUp", testId: "pick-up-here" },
  inactive: { action: "reactivate", word: "gate.reactivate", testId: "reactivate" },
} as const;

const isWay = (gate: Gate): gate is keyof typeof ways => gate in ways;

/** The button of a gate: pick up, reactivate, go to the newer session, or on to somebody else. */
export function GateAction({ gate }: { gate: Gate }) {
  if (isWay(gate)) return <WayOn gate={gate} />;
  if (gate === "not_owner") return <OnFromHere />;
  return gate === "ended" ? <Successor /> : null;
}

function WayOn({ gate }: { gate: keyof typeof ways }) {
  const { t } = useTranslation("conversation");
  const { accountId, viewer, nameOf } = useConversation();
  const session = useOpenSession();
  const readOnly = useReadOnlyReason();
  const { action, word, testId } = ways[gate];
  const block = blockOf(action satisfies SessionAction, session, viewer, serverNow());
  const press = () => {
    if (action === "pickUp") return pickUp(accountId, session);
    return reactivate(accountId, session.id);
  };
  const reason = readOnly ?? (block && refusalSentence(block, nameOf));
  useOffers({ [action]: { run: () => void press(), reason } });
  return (
    <Button
      id={composerId}
      data-testid={testId}
      tone="primary"
      disabledReason={reason}
      onClick={() => void press()}
      className="max-narrow:rounded-tile"
    >
      {t(word)}
      <Kbd beside onSolid>
        ↵
      </Kbd>
    </Button>
  );
}

/** The customer came again: the conversation continues in a newer session. */
function Successor() {
  const { t } = useTranslation("conversation");
  const { accountId } = useConversation();
  const navigate = useNavigate();
  const next = useSuccessor();
  if (!next) return null;
  const go = () => navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: next } });
  return (
    <Button id={composerId} data-testid="go-on" onClick={() => void go()}>
      {t("gate.goOn")}
    </Button>
  );
}
