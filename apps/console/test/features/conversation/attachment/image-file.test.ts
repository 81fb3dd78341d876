import { uploadLimitBytes } from "@jieru/shared/domain/text-limit";
import { expect, test } from "vitest";
import { imageFault } from "../../../../src/features/conversation/attachment/image-file.ts";
import { fileSize } from "../../../../src/i18n/format-size.ts";

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const file = (bytes: number[] | string, name = "杯子.png", type = "image/png") =>
  new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name, { type });

test("[IM1] an image is recognised by its first bytes", async () => {
  expect(await imageFault(file(png))).toBeNull();
  expect(await imageFault(file([0xff, 0xd8, 0xff, 0xe0], "a.jpg", "image/jpeg"))).toBeNull();
  expect(await imageFault(file("GIF89a", "a.gif", "image/gif"))).toBeNull();
});

test("[IM1] an SVG and a page named .png are refused at once", async () => {
  expect(await imageFault(file("<svg onload=alert(1)>", "a.svg", "image/svg+xml"))).toBe("not_an_image");
  expect(await imageFault(file("<html>", "a.png"))).toBe("not_an_image");
});

test("[IM4] [IM5] a photo of a phone and a WebP are accepted, as the server shrinks them", async () => {
  const photo = new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe1]), new Uint8Array(8_000_000)], "a.jpg");
  expect(await imageFault(photo)).toBeNull();
  expect(await imageFault(file("RIFF\x24\x0a\x0d\x00WEBPVP8 ", "a.webp", "image/webp"))).toBeNull();
  expect(await imageFault(file("RIFF\x24\x00\x00\x00WAVEfmt ", "a.webp", "image/webp"))).toBe("not_an_image");
});

test("[IM1] [IM4] an empty file and one above 10 MB are refused", async () => {
  const large = new File([new Uint8Array(png), new Uint8Array(uploadLimitBytes)], "a.png");
  expect(await imageFault(large)).toBe("image_too_large");
  expect(await imageFault(file([]))).toBe("image_empty");
});

test("sizes are rounded up", () => {
  expect(fileSize(1)).toBe("1 KB");
  expect(fileSize(1_400_000)).toBe("1.4 MB");
});

test("[KB9] a folder or a file that is gone is refused at once", async () => {
  const gone = file(png);
  gone.slice = () =>
    Object.assign(new Blob(), {
      arrayBuffer: () => Promise.reject(new DOMException("gone", "NotFoundError")),
    });
  expect(await imageFault(gone)).toBe("unreadable");
});
