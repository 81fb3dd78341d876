import { expect, test } from "vitest";
import { CODE_LIFETIME_MS } from "../src/login-codes.ts";
import { QR_LIFETIME_MS } from "../src/scans.ts";
import { type Stage, setStage } from "./stage.ts";

const REDIRECT = "http://console.test/auth/wechat/callback";

async function openQr(stage: Stage): Promise<string> {
  const query = { appid: "wxlogin0123456789", redirect_uri: REDIRECT, scope: "snsapi_login", state: "s1" };
  const page = await fetch(`${stage.simulator.url}/connect/qrconnect?${new URLSearchParams(query)}`);
  expect(page.headers.get("x-frame-options")).toBeNull();
  return /\/connect\/qrcode\/([\w-]+)/.exec(await page.text())?.[1] ?? "";
}

async function poll(stage: Stage, uuid: string, last = ""): Promise<{ wx_errcode: number; wx_code: string }> {
  const query = new URLSearchParams({ f: "json", uuid, last });
  const answer = await fetch(`${stage.simulator.url}/connect/l/qrconnect?${query}`);
  return (await answer.json()) as { wx_errcode: number; wx_code: string };
}

async function exchange(stage: Stage, code: string): Promise<Record<string, unknown>> {
  const app = { appid: "wxlogin0123456789", secret: "login-secret", grant_type: "authorization_code" };
  const query = new URLSearchParams({ ...app, code });
  const answer = await fetch(`${stage.simulator.url}/sns/oauth2/access_token?${query}`);
  return (await answer.json()) as Record<string, unknown>;
}

const confirmPage = (stage: Stage, uuid: string) => `${stage.simulator.url}/connect/confirm?uuid=${uuid}`;

const decide = (stage: Stage, uuid: string, answer: string) =>
  fetch(`${stage.simulator.url}/connect/confirm`, {
    method: "POST",
    body: new URLSearchParams({ uuid, answer, unionid: "union-xu" }),
  });

test("[SI1] waiting 408, scanned 404, confirmed 405 with a code", async () => {
  await using stage = await setStage();
  const uuid = await openQr(stage);
  expect((await poll(stage, uuid)).wx_errcode).toBe(408);
  const page = await (await fetch(confirmPage(stage, uuid))).text();
  expect(page).toContain('data-testid="confirm-as-union-xu"');
  expect((await poll(stage, uuid)).wx_errcode).toBe(404);
  expect((await poll(stage, uuid, "404")).wx_errcode).toBe(408);
  await decide(stage, uuid, "confirm");
  const { wx_errcode: errcode, wx_code: code } = await poll(stage, uuid, "404");
  expect(errcode).toBe(405);
  expect(await exchange(stage, code)).toMatchObject({
    openid: "web-xu",
    unionid: "union-xu",
    expires_in: 7200,
  });
});

test("[SI1] a code is an image, and a declined scan answers 403", async () => {
  await using stage = await setStage();
  const uuid = await openQr(stage);
  const image = await fetch(`${stage.simulator.url}/connect/qrcode/${uuid}`);
  expect(image.headers.get("content-type")).toBe("image/png");
  await fetch(confirmPage(stage, uuid));
  await decide(stage, uuid, "decline");
  expect(await poll(stage, uuid, "404")).toMatchObject({ wx_errcode: 403, wx_code: "" });
  expect((await decide(stage, uuid, "confirm")).status).toBe(410);
});

test("[SI2] a QR code is good for 5 minutes", async () => {
  await using stage = await setStage();
  const uuid = await openQr(stage);
  stage.clock.advance(QR_LIFETIME_MS);
  expect((await poll(stage, uuid)).wx_errcode).toBe(402);
  expect((await fetch(confirmPage(stage, uuid))).status).toBe(410);
  expect(stage.simulator.confirmScan(uuid, "union-xu")).toBe(false);
});

test("[SI2] a sign-in code works once, for 10 minutes, and only here", async () => {
  await using stage = await setStage();
  const codeOf = async () => {
    const uuid = await openQr(stage);
    stage.simulator.confirmScan(uuid, "union-xu");
    return (await poll(stage, uuid)).wx_code;
  };
  const used = await codeOf();
  const late = await codeOf();
  await exchange(stage, used);
  expect(await exchange(stage, used)).toMatchObject({ errcode: 40163 });
  stage.clock.advance(CODE_LIFETIME_MS);
  expect(await exchange(stage, late)).toMatchObject({ errcode: 42003 });
  expect(await exchange(stage, "made-up")).toMatchObject({ errcode: 40029 });
  expect(await exchange(stage, "")).toMatchObject({ errcode: 41008 });
});

test("The access token opens the person's name, to nobody else", async () => {
  await using stage = await setStage();
  const uuid = await openQr(stage);
  stage.simulator.confirmScan(uuid, "union-xu");
  const { access_token: token } = await exchange(stage, (await poll(stage, uuid)).wx_code);
  const ask = async (path: string, openid: string) =>
    (await fetch(`${stage.simulator.url}${path}?access_token=${token}&openid=${openid}`)).json();
  expect(await ask("/sns/userinfo", "web-xu")).toMatchObject({ nickname: "许然", unionid: "union-xu" });
  expect(await ask("/sns/auth", "web-xu")).toEqual({ errcode: 0, errmsg: "ok" });
  expect(await ask("/sns/auth", "web-other")).toMatchObject({ errcode: 40003 });
});

test("[SI1] a control character stands in the person's name as it is, though JSON wants it escaped", async () => {
  await using stage = await setStage();
  stage.simulator.addPerson({ name: "\u0014许\n然\u0007\\n", unionid: "union-odd", openid: "web-odd" });
  const uuid = await openQr(stage);
  stage.simulator.confirmScan(uuid, "union-odd");
  const { access_token: token } = await exchange(stage, (await poll(stage, uuid)).wx_code);
  const answer = await fetch(`${stage.simulator.url}/sns/userinfo?access_token=${token}&openid=web-odd`);
  expect(await answer.text()).toContain('"nickname":"\u0014许\n然\u0007\\\\n"');
});
