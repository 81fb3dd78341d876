/** The company's server as the receiver of webhooks: it stores requests and answers as told. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";

export interface ReceivedEvent {
  id: string;
  seq: number;
  type: string;
  message?: { id: string; text?: string; direction: string; type: string };
  session?: { id: string; state: string; customer: { openid: string } };
}

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  body: {
    accountId: string;
    appId: string;
    from: number;
    to: number;
    missing: { after: number; upTo: number | null } | null;
    events: ReceivedEvent[];
  };
}

export type Answering = (response: ServerResponse, request: Received) => void;

export interface Receiver {
  host: string;
  url: string;
  requests: Received[];
  at(path: string): Received[];
  eventsAt(path: string): ReceivedEvent[];
  /** Sets the answer of a path; the default is 204. */
  answer(path: string, answering: Answering): void;
  close(): Promise<void>;
}

export const status =
  (code: number, body = ""): Answering =>
  (response) =>
    response.writeHead(code).end(body);

/** Returns the body if a signature fits the secret, checked with the standard's own library. */
export function verify(secret: string, { text, headers, body }: Received): Received["body"] {
  const at = new Date(Number(headers["webhook-timestamp"]) * 1_000);
  const signature = new Webhook(secret).sign(String(headers["webhook-id"]), at, text);
  if (!String(headers["webhook-signature"]).split(" ").includes(signature)) throw new Error("forged");
  return body;
}

export async function openReceiver(): Promise<Receiver> {
  const requests: Received[] = [];
  const answers = new Map<string, Answering>();
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "";
    const body = await text(request);
    const received = { path, headers: request.headers, text: body, body: JSON.parse(body || "{}") };
    requests.push(received);
    (answers.get(path) ?? status(204))(response, received);
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const at = (path: string) => requests.filter((request) => request.path === path);
  return {
    host,
    url: `http://${host}`,
    requests,
    at,
    eventsAt: (path) => at(path).flatMap(({ body }) => body.events),
    answer: (path, answering) => void answers.set(path, answering),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
