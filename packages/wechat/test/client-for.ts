/** Creates a client whose WeChat is a local server of the test. */
import type { TokenSource } from "../src/api.ts";
import { createWechatClient, type WechatClientOptions } from "../src/client.ts";
import { answerJson, type Handler, startServer } from "./local-server.ts";

function countingTokens(): TokenSource & { refreshed: string[] } {
  const refreshed: string[] = [];
  return {
    refreshed,
    get: async () => `token-${refreshed.length + 1}`,
    refresh: async (bad) => `token-${refreshed.push(bad) + 1}`,
  };
}

export async function clientFor(handler: Handler, options: Partial<WechatClientOptions> = {}) {
  const server = await startServer(handler);
  const tokens = countingTokens();
  const client = createWechatClient({ baseUrl: server.baseUrl, appId: "wx1", tokens, ...options });
  return { ...server, tokens, client };
}

export const refuse =
  (errcode: number, errmsg = "no"): Handler =>
  (_, response) =>
    answerJson(response, { errcode, errmsg });
