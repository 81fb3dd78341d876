import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { CannotStart } from "./cannot-start.ts";
import { failpointFault } from "./failpoint.ts";
import { isNetwork } from "./trusted-proxies.ts";

/** JavaScript would read a blank as 0 and `1e3` as a thousand. */
const wholeNumber = (least: number, most: number, error: string) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/, { error, abort: true })
    .transform(Number)
    .pipe(z.int(error).min(least, error).max(most, error));
/** Blank text comes from a variable that was not filled in. */
const text = z.string().regex(/\S/, "is blank");
const port = wholeNumber(0, 65_535, "must be a number from 0 to 65535");
const perMinute = wholeNumber(1, Number.MAX_SAFE_INTEGER, "must be a whole number, 1 or more");
const secretKey = z
  .base64("must be base64 of 32 bytes")
  .transform((text) => Buffer.from(text, "base64"))
  .refine((key) => key.length === 32, "must be base64 of 32 bytes");
const metricsToken = z
  .string()
  .regex(/^[\x21-\x7e]{16,}$/, "must have 16 characters or more of ASCII, without blanks");
const webUrl = { protocol: /^https?$/, error: "must begin with https:// or http://" };
const origin = z.url(webUrl).transform((url) => url.replace(/\/$/, ""));

/** An origin as browsers write it. The server refuses sockets and changes from others. */
const publicOrigin = z
  .url({ ...webUrl, abort: true })
  .refine(
    (text) => new URL(text).href === `${new URL(text).origin}/`,
    "must be a host without a path, as in https://your.host",
  )
  .transform((text) => new URL(text).origin);

/** With a / ? or # in the password, a URL parser misreads user and host: `postgres://me:12#3@db/jieru`. */
const endsInPassword = /^\w+:\/\/[^@/?#]*:[^@/?#]*[/?#][^@=]*@/;
/** Accepts what the driver reads. `z.url` rejects unix sockets: `postgres://me@/jieru?host=/run/postgresql`. */
function isReadable(connectionString: string): boolean {
  if (endsInPassword.test(connectionString)) return false;
  try {
    return new pg.Client({ connectionString }) !== null;
  } catch {
    return false;
  }
}
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, { error: "must begin with postgres://", abort: true })
  .refine(
    isReadable,
    "cannot be read: in a password, @ : / ? # and % are written %40 %3A %2F %3F %23 and %25",
  );

