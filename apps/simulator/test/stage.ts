import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createMovableClock, type SimulatorClock } from "../src/clock.ts";
import type { SimulatedAccount, SimulatorOptions } from "../src/options.ts";
import { type Simulator, startSimulator } from "../src/simulator.ts";

export const APP_ID = "wx0123456789abcdef";
export const OPENID = "o9AgO5Kd5ggOC-bXrbNODIi9tQe";
export const START_AT = Date.UTC(2026, 10, 24, 10, 0, 0);

export const account: SimulatedAccount = {
  appId: APP_ID,
  originalId: "gh_0123456789ab",
  name: "半山茶器",
  appSecret: "app-secret",
  token: "push-token",
  encodingAesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
  mode: "secure",
  format: "json",
  pushUrl: "",
};

export interface Arrived {
  method: string;
  query: Record<string, string>;
  body: string;
  respond(body: string, status?: number): void;
}

export interface Receiver {
  url: string;
  arrived: Arrived[];
  /** Returns the answer to push `number`, counted from 0; `null` never answers. */
  answer: (number: number) => string | null;
  stop(): Promise<void>;
}

async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: "", arrived: [], answer: () => "success", stop: async () => {} };
  const server = createServer((request, response) => void take(receiver, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat/${APP_ID}`;
  receiver.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return receiver;
}

async function take(receiver: Receiver, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  request.setEncoding("utf8");
  for await (const chunk of request) body += chunk;
  const query = Object.fromEntries(new URL(request.url ?? "", "http://any").searchParams);
  const respond = (text: string, status = 200) => {
    response.writeHead(status).end(text);
  };
  receiver.arrived.push({ method: request.method ?? "", query, body, respond });
  if (request.method === "GET") return respond(query.echostr ?? "");
  const answer = receiver.answer(receiver.arrived.length - 1);
  if (answer !== null) respond(answer);
}

export interface Stage {
  simulator: Simulator;
  clock: SimulatorClock;
  receiver: Receiver;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function setStage(options: Partial<SimulatorOptions> = {}): Promise<Stage> {
  const receiver = await startReceiver();
  const clock = createMovableClock({ startAt: START_AT, rate: 0 });
  const simulator = await startSimulator({
    port: 0,
    clock,
    accounts: [{ ...account, pushUrl: receiver.url }],
    loginApp: { appId: "wxlogin0123456789", secret: "login-secret" },
    officialAccount: { appId: "wxofficial0123456", secret: "official-secret" },
    people: [{ name: "许然", unionid: "union-xu", openid: "web-xu" }],
    customers: [{ openid: OPENID, name: "苏小姐", sessionFrom: "订单" }],
    pushTimeoutMs: 3_000,
    scanPollMs: 20,
    ...options,
  });
  return {
    simulator,
    clock,
    receiver,
    async [Symbol.asyncDispose]() {
      await simulator.stop();
      await receiver.stop();
    },
  };
}
