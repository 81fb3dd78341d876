import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { cookieNames } from "../../src/http/cookies.ts";

type Headers = Record<string, string>;
type Verb = "POST" | "PUT" | "PATCH" | "DELETE";

export interface TestBrowser {
  cookies: Map<string, string>;
  hold(token: string): void;
  get(url: string, headers?: Headers): Promise<LightMyRequestResponse>;
  send(verb: Verb, url: string, body?: object, headers?: Headers): Promise<LightMyRequestResponse>;
  askForCode(next?: string, headers?: Headers): Promise<URL>;
  comeBack(query: { code?: string; state?: string }): Promise<LightMyRequestResponse>;
}

export function createBrowser(app: FastifyInstance, publicUrl: string): TestBrowser {
  const cookies = new Map<string, string>();

  const keep = (response: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value, maxAge, expires } of response.cookies) {
      const gone = maxAge === 0 || (expires !== undefined && expires.getTime() === 0);
      if (gone) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const cookieHeader = (): Headers =>
    cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") } : {};
  const get = async (url: string, headers: Headers = {}) =>
    keep(await app.inject({ method: "GET", url, headers: { ...cookieHeader(), ...headers } }));

  return {
    cookies,
    hold: (token) => void cookies.set(cookieNames(publicUrl).session, token),
    get,
    async send(method, url, body, headers = {}) {
      const all = { origin: new URL(publicUrl).origin, ...cookieHeader(), ...headers };
      return keep(await app.inject({ method, url, headers: all, ...(body && { payload: body }) }));
    },
    async askForCode(next = "/", headers = {}) {
      const response = await get(`/auth/wechat?next=${encodeURIComponent(next)}`, headers);
      return new URL(response.headers.location ?? "");
    },
    comeBack: (query) => get(`/auth/wechat/callback?${new URLSearchParams(query).toString()}`),
  };
}

export const stateOf = (page: URL): string => page.searchParams.get("state") ?? "";
