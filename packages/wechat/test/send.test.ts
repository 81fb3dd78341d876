import { describe, expect, test } from "vitest";
import { credentialMeaning } from "../src/errcodes.ts";
import { WechatRefused } from "../src/errors.ts";
import type { OutboundMessage } from "../src/send.ts";
import { clientFor, refuse } from "./client-for.ts";
import { answerJson } from "./local-server.ts";

const OK = { errcode: 0, errmsg: "ok" };

describe("send", () => {
  test.each<[OutboundMessage, object]>([
    [
      { type: "text", text: "你好 😀 <b>" },
      { msgtype: "text", text: { content: "你好 😀 <b>" } },
    ],
    [
      { type: "image", mediaId: "m1" },
      { msgtype: "image", image: { media_id: "m1" } },
    ],
    [
      { type: "link", title: "t", description: "d", url: "u", thumbUrl: "p" },
      { msgtype: "link", link: { title: "t", description: "d", url: "u", thumb_url: "p" } },
    ],
    [
      { type: "miniprogrampage", title: "t", pagePath: "pages/a?b=c", thumbMediaId: "m2" },
      {
        msgtype: "miniprogrampage",
        miniprogrampage: { title: "t", pagepath: "pages/a?b=c", thumb_media_id: "m2" },
      },
    ],
  ])("writes %j as WeChat reads it", async (message, wire) => {
    const { client, requests } = await clientFor((_, response) => answerJson(response, OK));
    await client.send("oExample", message);
    expect(requests).toMatchObject([
      {
        method: "POST",
        path: "/cgi-bin/message/custom/send",
        query: { access_token: "token-1" },
        headers: { "content-type": "application/json" },
      },
    ]);
    expect(JSON.parse(Buffer.from(requests[0]?.body ?? "", "latin1").toString())).toEqual({
      touser: "oExample",
      ...wire,
    });
  });

  test.each([
    ["a\ud83d", "a\ufffd"],
    ["第一行\u000b第二行", "第一行\n第二行"],
    ["a\u0001\u001f\u0000b", "ab"],
    ["一页\f下一页\b\u007f\u0085", "一页下一页"],
    ["\tc:\\u0001\r\n", "\tc:\\u0001\r\n"],
  ])("[OB8] %j is sent without the characters that WeChat refuses", async (text, sent) => {
    const { client, requests } = await clientFor((_, response) => answerJson(response, OK));
    await client.send("o", { type: "text", text });
    const body = Buffer.from(requests[0]?.body ?? "", "latin1").toString();
    expect(JSON.parse(body)).toMatchObject({ text: { content: sent } });
    expect(body.replaceAll("\\\\", "")).not.toContain("\\u");
  });

  test("[OB8] every field of a link or a card is sent without those characters", async () => {
    const { client, requests } = await clientFor((_, response) => answerJson(response, OK));
    const bad = "a\u0001\ud83d";
    await client.send("o", { type: "link", title: bad, description: bad, url: bad, thumbUrl: bad });
    await client.send("o", { type: "miniprogrampage", title: bad, pagePath: bad, thumbMediaId: bad });
    for (const { body } of requests)
      expect(
        Buffer.from(body, "latin1")
          .toString()
          .match(/"a[^"]*"/g),
      ).toEqual(Array(requests[0]?.body === body ? 4 : 3).fill('"a\ufffd"'));
    expect(requests).toHaveLength(2);
  });

  test.each([
    [45047, "terminal", "allowance_used"],
    [45015, "terminal", "window_closed"],
    [87014, "terminal", "content_risky"],
    [45002, "terminal", "content_too_long"],
    [40003, "terminal", "customer_unreachable"],
    [40007, "media", "media_expired"],
    [-1, "retry", "busy"],
    [45011, "retry", "too_fast"],
    [45009, "ops", "quota_used"],
    [48001, "ops", "not_authorised"],
    [40101, "ops", "wrong_path"],
    [99999, "terminal", "other"],
  ])("[RA4] errcode %i is a refusal of class %s, %s", async (errcode, kind, reason) => {
    const { client, requests } = await clientFor(refuse(errcode, "no rid: 68123abc-01234567-89abcdef"));
    await expect(client.send("o", { type: "text", text: "x" })).rejects.toMatchObject({
      name: "WechatRefused",
      errcode,
      class: kind,
      reason,
      rid: "68123abc-01234567-89abcdef",
    });
    expect(requests).toHaveLength(1);
  });

  test.each([40001, 40014, 42001, 41001])(
    "[OB3] after %i the token is refreshed once and the send made once more",
    async (errcode) => {
      const { client, requests, tokens } = await clientFor(({ query }, response) =>
        answerJson(
          response,
          query.access_token === "token-2" ? OK : { errcode, errmsg: "invalid credential" },
        ),
      );
      await client.send("o", { type: "text", text: "x" });
      expect(tokens.refreshed).toEqual(["token-1"]);
      expect(requests.map(({ query }) => query.access_token)).toEqual(["token-1", "token-2"]);
    },
  );

  test("[OB2] a send that cannot begin by its deadline is not made, also after a slow refresh", async () => {
    const text = { type: "text", text: "x" } as const;
    const { client, requests, tokens } = await clientFor(refuse(42001));
    const tooLate = { name: "WechatUnknown", phase: "not_sent", cause: "too_late" };
    await expect(client.send("o", text, performance.now() - 1)).rejects.toMatchObject(tooLate);
    expect(requests).toHaveLength(0);
    const beginBy = performance.now() + 300;
    const { refresh } = tokens;
    tokens.refresh = async (bad) => {
      await expect.poll(() => performance.now()).toBeGreaterThan(beginBy);
      return refresh(bad);
    };
    await expect(client.send("o", text, beginBy)).rejects.toMatchObject(tooLate);
    expect(requests).toHaveLength(1);
  });

  test("[OB3] a token that stays refused is not tried a third time", async () => {
    const { client, requests, tokens } = await clientFor(refuse(42001));
    await expect(client.send("o", { type: "text", text: "x" })).rejects.toMatchObject({ class: "token" });
    expect(tokens.refreshed).toEqual(["token-1"]);
    expect(requests).toHaveLength(2);
  });

  test("[OB3] without a token the message was not sent, however unclear the token call's own fate", async () => {
    const tokens = {
      get: () => Promise.reject(new Error("secret-in-here")),
      refresh: () => Promise.reject(new Error()),
    };
    const { client, requests } = await clientFor(refuse(0), { tokens });
    const error: unknown = await client
      .send("o", { type: "text", text: "x" })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "WechatUnknown", phase: "not_sent", cause: "token_unavailable" });
    expect(requests).toHaveLength(0);
  });

  test("[OB3] when the token call is answered `busy`, the message was not sent either", async () => {
    const busy = () => Promise.reject(new WechatRefused({ errcode: -1, errmsg: "system error" }));
    const { client } = await clientFor(refuse(0), { tokens: { get: busy, refresh: busy } });
    const sent = client.send("o", { type: "text", text: "x" });
    await expect(sent).rejects.toMatchObject({ name: "WechatUnknown", phase: "not_sent", cause: "token_-1" });
  });

  test("[OB3] a refusal of the token call passes, and says that the message itself was never sent", async () => {
    const refusal = new WechatRefused({ errcode: 40164, errmsg: "invalid ip 1.2.3.4, not in whitelist" });
    const tokens = { get: () => Promise.reject(refusal), refresh: () => Promise.reject(refusal) };
    const { client, requests } = await clientFor(refuse(0), { tokens });
    await expect(client.send("o", { type: "text", text: "x" })).rejects.toMatchObject({
      name: "WechatRefused",
      errcode: 40164,
      errmsg: "invalid ip 1.2.3.4, not in whitelist",
      class: "ops",
      reason: "address_not_allowed",
      address: "1.2.3.4",
      isBeforehand: true,
    });
    expect(requests).toHaveLength(0);
    const { client: answered } = await clientFor(refuse(45047));
    await expect(answered.send("o", { type: "text", text: "x" })).rejects.toMatchObject({
      isBeforehand: false,
    });
  });

  test.each([
    [40243, "credentials"],
    [41002, "credentials"],
    [41004, "credentials"],
    [50004, "account_restricted"],
    [50007, "account_restricted"],
    [61024, "not_authorised"],
    [89501, "address_not_allowed"],
    [45009, "quota_used"],
    [99999, "other"],
  ])("[OB3] the token call's %i is a no, as %s, and no missing connection", async (errcode, reason) => {
    const refused = () =>
      Promise.reject(new WechatRefused({ errcode, errmsg: "no" }, credentialMeaning(errcode)));
    const { client } = await clientFor(refuse(0), { tokens: { get: refused, refresh: refused } });
    const no = { name: "WechatRefused", errcode, reason, isBeforehand: true };
    await expect(client.send("o", { type: "text", text: "x" })).rejects.toMatchObject(no);
  });

  test("[OB3] asked for tokens too often, the message was not sent, and may be a moment later", async () => {
    const refused = () => Promise.reject(new WechatRefused({ errcode: 45011, errmsg: "slower" }));
    const { client } = await clientFor(refuse(0), { tokens: { get: refused, refresh: refused } });
    const cause = "token_45011";
    await expect(client.send("o", { type: "text", text: "x" })).rejects.toMatchObject({
      phase: "not_sent",
      cause,
    });
  });

  test("[N43] no error quotes the beginning of a token either, where what WeChat says is cut", async () => {
    const { client } = await clientFor(refuse(45015, `${"x".repeat(496)}token-1`));
    const error: unknown = await client
      .send("o", { type: "text", text: "x" })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ errmsg: `${"x".repeat(496)}***` });
  });

  test("[N43] no error quotes the token, not even when WeChat does", async () => {
    const { client } = await clientFor(refuse(45015, "bad token-1 here"));
    const error: unknown = await client
      .send("o", { type: "text", text: "x" })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ errmsg: "bad *** here" });
    expect(`${(error as Error).stack}`).not.toContain("token-1");
  });
});

describe("the details of a refusal", () => {
  const refusal = async (answer: object) => {
    const { client } = await clientFor((_, response) => answerJson(response, answer));
    return client.send("o", { type: "text", text: "x" }).catch((reason: unknown) => reason);
  };

  test.each([
    ["invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 68123abc-01", "203.0.113.7"],
    ["invalid ip 2001:db8::7, not in whitelist", "2001:db8::7"],
    ["not in whitelist", null],
  ])("[MA8] our address as WeChat saw it: %s", async (errmsg, address) => {
    expect(await refusal({ errcode: 40164, errmsg })).toMatchObject({
      reason: "address_not_allowed",
      address,
    });
  });

  test.each([undefined, null, 7, { a: 1 }])("[RA4] contain no text when errmsg is %j", async (errmsg) => {
    expect(await refusal({ errcode: 45015, errmsg })).toMatchObject({ errcode: 45015, errmsg: "" });
  });

  test("[RA4] contain at most 500 characters of errmsg", async () => {
    expect(await refusal({ errcode: 45015, errmsg: "好".repeat(501) })).toMatchObject({
      errmsg: "好".repeat(500),
    });
  });
});
