import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { wellHealth } from "@jieru/shared/domain/health";
import type { AgentId } from "@jieru/shared/domain/ids";
import { createMetrics } from "../../src/base/metrics.ts";
import { type Gateway, openGateway } from "../../src/feed/gateway.ts";
import { createNodeBus } from "../../src/feed/node-bus.ts";
import { findViewerAt } from "../../src/policies/viewer.ts";
import type { TestClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import type { FeedNode } from "./test-console.ts";

type Options = Parameters<typeof openGateway>[1];

export interface TestGateway {
  http: Server;
  gateway: Gateway;
  url: string;
  close(): Promise<void>;
}

/** Opens a server's gateway on its own port. A cookie names the agent; without one a request is anonymous. */
export async function openTestGateway(
  node: FeedNode,
  clock: TestClock,
  change: Partial<Options> = {},
): Promise<TestGateway> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { pool = node.pool } = change;
  const gateway = openGateway(http, {
    pool,
    clock,
    log: silent,
    metrics: createMetrics(),
    deny: () => undefined,
    followers: node.followers,
    bus: createNodeBus(node.pool, node.changes, silent),
    nodeId: "one",
    health: () => wellHealth,
    isOpen: () => true,
    onAccountChanged: node.changes.onAccountChanged,
    isTrustedProxy: () => true,
    publicUrl: url,
    isKnown: () => true,
    identify: async (cookie) => (cookie ? { agentId: cookie as AgentId, webSessionId: cookie } : null),
    findEnding: async () => null,
    listEnded: async () => [],
    listEndings: async () => new Map(),
    listNewBrowsers: async () => [],
    findViewer: (accountId, agentId) => findViewerAt(pool, accountId, agentId),
    onPresent: async () => undefined,
    onAbsent: async () => undefined,
    onTyping: () => undefined,
    ...change,
  });
  return {
    http,
    gateway,
    url,
    async close() {
      await gateway.close();
      http.close();
    },
  };
}
