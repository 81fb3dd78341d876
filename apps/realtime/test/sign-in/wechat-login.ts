import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Scanner {
  openid: string;
  unionid?: string;
  nickname: string;
}

/** Secrets of the website application and the official account, by appid. */
const secrets = new Map([
  ["wxlogin", "login-secret"],
  ["wxofficial", "official-secret"],
]);

/** WeChat's two sign-in calls; a code works once, for its own application. */
export interface WechatLogin {
  url: string;
  issueCode(person: Scanner, appId?: string): string;
  /** Replaces the answer to a code until set to undefined. */
  trouble: object | "down" | undefined;
  /** Replaces the answer to the user-info call until set to undefined. */
  infoTrouble: object | undefined;
  exchanges: number;
  lastAppId: string | null;
  stop(): Promise<void>;
}

export async function startWechatLogin(): Promise<WechatLogin> {
  const codes = new Map<string, { person: Scanner; appId: string }>();
  const people = new Map<string, Scanner>();

  const answer = (url: URL): object => {
    if (url.pathname === "/sns/userinfo" && login.infoTrouble) return login.infoTrouble;
    if (url.pathname === "/sns/userinfo")
      return people.get(url.searchParams.get("access_token") ?? "") ?? { errcode: 40001, errmsg: "no" };
    login.exchanges++;
    if (typeof login.trouble === "object") return login.trouble;
    const code = url.searchParams.get("code") ?? "";
    const appId = url.searchParams.get("appid") ?? "";
    login.lastAppId = appId;
    const issued = codes.get(code);
    if (issued?.appId !== appId || url.searchParams.get("secret") !== secrets.get(appId))
      return { errcode: 40029, errmsg: "invalid code" };
    const { person } = issued;
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
    lastAppId: null,
    issueCode(person, appId = "wxlogin") {
      const code = `code${codes.size}of${people.size}x${login.exchanges}`;
      codes.set(code, { person, appId });
      return code;
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return login;
}
