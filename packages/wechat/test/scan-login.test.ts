import { describe, expect, test } from "vitest";
import { authorizeUrl, exchangeCode, fetchUserInfo, qrconnectUrl } from "../src/scan-login.ts";
import { answerJson, type Handler, startServer } from "./local-server.ts";

async function exchange(handler: Handler, timeoutMs?: number) {
  const { baseUrl, requests } = await startServer(handler);
  const request = { baseUrl, appId: "wxweb", secret: "the-secret", code: "the-code", timeoutMs };
  return { requests, outcome: await exchangeCode(request).catch((reason: unknown) => reason) };
}

describe("scan login", () => {
  test("[SI1] the QR page's address, redirect_uri encoded", () => {
    const page = { openUrl: "https://open.weixin.qq.com/", appId: "wxweb", state: "s1", lang: "cn" as const };
    expect(qrconnectUrl({ ...page, redirectUri: "https://a.example/auth/wechat/callback?x=1&y=2" })).toBe(
      "https://open.weixin.qq.com/connect/qrconnect?appid=wxweb&redirect_uri=https%3A%2F%2Fa.example%2Fauth%2Fwechat%2Fcallback%3Fx%3D1%26y%3D2&response_type=code&scope=snsapi_login&state=s1&lang=cn#wechat_redirect",
    );
  });

  test("[SI16] the page authorisation's address keeps WeChat's order of parameters", () => {
    const page = { openUrl: "https://open.weixin.qq.com", appId: "wxofficial", state: "s1" };
    expect(authorizeUrl({ ...page, redirectUri: "https://a.example/auth/wechat/callback" })).toBe(
      "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wxofficial&redirect_uri=https%3A%2F%2Fa.example%2Fauth%2Fwechat%2Fcallback&response_type=code&scope=snsapi_userinfo&state=s1#wechat_redirect",
    );
  });

  test.each([
    [1, true],
    ["1", true],
    [0, undefined],
    [undefined, undefined],
  ])("[SI16] is_snapshotuser %j marks a made-up person: %j", async (is_snapshotuser, isSnapshot) => {
    const { outcome } = await exchange((_, response) =>
      answerJson(response, { access_token: "t", openid: "o", unionid: "u", is_snapshotuser }),
    );
    expect(outcome).toEqual({
      openid: "o",
      unionid: "u",
      accessToken: "t",
      ...(isSnapshot && { isSnapshot }),
    });
  });

  test("[SI1] a code is exchanged for who scanned", async () => {
    const { outcome, requests } = await exchange((_, response) =>
      answerJson(response, {
        access_token: "t",
        expires_in: 7200,
        openid: "o",
        unionid: "u",
        scope: "snsapi_login",
      }),
    );
    expect(outcome).toEqual({ openid: "o", unionid: "u", accessToken: "t" });
    expect(requests[0]).toMatchObject({
      path: "/sns/oauth2/access_token",
      query: { appid: "wxweb", secret: "the-secret", code: "the-code", grant_type: "authorization_code" },
    });
  });

  test("[SI1] an application outside any Open Platform account has no unionid", async () => {
    const { outcome } = await exchange((_, response) =>
      answerJson(response, { access_token: "t", openid: "o" }),
    );
    expect(outcome).toEqual({ openid: "o", accessToken: "t" });
    const empty = await exchange((_, response) =>
      answerJson(response, { access_token: "t", openid: "o", unionid: "" }),
    );
    expect(empty.outcome).toEqual({ openid: "o", accessToken: "t" });
  });

  test.each([40029, 40163, 41008, 42003])("[SI2] %i means the code is of no use", async (errcode) => {
    const { outcome } = await exchange((_, response) =>
      answerJson(response, { errcode, errmsg: "invalid the-code" }),
    );
    expect(outcome).toMatchObject({ name: "WechatRefused", reason: "code_invalid", errmsg: "invalid ***" });
  });

  test("[SI2] an exchange without an answer is not repeated", async () => {
    const { outcome, requests } = await exchange(() => {}, 300);
    expect(outcome).toMatchObject({ name: "WechatUnknown", phase: "maybe_sent", cause: "timeout" });
    expect(requests).toHaveLength(1);
  });

  test("[SI1] the name, and nothing else of what is told", async () => {
    const { baseUrl, requests } = await startServer((_, response) =>
      answerJson(response, {
        openid: "o",
        unionid: "u",
        nickname: "小王",
        headimgurl: "https://p.example/1",
        sex: 0,
      }),
    );
    expect(await fetchUserInfo({ baseUrl, accessToken: "t", openid: "o" })).toEqual({
      openid: "o",
      unionid: "u",
      nickname: "小王",
    });
    expect(requests).toMatchObject([
      { path: "/sns/userinfo", query: { access_token: "t", openid: "o", lang: "zh_CN" } },
    ]);
  });

  test("[SI1] having no name keeps nobody out, and no error quotes the token", async () => {
    const ask = async (answer: object) => {
      const { baseUrl } = await startServer((_, response) => answerJson(response, answer));
      return fetchUserInfo({ baseUrl, accessToken: "the-token", openid: "o" }).catch((e: unknown) => e);
    };
    expect(await ask({ openid: "o" })).toEqual({ openid: "o", nickname: "" });
    expect(await ask({ errcode: 40003, errmsg: "not for the-token" })).toMatchObject({
      errmsg: "not for ***",
    });
  });

  test("[SI1] a control character in a nickname, which WeChat writes as it is, keeps nobody out", async () => {
    const { baseUrl } = await startServer((_, response) =>
      response.end('{"openid":"o","unionid":"u","nickname":"\u0014小\u0007王"}'),
    );
    const info = await fetchUserInfo({ baseUrl, accessToken: "t", openid: "o" });
    expect(info).toMatchObject({ unionid: "u", nickname: "\u0014小\u0007王" });
  });
});
