import type { SessionId } from "@jieru/shared/domain/ids";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { useNavigate } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { pickUp, reactivate, reopen } from "../../../data/queries/sessions.ts";
import { refusalSentence } from "../../../i18n/refusal-words.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useNowFor } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { useOffers } from "../../commands/offers.ts";
import { composerId } from "../../opening/focus-composer.ts";
import type { Gate } from "../composer/composer-state.ts";
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
  return gate === "ended" ? <AfterEnd /> : null;
}

/** The buttons of an ended session. */
function AfterEnd() {
  const next = useSuccessor();
  return next ? <Successor next={next} /> : <Reopen />;
}

/** [SE19] Shown to whoever may reopen the session at all, with the reason why not now. */
function Reopen() {
  const { t } = useTranslation("conversation");
  const { accountId, viewer, nameOf } = useConversation();
  const session = useOpenSession();
  const readOnly = useReadOnlyReason();
  useNowFor(session.allowance.until);
  const block = blockOf("reopen", session, viewer, serverNow());
  const isTheirs = block?.refusal !== "not_owner";
  const reason = readOnly ?? (block && refusalSentence(block, nameOf));
  const press = () => void reopen(accountId, session, viewer.id);
  useOffers({ reopen: isTheirs ? { run: press, reason } : undefined });
  if (!isTheirs) return null;
  return (
    <Button data-testid="reopen" disabledReason={reason} onClick={({ detail }) => detail < 2 && press()}>
      {t("gate.reopen")}
    </Button>
  );
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
    >
      {t(word)}
      <Kbd beside onSolid>
        ↵
      </Kbd>
    </Button>
  );
}

/** The customer came again: the conversation continues in a newer session. */
function Successor({ next }: { next: SessionId }) {
  const { t } = useTranslation("conversation");
  const { accountId } = useConversation();
  const navigate = useNavigate();
  const go = () => navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: next } });
  return (
    <Button id={composerId} data-testid="go-on" onClick={() => void go()}>
      {t("gate.goOn")}
    </Button>
  );
}