const hostAndPort = /^(\[[\da-f:.]+\]|[^\s:/?#@*[\]]+):\d{1,5}$/i;
export const hostsAndPorts = z
  .string()
  .transform((text) => text.split(",").map((host) => host.trim().toLowerCase()))
  .refine(
    (list) => list.every((host) => hostAndPort.test(host)),
    "must be hosts with their ports, as in crm.internal:8080, 10.0.0.7:443",
  );

const networks = z
  .string()
  .transform((text) => text.split(",").map((network) => network.trim()))
  .refine((list) => list.every(isNetwork), "must be addresses or networks, as in 10.0.0.7, 10.1.0.0/16");

const environment = z.object({
  HOST: text.default("127.0.0.1"),
  PORT: port.default(4600),
  PUBLIC_URL: publicOrigin.optional(),
  DATA_DIR: text.default("./data"),
  DATABASE_URL: postgresUrl.optional(),
  SECRET_KEY: secretKey.optional(),
  WECHAT_API_URL: origin.default("https://api.weixin.qq.com"),
  WECHAT_OPEN_URL: origin.default("https://open.weixin.qq.com"),
  WECHAT_LOGIN_APPID: text,
  WECHAT_LOGIN_SECRET: text,
  WECHAT_PHONE_LOGIN_APPID: text.optional(),
  WECHAT_PHONE_LOGIN_SECRET: text.optional(),
  ADMIN_UNIONID: text.optional(),
  ACCOUNTS_FILE: text.optional(),
  RATE_REQUESTS: perMinute.default(300),
  RATE_REPLIES: perMinute.default(60),
  RATE_SIGN_INS: perMinute.default(10),
  RATE_SIGN_INS_OF_ADDRESS: perMinute.default(60),
  TRUSTED_PROXIES: networks.default([]),
  KEEP_LOG_DAYS: wholeNumber(4, 3_650, "must be a number from 4 to 3650").default(7),
  WEBHOOKS: z.enum(["on", "off"]).default("on"),
  WEBHOOK_HOSTS: hostsAndPorts.default([]),
  METRICS_TOKEN: metricsToken.optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

const phoneLoginNames = ["WECHAT_PHONE_LOGIN_APPID", "WECHAT_PHONE_LOGIN_SECRET"];
const everywhere = new Set(["0.0.0.0", "::"]);

export const httpUrl = (host: string, port: number): string =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

export const environmentNames: readonly string[] = Object.keys(environment.shape);

export interface Config {
  host: string;
  port: number;
  publicUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  secretKey: Buffer | undefined;
  wechatApiUrl: string;
  wechatOpenUrl: string;
  loginAppId: string;
  loginSecret: string;
  /** The official account for sign-in inside WeChat (SI16). */
  phoneLogin: { appId: string; secret: string } | undefined;
  adminUnionid: string | undefined;
  accountsFile: string | undefined;
  logLevel: z.infer<typeof environment>["LOG_LEVEL"];
  /** Per party and minute (N40). */
  rates: {
    requestsPerMinute: number;
    repliesPerMinute: number;
    signInsPerBrowser: number;
    signInsPerAddress: number;
  };
  trustedProxies: string[];
  /** [RT10] Days until events and raw pushes are deleted. A webhook is tried for three. */
  keepLogDays: number;
  /** Off for a copy of an installation. */
  deliversWebhooks: boolean;
  /** Targets besides the public internet, as `host:port`, also over http. */
  webhookHosts: string[];
  metricsToken: string | undefined;
  phonesUrl: string | undefined;
  consoleDist: string | undefined;
}

export class BadConfiguration extends CannotStart {
  override name = "BadConfiguration";
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`the environment is not usable:\n${faults.map((f) => `  ${f}`).join("\n")}`);
    this.faults = faults;
  }
}

function fault(issue: z.core.$ZodIssue): string {
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  return `${issue.path.join(".")}: ${missing ? "is required" : issue.message}`;
}

/** Reads the environment (docs/self-host/configuration.md). Throws `BadConfiguration` with every fault. Empty strings count as unset. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(set, { reportInput: true });
  const faults = parsed.success ? [] : parsed.error.issues.map(fault);
  if (set.DATABASE_URL && !set.SECRET_KEY) faults.push("SECRET_KEY: is required together with DATABASE_URL");
  for (const [name, other] of [phoneLoginNames, phoneLoginNames.toReversed()] as [string, string][])
    if (set[other] && !set[name]) faults.push(`${name}: is required together with ${other}`);
  const failpoint = failpointFault(set);
  if (failpoint) faults.push(`FAILPOINT: ${failpoint}`);
  if (!parsed.success || faults.length > 0) throw new BadConfiguration(faults);
  const e = parsed.data;
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL ?? httpUrl(everywhere.has(e.HOST) ? "127.0.0.1" : e.HOST, e.PORT),
    dataDir: path.resolve(e.DATA_DIR),
    databaseUrl: e.DATABASE_URL,
    secretKey: e.SECRET_KEY,
    wechatApiUrl: e.WECHAT_API_URL,
    wechatOpenUrl: e.WECHAT_OPEN_URL,
    loginAppId: e.WECHAT_LOGIN_APPID,
    loginSecret: e.WECHAT_LOGIN_SECRET,
    phoneLogin:
      e.WECHAT_PHONE_LOGIN_APPID !== undefined && e.WECHAT_PHONE_LOGIN_SECRET !== undefined
        ? { appId: e.WECHAT_PHONE_LOGIN_APPID, secret: e.WECHAT_PHONE_LOGIN_SECRET }
        : undefined,
    adminUnionid: e.ADMIN_UNIONID,
    accountsFile: e.ACCOUNTS_FILE,
    logLevel: e.LOG_LEVEL,
    rates: {
      requestsPerMinute: e.RATE_REQUESTS,
      repliesPerMinute: e.RATE_REPLIES,
      signInsPerBrowser: e.RATE_SIGN_INS,
      signInsPerAddress: e.RATE_SIGN_INS_OF_ADDRESS,
    },
    trustedProxies: e.TRUSTED_PROXIES,
    keepLogDays: e.KEEP_LOG_DAYS,
    deliversWebhooks: e.WEBHOOKS === "on",
    webhookHosts: e.WEBHOOK_HOSTS,
    metricsToken: e.METRICS_TOKEN,
    phonesUrl: undefined,
    consoleDist: undefined,
  };
}
