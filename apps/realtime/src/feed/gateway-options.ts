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
  /** Returns this server's current health. */
  health(): Health;
  /** Returns whether this server has recognised the secret of a session's cookie before. */
  isKnown(secret: string): boolean;
  /** Returns the web sessions that have ended, on any node. Calling it extends the others. */
  listEnded(webSessionIds: string[]): Promise<string[]>;
  /** [SI14] Returns the other browsers that ended these web sessions. Sessions that ended otherwise are left out. */
  listEndings(webSessionIds: readonly string[]): Promise<ReadonlyMap<string, EndedBy>>;
  /** [SI8] Returns the browsers with which these agents have signed in and which are new to them. */
  listNewBrowsers(agentIds: readonly AgentId[]): Promise<readonly Newcomer[]>;
  /** Returns the agent's role in the account, or null if they are not bound. */
  findViewer(accountId: AccountId, agentId: AgentId): Promise<ViewerAt | null>;
  /** Calls back whenever an account has new events, from any node. */
  onAccountChanged(listener: (accountId: AccountId) => void): void;
}

export interface PresenceHandlers {
  /** `onPresent`: the agent's first socket on this node connected. `onAbsent`: their last one disconnected. Both resolve once stored. */
  onPresent(agent: PresentAgent): Promise<void>;
  onAbsent(agent: PresentAgent): Promise<void>;
  onTyping(agent: PresentAgent, conversationId: ConversationId, on: boolean): void;
}
