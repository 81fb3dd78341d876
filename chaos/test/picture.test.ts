import { PNG } from "pngjs";
import { expect, it } from "vitest";
import { pictureOf, pictureToSend, sizeIn, sizeOf } from "../workload/picture.ts";

it("a picture keeps its identifying size in every encoding", () => {
  const png = pictureOf("li");
  const again = PNG.sync.write(PNG.sync.read(png), { colorType: 6, filterType: 4 });
  expect([sizeIn(png), sizeIn(again)]).toEqual([sizeOf("li"), sizeOf("li")]);
  const sent = pictureToSend("i1");
  expect(sizeIn(sent.png)).toBe(sent.size);
});

it("a picture with changed or missing pixels is not recognised", () => {
  const picture = PNG.sync.read(pictureOf("li"));
  const last = picture.data.length - 4;
  picture.data[last] = (picture.data[last] ?? 0) ^ 1;
  expect(sizeIn(PNG.sync.write(picture))).toBe(`${sizeOf("li")} with other pixels`);
  expect(sizeIn(pictureOf("li").subarray(0, -20))).toBeNull();
  expect(sizeIn(Buffer.from("<html>"))).toBeNull();
});
