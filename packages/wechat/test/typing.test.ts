import { describe, expect, test } from "vitest";
import { clientFor, refuse } from "./client-for.ts";
import { answerJson } from "./local-server.ts";

const OK = { errcode: 0, errmsg: "ok" };
const TYPING = "/cgi-bin/message/custom/typing";
const BUSINESS_TYPING = "/cgi-bin/message/custom/business/typing";

describe("typing", () => {
  const command = ({ body }: { body: string }) => JSON.parse(body) as unknown;

  test("[TR3] says Typing and CancelTyping", async () => {
    const { client, requests } = await clientFor((_, response) => answerJson(response, OK));
    await client.typing("o", true);
    await client.typing("o", false);
    expect(requests.map(command)).toEqual([
      { touser: "o", command: "Typing" },
      { touser: "o", command: "CancelTyping" },
    ]);
  });

  test.each([40101, 40200])("[TR3] after %i the other path is tried once and remembered", async (errcode) => {
    const { client, requests } = await clientFor(({ path }, response) =>
      answerJson(response, path === BUSINESS_TYPING ? OK : { errcode, errmsg: "no" }),
    );
    await client.typing("o", true);
    await client.typing("o", false);
    expect(requests.map(({ path }) => path)).toEqual([TYPING, BUSINESS_TYPING, BUSINESS_TYPING]);
  });

  test("[TR3] two calls at once that meet the wrong path both end on the other", async () => {
    const { client, requests } = await clientFor(({ path }, response) =>
      answerJson(response, path === BUSINESS_TYPING ? OK : { errcode: 40200, errmsg: "no" }),
    );
    await Promise.all([client.typing("o", true), client.typing("p", true)]);
    expect(requests.map(({ path }) => path)).toEqual([TYPING, TYPING, BUSINESS_TYPING, BUSINESS_TYPING]);
  });

  test("[TR3] any other refusal is told as it is, and leaves the path", async () => {
    const { client, requests } = await clientFor(refuse(45015));
    for (const on of [true, false])
      await expect(client.typing("o", on)).rejects.toMatchObject({ reason: "window_closed" });
    expect(requests.map(({ path }) => path)).toEqual([TYPING, TYPING]);
  });

  test("[TR3] when both paths are wrong it falls silent", async () => {
    const { client, requests } = await clientFor(refuse(40200));
    await client.typing("o", true);
    expect(await client.typing("o", true)).toBe("not_asked");
    expect(requests).toHaveLength(2);
  });

  test.each([45072, 45080, 45081])("[TR3] %i counts as done", async (errcode) => {
    const { client, requests } = await clientFor(refuse(errcode));
    expect(await client.typing("o", true)).toBe("asked");
    expect(requests).toHaveLength(1);
  });
});
