import { makeDataDir } from "./test-server.ts";

export const bareEnvironment = async (databaseUrl: string) => ({
  PORT: "0",
  DATA_DIR: await makeDataDir(),
  DATABASE_URL: databaseUrl,
  SECRET_KEY: Buffer.alloc(32, 7).toString("base64"),
  WECHAT_LOGIN_APPID: "wxlogin",
  WECHAT_LOGIN_SECRET: "login-secret",
  LOG_LEVEL: "silent",
});
