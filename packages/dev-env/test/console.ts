import { randomUUID } from "node:crypto";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Me } from "@jieru/shared/protocol/http";
import { signInAs } from "../src/sign-in-as.ts";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

/** A signed-in person's HTTP client. */
export interface Console {
  cookie: string;
  origin: string;
  agentId: AgentId;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  /** Sends a text as a reply and returns the message of the answer. */
  reply(sessionId: string, text: string): Promise<Message>;
}

/** Sends one request without following redirects. `FormData` and strings are sent unchanged, everything else as JSON. */
export async function request(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const asIs = body === undefined || body instanceof FormData || typeof body === "string";
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: { ...(!asIs && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: asIs ? (body as string | FormData) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text ? JSON.parse(text) : text,
  };
}

/** Returns a client with this cookie, or an anonymous one if the cookie is empty. */
export function consoleWith(serverUrl: string, cookie: string, origin = serverUrl): Omit<Console, "agentId"> {
  const send: Console["send"] = (method, path, body, headers) =>
    request(`${serverUrl}${path}`, method, body, { cookie, origin, ...headers });
  return {
    cookie,
    origin,
    send,
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body),
    async reply(sessionId, text) {
      const body = { clientMessageId: randomUUID(), type: "text", text };
      const answer = await send("POST", `/api/sessions/${sessionId}/replies`, body);
      if (answer.status !== 200) throw new Error(`the reply was answered ${answer.status} ${answer.text}`);
      return (answer.body as { message: Message }).message;
    },
  };
}

export async function openConsole(serverUrl: string, unionid: string, origin?: string): Promise<Console> {
  const console = consoleWith(serverUrl, await signInAs(serverUrl, unionid), origin);
  const me = (await console.get("/api/me")).body as Me;
  return { ...console, agentId: me.agent.id };
}
