import type { Health } from "@jieru/shared/domain/health";
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../base/context.ts";
import type { ViewerAt } from "../policies/viewer.ts";
import type { Newcomer } from "../sign-in/browsers.ts";
import type { AdmissionOptions } from "./admission.ts";
import type { LogFollowers } from "./log-follower.ts";
import type { NodeBus } from "./node-bus.ts";
import type { PresentAgent } from "./presence-leases.ts";

export interface GatewayOptions extends AdmissionOptions {
  pool: Pool;
  clock: Clock;
  log: Logger;
  followers: LogFollowers;
  bus: NodeBus;
  nodeId: string;
  publicUrl: string;
  /** This server's current health. */
  health(): Health;
  /** Whether this server has recognised the secret of a session's cookie before. */
  isKnown(secret: string): boolean;
  /** Which of these web sessions have ended, on any node. Asking keeps the others alive. */
  listEnded(webSessionIds: string[]): Promise<string[]>;
  /** [SI14] Which other browsers ended these web sessions; without those that ended otherwise. */
  listEndings(webSessionIds: readonly string[]): Promise<ReadonlyMap<string, EndedBy>>;
  /** [SI8] The browsers with which these agents have signed in, and which are new to them. */
  listNewBrowsers(agentIds: readonly AgentId[]): Promise<readonly Newcomer[]>;
  /** The agent's role in the account, or null if they are not bound. */
  findViewer(accountId: AccountId, agentId: AgentId): Promise<ViewerAt | null>;
  /** Calls back whenever an account has news, on whatever node it was made. */
  onAccountChanged(listener: (accountId: AccountId) => void): void;
}

export interface PresenceHandlers {
  /** The agent's first socket on this node, or their last. Resolves once it is noted. */
  onPresent(agent: PresentAgent): Promise<void>;
  onAbsent(agent: PresentAgent): Promise<void>;
  /** The owner is typing, or stopped. */
  onTyping(agent: PresentAgent, conversationId: ConversationId, on: boolean): void;
}
