import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { i18n } from "../../../i18n/i18n.ts";
import type { ComposerState, Gate } from "../composer/composer-state.ts";

interface GateWords {
  title: string;
  text: string;
}

/**
 * What follows the end of a session: nothing yet, a newer session, one that is somebody else's, or none as the customer is
 * blocked.
 */
type Afterwards = "ended" | "cameAgain" | "lost" | "blocked";

export function afterwards(
  { customer }: Session,
  isLost: boolean,
  successor: SessionId | undefined,
): Afterwards {
  if (customer.blocked) return "blocked";
  if (successor) return "cameAgain";
  return isLost ? "lost" : "ended";
}

interface Gated {
  session: Session;
  state: ComposerState;
  nameOf: (id: AgentId) => string | undefined;
  /** Read of an ended session only. */
  after: Afterwards;
}

/** The text of the bar in place of the text box: the state, and what its button does. */
export function gateWords(gate: Gate, { session, state, nameOf, after }: Gated): GateWords {
  const owner = session.ownerId && nameOf(session.ownerId);
  const say = (key: "ended" | "waiting" | "inactive") => i18n.t(`conversation:gate.${key}`);
  switch (gate) {
    case "waiting":
      return { title: say("waiting"), text: prospect("waiting", state) };
    case "inactive":
      return { title: say("inactive"), text: prospect("inactive", state) };
    case "ended":
      return {
        title: say("ended"),
        text: i18n.t(`conversation:gate.${after}Text`),
      };
    case "watching":
      return owner
        ? {
            title: i18n.t("conversation:gate.watching", { name: owner }),
            text: i18n.t("conversation:gate.watchingText", { name: owner }),
          }
        : { title: i18n.t("conversation:gate.watchingNobody"), text: "" };
    case "not_owner":
      return {
        title: owner
          ? i18n.t("conversation:gate.notOwner", { name: owner })
          : i18n.t("conversation:gate.notOwnerNobody"),
        text: i18n.t("conversation:gate.notOwnerText"),
      };
  }
}

/** What the agent could send once the session is theirs and active. */
function prospect(gate: "waiting" | "inactive", { level, allowance }: ComposerState): string {
  if (level === "closed") return i18n.t("conversation:gate.closedText");
  if (level === "used") return i18n.t("conversation:gate.usedText");
  return i18n.t(`conversation:gate.${gate}Text`, { count: allowance.left });
}
