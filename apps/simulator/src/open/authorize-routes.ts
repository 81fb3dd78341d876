import type { FastifyInstance } from "fastify";
import { textAt } from "../api/read-json.ts";
import type { Person } from "../options.ts";
import type { World } from "../world.ts";
import { authorizePage, type Wanted } from "./authorize-page.ts";
import { closingPage } from "./confirm-page.ts";

/** WeChat refuses other orders of parameters (developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization). */
const order =
  /^[^?]*\?appid=[^&]+&redirect_uri=[^&]+&response_type=code&scope=snsapi_userinfo&state=[a-zA-Z0-9]{1,128}$/;

/** [SI16] Registers page authorisation of the official account, which opens only in WeChat's own browser. */
export function authorizeRoutes(app: FastifyInstance, world: World): void {
  app.get("/connect/oauth2/authorize", (request, reply) => {
    reply.type("text/html; charset=utf-8");
    if (!/\bMicroMessenger\//.test(request.headers["user-agent"] ?? ""))
      return reply.code(403).send(closingPage("请在微信客户端打开链接", "这个页面只能在微信里打开"));
    const wanted = order.test(request.url) ? wantedIn(world, request.query) : null;
    return wanted ? reply.send(authorizePage(wanted, world.people)) : unreachable(reply);
  });

  app.post("/connect/oauth2/authorize", (request, reply) => {
    reply.type("text/html; charset=utf-8");
    const wanted = wantedIn(world, request.body);
    if (!wanted) return unreachable(reply);
    const back = new URL(wanted.redirectUri);
    back.searchParams.set("state", wanted.state);
    if (textAt(request.body, "answer") === "decline") {
      if (world.switches.declineRedirects) return reply.redirect(back.href);
      return reply.send(closingPage("已取消", "没有登录"));
    }
    const person = world.people.find(({ unionid }) => unionid === textAt(request.body, "unionid"));
    if (!person) return unreachable(reply);
    back.searchParams.set("code", world.codes.issue(followerOf(person), wanted.appId, world.clock.now()));
    return reply.redirect(back.href);
  });
}

const followerOf = (person: Person): Person => ({ ...person, openid: `official-${person.openid}` });

/** Returns null if the application or the address is unknown. */
function wantedIn(world: World, from: unknown): Wanted | null {
  const [appId, redirectUri] = [textAt(from, "appid"), textAt(from, "redirect_uri")];
  if (appId !== world.officialAccount?.appId || !URL.canParse(redirectUri)) return null;
  return { appId, redirectUri, state: textAt(from, "state") };
}

const unreachable = <R extends { code(status: number): { send(body: string): R } }>(reply: R): R =>
  reply.code(400).send(closingPage("该链接无法访问", "appid、scope、redirect_uri 或参数顺序不对"));
