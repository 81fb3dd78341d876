import { describe, expect, it } from "vitest";
import type { PushCredentials } from "../src/credentials.ts";
import { parseAesKey } from "../src/crypto.ts";
import { handOverAnswer, isHandOver } from "../src/hand-over.ts";
import { openReply } from "../src/reply-envelope.ts";

const nonce = "415670741";
const aesKey = parseAesKey("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG") ?? undefined;
const openid = "o9AgO5Kd5ggOC-bXrbNODIi9tQe";
const account = (mode: PushCredentials["mode"], format: PushCredentials["format"]): PushCredentials => ({
  appId: "wx0123456789abcdef",
  originalId: "gh_0123456789ab",
  token: "push-token",
  aesKey,
  mode,
  format,
});
const answered = (credentials: PushCredentials, wrapped: boolean) =>
  handOverAnswer({
    credentials,
    usedKey: wrapped ? aesKey : undefined,
    originalId: credentials.originalId,
    openid,
    timestamp: 1_764_000_000,
    nonce,
  });

describe("handing over to WeChat's own tool", () => {
  it("[HO2] says it in the account's format, sender and receiver the other way round", () => {
    expect(answered(account("plain", "json"), false)).toEqual({
      body: `{"ToUserName":"${openid}","FromUserName":"gh_0123456789ab","CreateTime":1764000000,"MsgType":"transfer_customer_service"}`,
      contentType: "application/json",
    });
    expect(answered(account("plain", "xml"), false)).toEqual({
      body: `<xml><ToUserName><![CDATA[${openid}]]></ToUserName><FromUserName><![CDATA[gh_0123456789ab]]></FromUserName><CreateTime>1764000000</CreateTime><MsgType><![CDATA[transfer_customer_service]]></MsgType></xml>`,
      contentType: "text/xml",
    });
  });

  it.each(["json", "xml"] as const)("[HO2] the answer is wrapped when the push was wrapped: %s", (format) => {
    const credentials = account("secure", format);
    const { body } = answered(credentials, true);
    expect(body).not.toContain("transfer_customer_service");
    expect(openReply({ credentials, nonce, body })).toBe(answered(account("plain", format), false).body);
  });

  it("[HO2] is read back as WeChat reads it", () => {
    for (const format of ["json", "xml"] as const) {
      const read = (mode: PushCredentials["mode"], wrapped: boolean) =>
        isHandOver({
          credentials: account(mode, format),
          openid,
          nonce,
          body: answered(account(mode, format), wrapped).body,
        });
      expect([read("plain", false), read("compatible", false), read("compatible", true)]).toEqual(
        Array(3).fill(true),
      );
      expect([read("secure", true), read("secure", false), read("plain", true)]).toEqual([
        true,
        false,
        false,
      ]);
    }
  });

  it("[HO2] isHandOver refuses an answer for another customer and any other body", () => {
    const credentials = account("plain", "json");
    const { body } = answered(credentials, false);
    expect(isHandOver({ credentials, openid: "somebody", nonce, body })).toBe(false);
    const others = ["success", "", "{}", "<xml></xml>", body.replace("1764000000", '"1764000000"')];
    for (const other of others) expect(isHandOver({ credentials, openid, nonce, body: other })).toBe(false);
  });

  it("[HO2] isHandOver refuses a wrapped answer to another push or with a wrong field type", () => {
    for (const format of ["json", "xml"] as const) {
      const credentials = account("secure", format);
      const { body } = answered(credentials, true);
      expect(isHandOver({ credentials, openid, nonce: "415670742", body })).toBe(false);
    }
    const credentials = account("secure", "json");
    const { body } = answered(credentials, true);
    for (const [written, instead] of [
      ['"Nonce":"415670741"', '"Nonce":415670741'],
      ['"TimeStamp":1764000000', '"TimeStamp":"1764000000"'],
    ] as const) {
      expect(body).toContain(written);
      const other = body.replace(written, instead);
      expect(isHandOver({ credentials, openid, nonce, body: other })).toBe(false);
    }
  });
});
