import http from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface FarSide {
  url: string;
  host: string;
  requests: string[];
  on(path: string, answer: Answer): void;
  close(): Promise<void>;
}

export async function openFarSide(): Promise<FarSide> {
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://far");
    requests.push(pathname);
    const answer = answers.get(pathname);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    on: (path, answer) => void answers.set(path, answer),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const sends =
  (bytes: Buffer, contentType = "image/jpeg"): Answer =>
  (_request, response) =>
    void response.writeHead(200, { "content-type": contentType }).end(bytes);

export const sendsJson = (value: object): Answer =>
  sends(Buffer.from(JSON.stringify(value)), "application/json");
