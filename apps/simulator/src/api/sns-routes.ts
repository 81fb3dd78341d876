import type { FastifyInstance } from "fastify";
import { record } from "../record.ts";
import { randomWord, type World } from "../world.ts";
import { OK, refuse } from "./answers.ts";
import { textAt } from "./read-json.ts";

/**
 * Registers the server calls of sign-in, which are the same for both applications
 * (developers.weixin.qq.com/doc/oplatform/developers/dev/auth/web).
 */
export function snsRoutes(app: FastifyInstance, world: World): void {
  app.get("/sns/oauth2/access_token", (request) => {
    const answer = exchange(world, request.query);
    const errcode = "errcode" in answer ? answer.errcode : 0;
    const call = { kind: "call", at: world.clock.now(), call: "sns", content: "access_token" } as const;
    record(world, { ...call, appId: textAt(request.query, "appid"), openid: null, errcode });
    return answer;
  });

  app.get("/sns/userinfo", (request, reply) => {
    const person = findPerson(world, request.query);
    if (!person) return refuse(40001);
    const { openid, name: nickname, unionid } = person;
    const place = { sex: 0, province: "", city: "", country: "" };
    const userInfo = { openid, nickname, ...place, headimgurl: "", privilege: [], unionid };
    return reply.type("application/json").send(withBareControls(JSON.stringify(userInfo)));
  });

  app.get("/sns/auth", (request) => (findPerson(world, request.query) ? OK : refuse(40003)));
}

const withBareControls = (json: string): string =>
  json.replace(/\\(?:u00[01][0-9a-f]|[bfnrt\\])/g, (written) =>
    written === "\\\\" ? written : (JSON.parse(`"${written}"`) as string),
  );

function exchange(world: World, query: unknown) {
  const app = [world.loginApp, world.officialAccount].find((each) => each?.appId === textAt(query, "appid"));
  if (!app) return refuse(40013);
  if (textAt(query, "secret") !== app.secret) return refuse(40125);
  if (textAt(query, "grant_type") !== "authorization_code") return refuse(40002);
  const code = textAt(query, "code");
  if (code === "") return refuse(41008);
  const redeemed = world.codes.redeem(code, app.appId, world.clock.now());
  if ("errcode" in redeemed) return refuse(redeemed.errcode);
  return {
    access_token: redeemed.accessToken,
    expires_in: 7200,
    refresh_token: randomWord(),
    openid: redeemed.person.openid,
    scope: app === world.loginApp ? "snsapi_login" : "snsapi_userinfo",
    unionid: redeemed.person.unionid,
  };
}

function findPerson(world: World, query: unknown) {
  const person = world.codes.findPerson(textAt(query, "access_token"), world.clock.now());
  return person?.openid === textAt(query, "openid") ? person : null;
}
