import http from "node:http";
import https from "node:https";

export type HttpAnswer = { status: number; body: string } | { failure: "timeout" | "unreachable" };

export interface HttpClient {
  post(url: URL, body: string, contentType: string): Promise<HttpAnswer>;
  get(url: URL): Promise<HttpAnswer>;
  close(): void;
}

const BODY_KEPT_CHARS = 65_536;

/** Returns an HTTP client with persistent connections that aborts each call after `timeoutMs` real milliseconds. */
export function createHttpClient(timeoutMs: number): HttpClient {
  const agents = {
    "http:": new http.Agent({ keepAlive: true, maxSockets: 512, scheduling: "lifo" }),
    "https:": new https.Agent({ keepAlive: true, maxSockets: 512, scheduling: "lifo" }),
  };

  function call(url: URL, init: http.RequestOptions, body?: string): Promise<HttpAnswer> {
    const secure = url.protocol === "https:";
    const agent = secure ? agents["https:"] : agents["http:"];
    return new Promise((resolve) => {
      const request = (secure ? https : http).request(url, { ...init, agent });
      const timer = setTimeout(() => {
        resolve({ failure: "timeout" });
        request.destroy();
      }, timeoutMs);
      const settle = (answer: HttpAnswer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      request.on("error", () => settle({ failure: "unreachable" }));
      request.on("response", (response) => readAnswer(response, settle));
      request.end(body);
    });
  }

  return {
    post: (url, body, contentType) =>
      call(
        url,
        {
          method: "POST",
          headers: { "content-type": contentType, "content-length": Buffer.byteLength(body) },
        },
        body,
      ),
    get: (url) => call(url, { method: "GET" }),
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function readAnswer(response: http.IncomingMessage, settle: (answer: HttpAnswer) => void): void {
  let body = "";
  response.setEncoding("utf8");
  response.on("data", (chunk: string) => {
    if (body.length < BODY_KEPT_CHARS) body += chunk;
  });
  response.on("error", () => settle({ failure: "unreachable" }));
  response.on("end", () => settle({ status: response.statusCode ?? 0, body }));
}
