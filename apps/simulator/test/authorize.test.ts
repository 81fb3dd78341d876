import { expect, test } from "vitest";
import { type Stage, setStage } from "./stage.ts";

const official = { appid: "wxofficial0123456", secret: "official-secret" };
const website = { appid: "wxlogin0123456789", secret: "login-secret" };
const redirect = "http://console.test/auth/wechat/callback";
const wanted = {
  appid: official.appid,
  redirect_uri: redirect,
  response_type: "code",
  scope: "snsapi_userinfo",
  state: "s1",
};
const inWechat = { "user-agent": "Mozilla/5.0 (Linux; Android 16) MicroMessenger/8.0.64" };

const open = (stage: Stage, query: Record<string, string>, headers: Record<string, string> = inWechat) =>
  fetch(`${stage.simulator.url}/connect/oauth2/authorize?${new URLSearchParams(query)}`, { headers });

const answer = (stage: Stage, how: "allow" | "decline") =>
  fetch(`${stage.simulator.url}/connect/oauth2/authorize`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ ...wanted, answer: how, unionid: "union-xu" }),
  });

async function exchange(stage: Stage, code: string, app = official): Promise<Record<string, unknown>> {
  const query = new URLSearchParams({ ...app, code, grant_type: "authorization_code" });
  return (await fetch(`${stage.simulator.url}/sns/oauth2/access_token?${query}`)).json() as never;
}

async function codeOf(stage: Stage): Promise<string> {
  const back = new URL((await answer(stage, "allow")).headers.get("location") ?? "");
  expect([back.origin + back.pathname, back.searchParams.get("state")]).toEqual([redirect, "s1"]);
  return back.searchParams.get("code") ?? "";
}

test("[SI16] the authorisation page opens only inside WeChat, and only with its parameters in order", async () => {
  await using stage = await setStage();
  const page = await open(stage, wanted);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("authorize-allow")]);
  expect((await open(stage, wanted, {})).status).toBe(403);
  const { appid, ...others } = wanted;
  expect((await open(stage, { ...others, appid })).status).toBe(400);
  expect((await open(stage, { ...wanted, appid: website.appid })).status).toBe(400);
  expect((await open(stage, { ...wanted, scope: "snsapi_login" })).status).toBe(400);
});

test("[SI16] an allowed authorisation gives a code for the official account only", async () => {
  await using stage = await setStage();
  const code = await codeOf(stage);
  expect(await exchange(stage, code, website)).toMatchObject({ errcode: 40029 });
  const answer = await exchange(stage, code);
  expect(answer).toMatchObject({ openid: "official-web-xu", unionid: "union-xu", scope: "snsapi_userinfo" });
  const query = new URLSearchParams({ access_token: String(answer.access_token), openid: "official-web-xu" });
  const info = await fetch(`${stage.simulator.url}/sns/userinfo?${query}`);
  expect(await info.json()).toMatchObject({ nickname: "许然", unionid: "union-xu" });
  expect(await exchange(stage, code)).toMatchObject({ errcode: 40163 });
});

test("[SI16] a declined authorisation stays in WeChat, or comes back without a code", async () => {
  await using stage = await setStage();
  expect((await answer(stage, "decline")).status).toBe(200);
  stage.simulator.switches.set({ declineRedirects: true });
  expect((await answer(stage, "decline")).headers.get("location")).toBe(`${redirect}?state=s1`);
});
