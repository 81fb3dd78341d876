/** [N9] Measures whether the time of a refusal reveals its reason: every kind in random order over one connection. */
import { createCipheriv, randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { demoAccount } from "@jieru/dev-env/demo";
import { encrypt } from "@jieru/wechat/crypto";
import { sign } from "@jieru/wechat/signature";
import { credentialsOf, openidOf } from "./accounts.ts";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { type Figure, median, quantile, thousands } from "./figure.ts";
import { scaled } from "./scale.ts";

interface Push {
  path: string;
  body: string;
}

const rounds = scaled(3_000, 100);
const warmUp = scaled(300, 20);
const desk = { accounts: 1, agents: 1, inHand: 1, waiting: 1, messages: 1 };
const { appId, originalId, token, aesKey } = credentialsOf(0);
if (!aesKey) throw new Error("the account has no key");
const key = aesKey;
const keyBytes = Buffer.from(`${demoAccount.encodingAesKey}=`, "base64");
const strangersAppId = "wxbench99999999999";
const plain = JSON.stringify({
  ToUserName: originalId,
  FromUserName: openidOf(1),
  CreateTime: 1_714_112_445,
  MsgType: "text",
  Content: "杯口好像磕掉了一块，能补发吗？",
});

const seal = (app = appId): string => encrypt({ aesKey: key, appId: app, message: plain });

function sealBytes(clear: Buffer): string {
  const aes = createCipheriv("aes-256-cbc", keyBytes, keyBytes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([aes.update(clear), aes.final()]).toString("base64");
}

/** As long as the genuine payload, so that only the kind's own fault makes a difference. */
function clearBytes({ length = Buffer.byteLength(plain), pad }: { length?: number; pad?: number }): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  const bytes = Buffer.concat([randomBytes(16), size, Buffer.from(plain), Buffer.from(appId)]);
  const missing = 32 - (bytes.length % 32);
  return Buffer.concat([bytes, Buffer.alloc(missing, pad ?? missing)]);
}

interface Parts {
  to?: string;
  ciphertext?: string;
  change?(query: URLSearchParams): void;
  body?: string;
}

function push({ to = appId, ciphertext = seal(), change, body }: Parts): Push {
  const [timestamp, nonce] = ["1714112445", randomBytes(8).toString("hex")];
  const query = new URLSearchParams({
    signature: sign([token, timestamp, nonce]),
    timestamp,
    nonce,
    openid: openidOf(1),
    encrypt_type: "aes",
    msg_signature: sign([token, timestamp, nonce, ciphertext]),
  });
  change?.(query);
  const sealed = JSON.stringify({ ToUserName: originalId, Encrypt: ciphertext });
  return { path: `/wechat/${to}?${query}`, body: body ?? sealed };
}

const kinds: Record<string, () => Push> = {
  "wrong msg_signature": () =>
    push({ change: (q) => q.set("msg_signature", randomBytes(20).toString("hex")) }),
  "signature alone": () => push({ change: (q) => q.delete("msg_signature") }),
  "sealed for another appid": () => push({ ciphertext: seal(strangersAppId) }),
  "pad of 33": () => push({ ciphertext: sealBytes(clearBytes({ pad: 33 })) }),
  "length of 0xFFFFFFFF": () => push({ ciphertext: sealBytes(clearBytes({ length: 0xffffffff })) }),
  "cipher of chance": () => push({ ciphertext: randomBytes(256).toString("base64") }),
  "a nonce twice": () => push({ change: (q) => q.append("nonce", "n") }),
  "encrypt_type raw": () => push({ change: (q) => q.set("encrypt_type", "raw") }),
  "in the clear": () => push({ body: plain }),
  "an account that is none": () => push({ to: strangersAppId }),
};

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

async function timeOf(url: string, { path, body }: Push): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const started = performance.now();
  const call = request(`${url}${path}`, { method: "POST", agent, headers }, (answer) => {
    answer.resume().once("end", () => {
      if (answer.statusCode === 403) resolve(performance.now() - started);
      else reject(new Error(`a push that is not genuine was answered ${answer.statusCode}`));
    });
  });
  call.once("error", reject).end(body);
  return promise;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const mean = (samples: readonly number[]): number => samples.reduce((a, b) => a + b, 0) / samples.length;
const deviation = (samples: readonly number[]): number => {
  const middle = mean(samples);
  return Math.sqrt(mean(samples.map((ms) => (ms - middle) ** 2)));
};

/** Drops the slowest twentieth of the samples, which show only other work of the machine. */
const trimmed = (samples: readonly number[]): number[] => {
  const most = quantile(samples, 0.95);
  return samples.filter((ms) => ms <= most);
};

async function measure({ url }: BenchServer): Promise<Figure[]> {
  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  for (let round = 0; round < rounds + warmUp; round++)
    for (const [kind, make] of shuffled(Object.entries(kinds))) {
      const ms = await timeOf(url, make());
      if (round >= warmUp) times[kind]?.push(ms);
    }
  const [first, ...others] = Object.entries(times).map(([kind, all]) => ({ kind, all: trimmed(all) }));
  if (!first) throw new Error("nothing was measured");
  const compared = others.map(({ kind, all }) => ({
    kind,
    ratio: median(all) / median(first.all),
    apart: Math.abs(mean(all) - mean(first.all)) / deviation([...all, ...first.all]),
  }));
  const farthest = compared.reduce((a, b) =>
    Math.abs(Math.log(b.ratio)) > Math.abs(Math.log(a.ratio)) ? b : a,
  );
  const widest = compared.reduce((a, b) => (b.apart > a.apart ? b : a));
  const each = compared.map(({ kind, ratio }) => `${kind} ${ratio.toFixed(3)}`).join(", ");
  return [
    {
      what: "a push refused for any reason ÷ for a wrong signature, medians, the farther from 1",
      value: Math.max(farthest.ratio, 1 / farthest.ratio),
      unit: "",
      bound: "at most",
      target: 1.25,
      detail: `${farthest.kind}; ${thousands(rounds)} of each in turn, wrong signature ${median(first.all).toFixed(3)} ms; ${each}`,
    },
    {
      what: "means of the same, the widest apart, in standard deviations",
      value: widest.apart,
      unit: "",
      bound: "at most",
      target: 1,
      detail: `${widest.kind}; without the slowest twentieth of each kind`,
    },
  ];
}

/** [N9] Measures whether every refusal, which has the same answer, also takes the same time. */
export const measureRefusals = (): Promise<Figure[]> =>
  withBenchServer(desk, measure).finally(() => agent.destroy());
