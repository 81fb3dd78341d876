import type { WebhookId } from "@jieru/shared/domain/ids";
import type { Webhook } from "@jieru/shared/protocol/webhooks";
import { webhooksAnswer } from "@jieru/shared/protocol/webhooks-schema";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { Webhooks } from "../../../../src/features/settings/webhooks/Webhooks.tsx";
import { accountId, agent, meId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

export const minute = 60_000;

export const webhook = (change: Partial<Webhook> = {}): Webhook => ({
  id: "11111111-1111-4111-8111-111111111111" as WebhookId,
  name: "订单系统",
  url: "https://shop.example.com/hooks",
  topics: ["messages", "sessions"],
  on: true,
  createdAt: 0,
  createdBy: "高远",
  takenAt: null,
  waiting: 0,
  failing: null,
  missing: null,
  ...change,
});

export interface SentRequest {
  method: string;
  path: string;
  body: unknown;
}

export interface Server {
  webhooks: Webhook[];
  delivers: boolean;
  requests: SentRequest[];
  reads: number;
  answer: (requests: SentRequest) => Response | Promise<Response>;
  list: (() => Response | Promise<Response>) | null;
}

export const refused = (refusal: string, facts: object = {}, status = 409): Response =>
  Response.json({ refusal, ...facts }, { status });

export function serving(): Server {
  const server = {} as Server;
  beforeEach(() => {
    const nothing = () => new Response(null, { status: 204 });
    Object.assign(server, {
      webhooks: [webhook()],
      delivers: true,
      requests: [],
      reads: 0,
      answer: nothing,
      list: null,
    });
    vi.stubGlobal("fetch", async (url: string, { method = "GET", body }: RequestInit) => {
      const path = url.split("/webhooks")[1] ?? "";
      if (method === "GET") {
        server.reads++;
        return (
          server.list?.() ??
          Response.json(
            webhooksAnswer.parse({ webhooks: server.webhooks, limit: 3, delivers: server.delivers }),
          )
        );
      }
      const sent = { method, path, body: body && JSON.parse(String(body)) };
      server.requests.push(sent);
      return server.answer(sent);
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  return server;
}

export async function open(): Promise<HTMLElement> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  putSnapshot(accountId, snapshot({ me: agent(meId, { role: "admin" }) }));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={() => <Webhooks accountId={accountId} />} />
    </QueryClientProvider>,
  );
  return screen.findByRole("main");
}

export const line = (name = "订单系统"): Promise<HTMLElement> => screen.findByTestId(`webhook-${name}`);
