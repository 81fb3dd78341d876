import type { SessionId } from "@jieru/shared/domain/ids";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { useNavigate } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { pickUp, reactivate, reopen } from "../../../data/queries/sessions.ts";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useNowFor } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { useCommandHandlers } from "../../commands/handlers.ts";
import { composerId } from "../../opening/focus-composer.ts";
import type { Gate } from "../composer/composer-state.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { NextSessionButton } from "./NextSessionButton.tsx";
import { useSuccessor } from "./use-successor.ts";

const gateActions = {
  waiting: { action: "pickUp", word: "gate.pickUp", testId: "pick-up-here" },
  inactive: { action: "reactivate", word: "gate.reactivate", testId: "reactivate" },
} as const;

const hasAction = (gate: Gate): gate is keyof typeof gateActions => gate in gateActions;

export function GateAction({ gate }: { gate: Gate }) {
  if (hasAction(gate)) return <GateButton gate={gate} />;
  if (gate === "not_owner") return <NextSessionButton />;
  return gate === "ended" ? <AfterEnd /> : null;
}

function AfterEnd() {
  const next = useSuccessor();
  return next ? <Successor next={next} /> : <Reopen />;
}

/** [SE19] Shown to agents who may reopen the session in general, with the reason why not now. */
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
  useCommandHandlers({ reopen: isTheirs ? { run: press, reason } : undefined });
  if (!isTheirs) return null;
  return (
    <Button data-testid="reopen" disabledReason={reason} onClick={({ detail }) => detail < 2 && press()}>
      {t("gate.reopen")}
    </Button>
  );
}

function GateButton({ gate }: { gate: keyof typeof gateActions }) {
  const { t } = useTranslation("conversation");
  const { accountId, viewer, nameOf } = useConversation();
  const session = useOpenSession();
  const readOnly = useReadOnlyReason();
  const { action, word, testId } = gateActions[gate];
  const block = blockOf(action satisfies SessionAction, session, viewer, serverNow());
  const press = () => {
    if (action === "pickUp") return pickUp(accountId, session);
    return reactivate(accountId, session.id);
  };
  const reason = readOnly ?? (block && refusalSentence(block, nameOf));
  useCommandHandlers({ [action]: { run: () => void press(), reason } });
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
