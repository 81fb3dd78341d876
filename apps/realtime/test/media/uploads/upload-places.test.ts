import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { UploadPlaces } from "../../../src/media/uploads/upload-places.ts";

const places = () => {
  const all = new UploadPlaces();
  return (who: string, uploads = 1) => Array.from({ length: uploads }, () => all.take(who as AgentId));
};
type Taken = ReturnType<ReturnType<typeof places>>;
const areTaken = (taken: Taken) => taken.map((place) => place !== null);
const isLost = (place: Taken[0] | undefined) =>
  Promise.race([place?.lost.catch(() => true), new Promise((resolve) => setImmediate(resolve, false))]);
const lost = (taken: Taken) => Promise.all(taken.map(isLost));

it("[IM10] an agent has at most six places", () =>
  expect(areTaken(places()("ann", 7))).toEqual([true, true, true, true, true, true, false]));

it("[IM10] no agent loses a place while others are free", async () => {
  const take = places();
  const taken = [...take("ann", 6), ...take("bob", 6), ...take("cai", 4)];
  expect(areTaken(taken)).toEqual(Array(16).fill(true));
  expect(await lost(taken)).toEqual(Array(16).fill(false));
});

it("[IM10] an agent without a place takes the newest of the agent with most", async () => {
  const take = places();
  const [ann, bob] = [take("ann", 6), [...take("bob", 5), ...take("cai", 5)]];
  expect(areTaken(take("dan"))).toEqual([true]);
  expect(await lost(ann)).toEqual([false, false, false, false, false, true]);
  expect(await lost(bob)).toEqual(Array(10).fill(false));
  expect(areTaken(take("dan", 3))).toEqual([true, true, true]);
  expect(areTaken([...take("dan"), ...take("ann"), ...take("eve", 3), ...take("eve")])).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
  ]);
});

it("[IM10] a complete upload keeps its place, and a place is reusable after it is left", async () => {
  const take = places();
  const [ann, others] = [take("ann", 6), ["b", "c", "d", "e", "f"].flatMap((who) => take(who, 2))];
  for (const place of ann.slice(1)) place?.arrived();
  for (const place of others) place?.arrived();
  expect(areTaken(take("gus"))).toEqual([false]);
  ann[1]?.leave();
  expect(areTaken(take("gus"))).toEqual([true]);
  expect(await lost([...ann, ...others])).toEqual(Array(16).fill(false));
});
