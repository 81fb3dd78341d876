import { QueryObserver, queryOptions } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { invalidate } from "../../../src/data/queries/invalidate.ts";

/** A visible query whose responses the test sends. */
function openQuery() {
  const client = createQueryClient();
  const answers: PromiseWithResolvers<string>[] = [];
  const query = queryOptions({
    queryKey: ["asked", 1],
    queryFn: () => {
      const answer = Promise.withResolvers<string>();
      answers.push(answer);
      return answer.promise;
    },
    retry: false,
  });
  const observer = new QueryObserver(client, query);
  const stop = observer.subscribe(() => undefined);
  const settled = () => expect.poll(() => client.isFetching(), { interval: 1 }).toBe(0);
  return { client, answers, stop, settled, held: () => client.getQueryData(query.queryKey) };
}

test("[FD9] a query invalidated during its first request is requested once more", async () => {
  const { client, answers, stop, settled, held } = openQuery();
  await expect.poll(() => answers.length).toBe(1);
  for (let n = 0; n < 3; n++) void invalidate(client, { queryKey: ["asked"] });
  expect(answers).toHaveLength(1);
  answers[0]?.resolve("as it was");
  await expect.poll(() => answers.length).toBe(2);
  expect(held()).toBe("as it was");
  answers[1]?.resolve("as it is");
  await settled();
  expect([held(), answers.length]).toEqual(["as it is", 2]);
  stop();
});

test("[FD9] a query with data is requested again at once", async () => {
  const { client, answers, stop, settled, held } = openQuery();
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.resolve("as it was");
  await settled();
  void invalidate(client, { queryKey: ["asked"] });
  void invalidate(client, { queryKey: ["asked"] });
  expect(answers).toHaveLength(3);
  answers[2]?.resolve("as it is");
  await settled();
  answers[1]?.resolve("in between");
  await settled();
  expect(held()).toBe("as it is");
  stop();
});

test("[FD9] a failed first request is not repeated", async () => {
  const { client, answers, stop, settled } = openQuery();
  await expect.poll(() => answers.length).toBe(1);
  void invalidate(client, { queryKey: ["asked"] });
  answers[0]?.reject(new Error("no"));
  await settled();
  expect(answers).toHaveLength(1);
  stop();
});
