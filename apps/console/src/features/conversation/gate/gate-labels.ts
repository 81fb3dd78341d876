import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { i18n } from "../../../i18n/i18n.ts";
import type { ComposerState, Gate } from "../composer/composer-state.ts";

interface GateLabels {
  title: string;
  text: string;
}

/** The situation after the end. `cameAgain`: a newer session. `lost`: it belongs to another agent. */
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

interface GateInput {
  session: Session;
  state: ComposerState;
  nameOf: (id: AgentId) => string | undefined;
  after: Afterwards;
}

export function gateLabels(gate: Gate, { session, state, nameOf, after }: GateInput): GateLabels {
  const owner = session.ownerId && nameOf(session.ownerId);
  const label = (key: "ended" | "waiting" | "inactive") => i18n.t(`conversation:gate.${key}`);
  switch (gate) {
    case "waiting":
      return { title: label("waiting"), text: allowanceText("waiting", state) };
    case "inactive":
      return { title: label("inactive"), text: allowanceText("inactive", state) };
    case "ended":
      return {
        title: label("ended"),
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

/** Returns how many replies would be possible after picking up or reactivating. */
function allowanceText(gate: "waiting" | "inactive", { level, allowance }: ComposerState): string {
  if (level === "closed") return i18n.t("conversation:gate.closedText");
  if (level === "used") return i18n.t("conversation:gate.usedText");
  return i18n.t(`conversation:gate.${gate}Text`, { count: allowance.left });
}
