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
  health(): Health;
  isKnown(secret: string): boolean;
  /** Returns the ended web sessions of all nodes, and extends the others. */
  listEnded(webSessionIds: string[]): Promise<string[]>;
  listEndings(webSessionIds: readonly string[]): Promise<ReadonlyMap<string, EndedBy>>;
  listNewBrowsers(agentIds: readonly AgentId[]): Promise<readonly Newcomer[]>;
  findViewer(accountId: AccountId, agentId: AgentId): Promise<ViewerAt | null>;
  onAccountChanged(listener: (accountId: AccountId) => void): void;
}

export interface PresenceHandlers {
  onPresent(agent: PresentAgent): Promise<void>;
  onAbsent(agent: PresentAgent): Promise<void>;
  onTyping(agent: PresentAgent, conversationId: ConversationId, on: boolean): void;
}
