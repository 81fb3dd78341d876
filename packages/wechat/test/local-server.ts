import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { onTestFinished } from "vitest";

export interface Received {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Handler = (request: Received, response: ServerResponse) => void;

export async function startServer(handler: Handler): Promise<{ baseUrl: string; requests: Received[] }> {
  const requests: Received[] = [];
  const server = createServer((message, response) => {
    void receive(message).then((request) => {
      requests.push(request);
      handler(request, response);
    });
  });
  onTestFinished(() => stop(server));
  return { baseUrl: await listen(server), requests };
}

export async function unusedUrl(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  await stop(server);
  return url;
}

/** Returns the address of a port that drops new connections: its process is stopped, and its queue of two is full. */
export async function silentUrl(): Promise<string> {
  const script = `const server = require("node:net").createServer();
    server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => console.log(server.address().port));`;
  const listener = spawn(process.execPath, ["--eval", script]);
  onTestFinished(() => void listener.kill("SIGKILL"));
  const [port] = await once(listener.stdout, "data");
  listener.kill("SIGSTOP");
  const waiting = [0, 1].map(() => connect(Number(port), "127.0.0.1"));
  for (const socket of waiting) onTestFinished(() => void socket.on("error", () => undefined).destroy());
  await Promise.all(waiting.map((socket) => once(socket, "connect")));
  return `http://127.0.0.1:${Number(port)}`;
}

/** Answers with JSON and HTTP 200, as WeChat does for errors too. */
export function answerJson(response: ServerResponse, value: unknown): void {
  response.setHeader("content-type", "application/json; encoding=utf-8");
  response.end(JSON.stringify(value));
}

async function receive(message: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const url = new URL(message.url ?? "/", "http://local");
  return {
    method: message.method ?? "",
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: message.headers,
    body: Buffer.concat(chunks).toString("latin1"),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
