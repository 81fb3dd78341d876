import type { Simulator } from "../src/simulator.ts";
import { APP_ID, account, OPENID } from "./stage.ts";

export type Answer = Record<string, unknown> & { errcode?: number; errmsg?: string };

export interface ApiCaller {
  stableToken(force?: boolean): Promise<Answer>;
  classicToken(): Promise<Answer>;
  send(text: string, to?: string): Promise<Answer>;
  post(path: string, body: unknown, token?: string): Promise<Answer>;
  typing(command: string, path?: string): Promise<Answer>;
  upload(bytes: Buffer, fileName: string, type?: string): Promise<Answer>;
  mediaGet(mediaId: string): Promise<Response>;
}

export function createApiCaller(simulator: Simulator): ApiCaller {
  const secret = { grant_type: "client_credential", appid: APP_ID, secret: account.appSecret };
  const json = async (path: string, body: unknown) => {
    const answer = await fetch(`${simulator.url}${path}`, { method: "POST", body: JSON.stringify(body) });
    return (await answer.json()) as Answer;
  };
  const stableToken = (force = false) => json("/cgi-bin/stable_token", { ...secret, force_refresh: force });
  const withToken = async (path: string, token?: string) =>
    `${path}?access_token=${token ?? String((await stableToken()).access_token)}`;
  const post: ApiCaller["post"] = async (path, body, token) => json(await withToken(path, token), body);

  return {
    stableToken,
    async classicToken() {
      const query = new URLSearchParams(secret);
      return (await fetch(`${simulator.url}/cgi-bin/token?${query}`)).json() as Promise<Answer>;
    },
    post,
    send: (content, touser = OPENID) =>
      post("/cgi-bin/message/custom/send", { touser, msgtype: "text", text: { content } }),
    typing: (command, path = "/cgi-bin/message/custom/typing") => post(path, { touser: OPENID, command }),
    async upload(bytes, fileName, type = "image") {
      const form = new FormData();
      form.append("media", new Blob([new Uint8Array(bytes)], { type: "image/png" }), fileName);
      const path = await withToken("/cgi-bin/media/upload");
      const answer = await fetch(`${simulator.url}${path}&type=${type}`, { method: "POST", body: form });
      return (await answer.json()) as Answer;
    },
    async mediaGet(mediaId) {
      return fetch(`${simulator.url}${await withToken("/cgi-bin/media/get")}&media_id=${mediaId}`);
    },
  };
}

export const PNG = Buffer.from("\x89PNG\r\n\x1a\nrest", "latin1");
