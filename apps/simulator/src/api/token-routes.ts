import type { FastifyInstance } from "fastify";
import type { AccountState } from "../account-state.ts";
import { record } from "../record.ts";
import type { IssuedToken } from "../tokens.ts";
import type { World } from "../world.ts";
import { type ApiAnswer, refuse } from "./answers.ts";
import { readJson, textAt } from "./read-json.ts";
import { answerFault } from "./scripted-answer.ts";

/** `/cgi-bin/token` and `/cgi-bin/stable_token` (developers.weixin.qq.com/doc/oplatform/developers/dev/AccessToken.html, api_getstableaccesstoken). */
export function tokenRoutes(app: FastifyInstance, world: World): void {
  function answer(
    call: "token" | "stable_token",
    parameters: unknown,
    issue: (of: AccountState) => IssuedToken,
  ) {
    const found = findAccount(world, parameters);
    const errcode = "errcode" in found ? found.errcode : 0;
    const appId = textAt(parameters, "appid");
    record(world, { kind: "call", at: world.clock.now(), appId, openid: null, call, content: "", errcode });
    if ("errcode" in found) return found;
    const token = issue(found);
    return { access_token: token.value, expires_in: token.expiresIn };
  }

  app.get("/cgi-bin/token", (request, reply) => {
    const about = { call: "token", appId: textAt(request.query, "appid") } as const;
    const faulty = answerFault(world, { request, reply }, about);
    return faulty ?? answer("token", request.query, (account) => account.tokens.classic(world.clock.now()));
  });
  app.post("/cgi-bin/stable_token", (request, reply) => {
    const body = readJson(request);
    const force = body?.force_refresh === true;
    const about = { call: "stable_token", appId: textAt(body, "appid") } as const;
    const faulty = answerFault(world, { request, reply }, about);
    return faulty ?? answer("stable_token", body, (of) => of.tokens.stable(force, world.clock.now()));
  });
}

function findAccount(world: World, parameters: unknown): AccountState | ApiAnswer {
  if (textAt(parameters, "grant_type") !== "client_credential") return refuse(40002);
  if (world.switches.tokenRefusal !== null) return refuse(world.switches.tokenRefusal);
  const account = world.accounts.get(textAt(parameters, "appid"));
  if (!account) return refuse(40013);
  return textAt(parameters, "secret") === account.config.appSecret ? account : refuse(40125);
}
