import type { MediaId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "../../src/new-id.ts";
import { sendsJson } from "./far-side.ts";
import { foreignAccountId, type House, openHouse } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

it("[PU10] a shop's image waits for those under way and not for thirty that a customer of another shop sent before", async () => {
  const asked: string[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  house.far.on("/cgi-bin/media/get", (request, response) => {
    asked.push(new URL(request.url ?? "", house.far.url).searchParams.get("media_id") ?? "");
    void released.then(() => sendsJson({ errcode: 40007, errmsg: "invalid media_id" })(request, response));
  });
  const sends = (wechatMediaId: string) => house.receive({ wechatMediaId });
  for (let i = 0; i < 30; i++) await sends(`flood ${i}`);
  await expect.poll(() => asked.length).toBe(2);
  const other = { mediaId: newId() as MediaId, wechatMediaId: "other", sourceUrl: null };
  await house.lanes.runEntry(foreignAccountId, house.entryOf(other, "somebody"));
  const before = asked.length;
  const last = await sends("last of the flood");
  release();
  await house.settled(last.message.id);
  expect(asked.indexOf("other") - before).toBeOneOf([0, 1, 2]);
  expect(asked.length - before).toBeGreaterThan(20);
});
