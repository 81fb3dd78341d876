import Fastify from "fastify";
import { expect, it } from "vitest";
import { handleErrors } from "../../src/http/problem.ts";
import { enqueue } from "../../src/jobs/jobs.ts";

async function answerTo(error: Error): Promise<[status: number, body: unknown]> {
  const app = Fastify();
  handleErrors(app);
  app.get("/", () => Promise.reject(error));
  const { statusCode, json } = await app.inject("/");
  await app.close();
  return [statusCode, json()];
}

async function enqueueError(cause: Error): Promise<Error> {
  const boss = { send: () => Promise.reject(cause) };
  try {
    await enqueue(boss as never, {} as never, "queue", {});
  } catch (error) {
    return error as Error;
  }
  throw new Error("the job was enqueued");
}

it("[DE17] [DE1] answers that the database is unavailable, also if it prevents queueing a job", async () => {
  const away = new Error("timeout exceeded when trying to connect");
  for (const error of [away, await enqueueError(away)])
    expect(await answerTo(error)).toEqual([503, { refusal: "database_unavailable" }]);
  const notEnqueued = await enqueueError(new Error("no such queue"));
  expect(await answerTo(notEnqueued)).toEqual([503, { refusal: "jobs_unavailable" }]);
});
