import { describe, expect, test } from "vitest";
import { decrypt, encrypt } from "../src/crypto.ts";
import { openEnvelope } from "../src/open-envelope.ts";
import { openReply, sealReply } from "../src/reply-envelope.ts";
import { sealEnvelope } from "../src/seal-envelope.ts";
import { verifyUrl } from "../src/verify-url.ts";
import { AES_KEY, APP_ID, credentials, PLAIN_PUSH, SECURE_PUSH, SECURE_REPLY, URL_CHECK } from "./vectors.ts";

describe("the platform's worked examples", () => {
  test("[PU1] URL verification echoes echostr", () => {
    expect(verifyUrl({ token: "AAAAA", query: URL_CHECK })).toBe(URL_CHECK.echostr);
  });

  test("[PU2] a plain push opens", () => {
    const { body, ...query } = PLAIN_PUSH;
    expect(openEnvelope({ credentials: credentials({ mode: "plain" }), query, body })).toEqual({
      ok: true,
      plain: body,
      format: "json",
      timestamp: Number(query.timestamp),
      nonce: query.nonce,
      usedToken: "AAAAA",
    });
  });

  test("[PU2] the secure push opens, and its pad is 19", () => {
    const { timestamp, nonce, signature, msgSignature, ciphertext, plain } = SECURE_PUSH;
    const query = {
      timestamp,
      nonce,
      signature,
      msg_signature: msgSignature,
      encrypt_type: "aes",
      openid: "o",
    };
    const body = JSON.stringify({ ToUserName: "gh_97417a04a28d", Encrypt: ciphertext });
    const opened = openEnvelope({ credentials: credentials(), query, body });
    expect(opened).toEqual({
      ok: true,
      plain,
      format: "json",
      timestamp: Number(timestamp),
      nonce,
      usedKey: AES_KEY,
      usedToken: "AAAAA",
    });
    expect((16 + 4 + plain.length + APP_ID.length + 19) % 32).toBe(0);
  });

  test("[PU2] sealing the secure push with its random bytes gives the published request", () => {
    const { timestamp, nonce, plain, random, ciphertext, signature, msgSignature } = SECURE_PUSH;
    const sealed = sealEnvelope({
      credentials: credentials(),
      plain,
      timestamp,
      nonce,
      openid: "o",
      random: Buffer.from(random),
    });
    expect(JSON.parse(sealed.body)).toEqual({ ToUserName: "gh_97417a04a28d", Encrypt: ciphertext });
    expect(sealed.query).toMatchObject({ signature, msg_signature: msgSignature, encrypt_type: "aes" });
  });

  test("[PU2] the secure reply, sealed and opened", () => {
    const { timestamp, nonce, plain, random, ciphertext, msgSignature } = SECURE_REPLY;
    const input = { credentials: credentials(), aesKey: AES_KEY, plain, timestamp, nonce };
    const body = sealReply({ ...input, random: Buffer.from(random) });
    expect(JSON.parse(body)).toEqual({
      Encrypt: ciphertext,
      MsgSignature: msgSignature,
      TimeStamp: timestamp,
      Nonce: nonce,
    });
    expect(openReply({ credentials: credentials(), nonce, body })).toBe(plain);
  });

  test("[PU2] in XML the reply and the push have the elements that the page names, and nothing else", () => {
    const xml = credentials({ format: "xml" });
    const { timestamp, nonce, plain, random, ciphertext, msgSignature } = SECURE_REPLY;
    const reply = { credentials: xml, aesKey: AES_KEY, plain, timestamp, nonce, random: Buffer.from(random) };
    expect(sealReply(reply)).toBe(
      `<xml><Encrypt><![CDATA[${ciphertext}]]></Encrypt><MsgSignature><![CDATA[${msgSignature}]]></MsgSignature>` +
        `<TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`,
    );
    const { plain: pushed, ...push } = SECURE_PUSH;
    const sealed = sealEnvelope({
      credentials: xml,
      ...push,
      plain: pushed,
      openid: "o",
      random: Buffer.from(push.random),
    });
    expect(sealed.body).toBe(
      `<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[${push.ciphertext}]]></Encrypt></xml>`,
    );
  });

  test("[PU2] encryption agrees both ways on both ciphertexts", () => {
    for (const { ciphertext, plain, random } of [SECURE_PUSH, SECURE_REPLY]) {
      expect(decrypt({ aesKey: AES_KEY, appId: APP_ID, ciphertext })).toMatchObject({
        ok: true,
        message: plain,
      });
      expect(encrypt({ aesKey: AES_KEY, appId: APP_ID, message: plain, random: Buffer.from(random) })).toBe(
        ciphertext,
      );
    }
  });
});
