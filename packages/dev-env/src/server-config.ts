import path from "node:path";
import type { Config } from "@jieru/realtime/base/config";
import { demoLogin, demoPhoneLogin } from "./demo.ts";

export interface ServerPlace {
  host: string;
  port: number;
  /** The console's address for browsers, when it is not the server's own (`pnpm dev`). */
  publicUrl?: string | undefined;
  dataDir: string;
  databaseUrl?: string | undefined;
  simulatorUrl: string;
  logLevel?: Config["logLevel"] | undefined;
  /** Without this setting, rates are practically unlimited, for tests and benches. */
  rates?: Config["rates"];
  /** `host:port` on this machine that webhooks may go to. */
  webhookHosts?: string[];
  consoleDist?: string;
  accountsFile?: string;
}

export const consoleDist = path.resolve(import.meta.dirname, "../../../apps/console/dist");
export const simulatorDist = path.resolve(import.meta.dirname, "../../../apps/simulator/dist");

const anyRate: Config["rates"] = {
  requestsPerMinute: 1e9,
  repliesPerMinute: 1e9,
  signInsPerBrowser: 1e9,
  signInsPerAddress: 1e9,
};

/** Returns the realtime server's configuration with the simulator in place of WeChat. */
export const serverConfig = (place: ServerPlace): Config => ({
  host: place.host,
  port: place.port,
  publicUrl: place.publicUrl ?? `http://${place.host}:${place.port}`,
  dataDir: place.dataDir,
  databaseUrl: place.databaseUrl,
  secretKey: undefined,
  wechatApiUrl: place.simulatorUrl,
  wechatOpenUrl: place.simulatorUrl,
  loginAppId: demoLogin.appId,
  loginSecret: demoLogin.secret,
  phoneLogin: demoPhoneLogin,
  adminUnionid: undefined,
  accountsFile: place.accountsFile,
  logLevel: place.logLevel ?? "warn",
  rates: place.rates ?? anyRate,
  trustedProxies: [],
  keepLogDays: 7,
  deliversWebhooks: true,
  webhookHosts: place.webhookHosts ?? [],
  metricsToken: undefined,
  phonesUrl: place.simulatorUrl,
  consoleDist: place.consoleDist ?? consoleDist,
});
