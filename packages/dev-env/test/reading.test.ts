/** Long conversations and long lines, page by page through the running server's doors. */
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Console } from "./console.ts";
import { type House, lin, openHouse } from "./house.ts";

let house: House;
let owner: Console;
beforeAll(async () => {
  house = await openHouse();
  owner = await house.consoleOf(lin);
});
afterAll(() => house.stop());

describe("[RD5] pages of a conversation", () => {
  let pageOf: (query: string) => Promise<MessagesPage>;
  let all: MessagesPage;
  const texts = ({ messages }: MessagesPage) => messages.flatMap((m) => (m.type === "text" ? [m.text] : []));
  beforeAll(async () => {
    const customer = house.newCustomer();
    for (let n = 1; n <= 9; n++) await house.customerWrites(customer, `第 ${n} 句`);
    const { id, conversationId } = await house.customerWrites(customer, "第 10 句");
    await owner.post(`/api/sessions/${id}/pick-up`);
    pageOf = async (query) =>
      (await owner.get(`/api/conversations/${conversationId}/messages${query}`)).body as MessagesPage;
    all = await pageOf("");
  });
  const seqOf = (text: string) => all.messages.find((m) => m.type === "text" && m.text === text)?.seq;

  it("the newest page ends where nothing is newer", async () => {
    expect(texts(all)).toHaveLength(10);
    expect([all.more, all.newer]).toEqual([false, false]);
  });
  it("a page around a message has it in the middle, and says what lies beyond on both sides", async () => {
    const page = await pageOf(`?around=${seqOf("第 5 句")}&limit=4`);
    expect(texts(page)).toEqual(["第 3 句", "第 4 句", "第 5 句", "第 6 句"]);
    expect([page.more, page.newer]).toEqual([true, true]);
  });
  it("a page after a message begins behind it, and one before it ends in front of it", async () => {
    const after = await pageOf(`?after=${seqOf("第 6 句")}&limit=2`);
    expect([texts(after), after.more, after.newer]).toEqual([["第 7 句", "第 8 句"], true, true]);
    const before = await pageOf(`?before=${seqOf("第 3 句")}&limit=100`);
    expect([texts(before), before.more, before.newer]).toEqual([["第 1 句", "第 2 句"], false, true]);
  });
  it("what is not there (any more) has what stood around it", async () => {
    const page = await pageOf("?around=999999999&limit=2");
    expect(page.messages.at(-1)?.type).toBe("notice");
    expect([page.more, page.newer]).toEqual([true, false]);
  });
});
