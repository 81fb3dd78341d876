/** Tests JSON values that PostgreSQL cannot store: NUL, lone surrogates, numbers out of range. */
import { randomUUID } from "node:crypto";
import type { Session } from "@jieru/shared/domain/session";
import type { NewApiKey } from "@jieru/shared/protocol/attributes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Console, request } from "./console.ts";
import { admin, lin, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let owner: Console;
let shop: NewApiKey;
let session: Session;
beforeAll(async () => {
  house = await openTestServer();
  owner = await house.consoleOf(lin);
  await owner.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
  session = await house.ownedBy(owner);
  const boss = await house.consoleOf(admin);
  shop = (await boss.post(`/api/accounts/${house.accountId}/api-keys`, { name: "商城" })).body as NewApiKey;
});
afterAll(() => house.stop());

const says = (attributes: unknown) =>
  request(
    `${house.url}/api/accounts/${house.accountId}/customers/o9Ag05unstorable-0001/attributes`,
    "PUT",
    { attributes },
    { authorization: `Bearer ${shop.secret}` },
  );
const sendsLink = (url: string) =>
  owner.post(`/api/sessions/${session.id}/replies`, {
    clientMessageId: randomUUID(),
    type: "link",
    link: { title: "新品", description: "", url, thumbUrl: "" },
  });
const saves = (view: object) =>
  owner.post(`/api/accounts/${house.accountId}/views`, {
    name: randomUUID().slice(0, 8),
    view: { list: "active", ...view },
  });
const draft = (method: string, base: number) =>
  method === "PUT"
    ? owner.send("PUT", `/api/sessions/${session.id}/draft`, { text: "x", base })
    : owner.send("DELETE", `/api/sessions/${session.id}/draft?base=${base}`);

describe.each([
  ["NUL", "\0"],
  ["half a pair", "\ud83d"],
])("[N11] %s", (_, bad) => {
  it.each([
    ["the name of an attribute", `attributes.电话${bad}`, () => says({ [`电话${bad}`]: "1" })],
    [
      "its label",
      "attributes.电话.label",
      () => says({ 电话: { type: "text", value: "1", label: `手机${bad}` } }),
    ],
    [
      "its link",
      "attributes.订单.value",
      () => says({ 订单: { type: "link", value: `https://shop.test/${bad}` } }),
    ],
    ["the address of a link that is sent", "link.url", () => sendsLink(`https://shop.test/${bad}`)],
  ])("in %s is refused with the field", async (_where, field, ask) => {
    const answer = await ask();
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ field })] }),
    ]);
  });

  it("in a saved view is refused, or repaired when it is a lone surrogate", async () => {
    const expected = bad === "\0" ? [400, 400] : [200, 200];
    const answers = [await saves({ tag: `老客${bad}` }), await saves({ source: `pages/a${bad}` })];
    expect(answers.map(({ status }) => status)).toEqual(expected);
  });
});

it.each(["PUT", "DELETE"])("[N11] [DR3] an impossible draft revision is refused: %s", async (method) => {
  for (const base of [2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER])
    expect([base, (await draft(method, base)).status]).toEqual([base, 400]);
});
