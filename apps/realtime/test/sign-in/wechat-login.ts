import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Scanner {
  openid: string;
  unionid?: string;
  nickname: string;
}

/** The two calls of WeChat's scan login, for one process: codes that work once. */
export interface WechatLogin {
  url: string;
  /** The code WeChat would send the browser back with. */
  issueCode(person: Scanner): string;
  /** What a code is answered with instead, until undefined. */
  trouble: object | "down" | undefined;
  /** The same for the question who somebody is. */
  infoTrouble: object | undefined;
  /** How often a code was brought. */
  exchanges: number;
  stop(): Promise<void>;
}

export async function startWechatLogin(): Promise<WechatLogin> {
  const codes = new Map<string, Scanner>();
  const people = new Map<string, Scanner>();

  const answer = (url: URL): object => {
    if (url.pathname === "/sns/userinfo" && login.infoTrouble) return login.infoTrouble;
    if (url.pathname === "/sns/userinfo")
      return people.get(url.searchParams.get("access_token") ?? "") ?? { errcode: 40001, errmsg: "no" };
    login.exchanges++;
    if (typeof login.trouble === "object") return login.trouble;
    const code = url.searchParams.get("code") ?? "";
    const person = codes.get(code);
    if (!person || url.searchParams.get("secret") !== "login-secret")
      return { errcode: 40029, errmsg: "invalid code" };
    codes.delete(code);
    people.set(`access-${code}`, person);
    return { ...person, access_token: `access-${code}`, expires_in: 7200, scope: "snsapi_login" };
  };

  const server = createServer((request, response) => {
    const down = login.trouble === "down";
    response.writeHead(down ? 502 : 200, { "content-type": "application/json" });
    response.end(down ? "" : JSON.stringify(answer(new URL(request.url ?? "/", "http://wechat"))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const login: WechatLogin = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble: undefined,
    infoTrouble: undefined,
    exchanges: 0,
    issueCode(person) {
      const code = `code${codes.size}of${people.size}x${login.exchanges}`;
      codes.set(code, person);
      return code;
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return login;
}
