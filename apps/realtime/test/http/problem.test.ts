import Fastify from "fastify";
import { expect, it } from "vitest";
import { handleErrors } from "../../src/http/problem.ts";
import { JobsAway } from "../../src/tasks/jobs.ts";

/** What somebody is answered whose request ends with this. */
async function answerTo(error: Error): Promise<[status: number, body: unknown]> {
  const app = Fastify();
  handleErrors(app);
  app.get("/", () => Promise.reject(error));
  const { statusCode, json } = await app.inject("/");
  await app.close();
  return [statusCode, json()];
}

it("[DE17] [DE1] a database that is away is said to be away, also where it was a background job that found out", async () => {
  const away = new Error("timeout exceeded when trying to connect");
  for (const error of [away, new JobsAway(away)])
    expect(await answerTo(error)).toEqual([503, { refusal: "database_unavailable" }]);
  expect(await answerTo(new JobsAway(new Error("no such queue")))).toEqual([
    503,
    { refusal: "jobs_unavailable" },
  ]);
});
