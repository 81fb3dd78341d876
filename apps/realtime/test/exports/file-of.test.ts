import { setImmediate as nextTurn } from "node:timers/promises";
import Fastify, { type FastifyInstance } from "fastify";
import { expect, it, onTestFinished } from "vitest";
import { fileOf } from "../../src/exports/file-of.ts";

async function* endless() {
  for (;;) {
    yield "x".repeat(1_000);
    await nextTurn();
  }
}

async function* broken() {
  yield "x";
  throw new Error("the database is away");
}

async function listen(answer: () => ReturnType<typeof fileOf>): Promise<string> {
  const app: FastifyInstance = Fastify();
  onTestFinished(() => app.close());
  app.get("/", (_request, reply) => reply.send(answer()));
  return app.listen({ host: "127.0.0.1", port: 0 });
}

it("[EX4] an unfinished file ends with its connection", async () => {
  const deadline = new AbortController();
  let over = 0;
  const onClose = () => void over++;
  const late = await listen(() => fileOf(endless(), deadline.signal, onClose));
  const response = await fetch(late);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  expect(over).toBe(0);
  deadline.abort();
  const readOn = async (): Promise<void> => {
    while (!(await reader.read()).done);
  };
  await expect(readOn()).rejects.toThrow();
  const failed = await listen(() => fileOf(broken(), new AbortController().signal, onClose));
  await expect(fetch(failed).then((answer) => answer.text())).rejects.toThrow();
  await expect.poll(() => over).toBe(2);
});
