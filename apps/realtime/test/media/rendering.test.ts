import { IMAGE_LIMIT_BYTES } from "@jieru/wechat/limits";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { fitForWechat } from "../../src/media/decoding/fit-for-wechat.ts";
import { type Picture, readPicture } from "../../src/media/decoding/image-decoder.ts";
import { type RenderedImage, renderInbound } from "../../src/media/decoding/render-inbound.ts";
import * as pictures from "./pictures.ts";

function rendered(made: RenderedImage | string): RenderedImage {
  if (typeof made === "string") throw new Error(made);
  return made;
}

describe("a customer's image", () => {
  it.each([
    ["jpeg", pictures.jpeg],
    ["png", pictures.png],
    ["webp", pictures.webp],
  ] as const)("[IM2] [IM3] is re-encoded as %s, with its size and a thumbnail", async (format, make) => {
    const { original, thumbnail } = rendered(await renderInbound(await make(1200, 900)));
    expect(original).toMatchObject({ contentType: `image/${format}`, width: 1200, height: 900 });
    expect(await sharp(original.bytes).metadata()).toMatchObject({ format, width: 1200, height: 900 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: "webp", width: 480, height: 360 });
  });

  it("[IM3] is not enlarged for its thumbnail", async () => {
    const { thumbnail } = rendered(await renderInbound(await pictures.png(20, 10)));
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 20, height: 10 });
  });

  it("[IM2] [N25] loses its location and is turned upright", async () => {
    const before = await pictures.photograph();
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const { original, thumbnail } = rendered(await renderInbound(before));
    const after = await sharp(original.bytes).metadata();
    expect(after).toMatchObject({ width: 80, height: 120 });
    expect([after.exif, after.xmp, after.orientation]).toEqual([undefined, undefined, undefined]);
    expect((await sharp(thumbnail).metadata()).exif).toBeUndefined();
    expect(original).toMatchObject({ width: 80, height: 120 });
  });

  it("[IM2] [IM3] keeps its frames as an animated GIF, with a still thumbnail", async () => {
    const { original, thumbnail } = rendered(await renderInbound(await pictures.animatedGif(60, 40, 3)));
    expect(original).toMatchObject({ contentType: "image/gif", width: 60, height: 40 });
    expect(await sharp(original.bytes, { animated: true }).metadata()).toMatchObject({
      format: "gif",
      pages: 3,
    });
    expect((await sharp(thumbnail, { animated: true }).metadata()).pages ?? 1).toBe(1);
  });

  it.each(pictures.noImages)("[IM1] [F40] is refused if it is %s", async (_name, made) => {
    expect(await renderInbound(await pictures.bytesOf(made))).toBe("not_an_image");
  });

  it("[IM1] [N25] is not parsed if it is none of the four formats", async () => {
    for (const file of [
      pictures.svg,
      await sharp(await pictures.png())
        .tiff()
        .toBuffer(),
    ])
      await expect(sharp(file).metadata()).rejects.toThrow("unsupported image format");
  });

  it("[IM1] [IM4] [F40] is accepted with a harmless defect, within 5 s and 40 million pixels", async () => {
    const photo = await pictures.jpeg(64, 64);
    const tables = photo.indexOf(Buffer.from("ffdb", "hex"));
    const blemished = Buffer.concat([photo.subarray(0, tables), Buffer.alloc(20, 1), photo.subarray(tables)]);
    await expect(sharp(blemished).raw().toBuffer(), "as sharp itself has it").rejects.toThrow("extraneous");
    expect(rendered(await renderInbound(blemished)).original).toMatchObject({ width: 64, height: 64 });
    const picture = (await readPicture(photo)) as Picture;
    const bounds = { timeoutSeconds: 5, input: { limitInputPixels: 40_000_000 } };
    for (const frames of ["all", "first"] as const)
      expect(picture.pixels(frames)).toMatchObject({ options: bounds });
  });

  it("[IM4] [F40] is too large as a decompression bomb, and is not decoded", async () => {
    const before = process.memoryUsage.rss();
    expect(await renderInbound(pictures.bomb())).toBe("too_large");
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  });

  it("[IM4] [N25] is too large above 16,383 pixels in width, whatever its height", async () => {
    expect(rendered(await renderInbound(await pictures.png(16_383, 1))).original.width).toBe(16_383);
    expect(await renderInbound(await pictures.png(16_384, 1))).toBe("too_large");
    expect(rendered(await renderInbound(await pictures.png(1, 16_384))).original.height).toBe(16_384);
  });

  it("[IM4] [F40] is too large as a JPEG of over 64 scans, and is not decoded", async () => {
    expect(rendered(await renderInbound(await pictures.jpegOfScans(0))).original.width).toBe(64);
    expect(await renderInbound(await pictures.jpegOfScans(64))).toBe("too_large");
    expect(await fitForWechat(await pictures.jpegOfScans(5_000))).toBe("too_large");
  });

  it("[IM4] [F40] is too large as a GIF with too many pixels over all frames", {
    tags: ["slow"],
  }, async () => {
    expect(await renderInbound(await pictures.animatedGif(1000, 900, 50))).toBe("too_large");
  });

  it("[IM4] [F40] is too large with more than 5,000 frames, in both directions", async () => {
    for (const render of [renderInbound, fitForWechat]) {
      expect(rendered(await render(pictures.tinyGif(5_000))).original).toMatchObject({ width: 1, height: 1 });
      expect(await render(pictures.tinyGif(5_001))).toBe("too_large");
    }
  });

  it("[IM4] [F40] is too large if it takes too long to render", {
    tags: ["slow"],
  }, async () => {
    expect(rendered(await renderInbound(pictures.noisyGif(16, 2))).original).toMatchObject({ width: 16 });
    const slow = pictures.noisyGif(1_000, 39); // six times a second on a fast machine
    expect(await renderInbound(slow, 1)).toBe("too_large");
    expect(await fitForWechat(slow, IMAGE_LIMIT_BYTES, 1)).toBe("too_large");
  });
});

describe("an agent's image", () => {
  it("[IM5] stays PNG if it is a screenshot", async () => {
    const { original } = rendered(await fitForWechat(await pictures.png(800, 600)));
    expect(original).toMatchObject({ contentType: "image/png", width: 800, height: 600 });
  });

  it("[IM5] becomes JPEG if it is WebP", async () => {
    const { original } = rendered(await fitForWechat(await pictures.webp()));
    expect(original.contentType).toBe("image/jpeg");
  });

  it("[IM5] is compressed until WeChat accepts it", { tags: ["slow"] }, async () => {
    const { original } = rendered(await fitForWechat(await pictures.noise(2400, 1600)));
    expect(original.contentType).toBe("image/jpeg");
    expect(original.bytes.length).toBeLessThanOrEqual(IMAGE_LIMIT_BYTES);
    expect(original.width / original.height).toBeCloseTo(1.5, 1);
  });

  it("[IM5] is too large if no step makes it small enough", async () => {
    expect(await fitForWechat(await pictures.noise(900, 900), 1_000)).toBe("too_large");
  });

  it("[IM5] stays animated if it is a GIF", async () => {
    const { original } = rendered(await fitForWechat(await pictures.animatedGif()));
    expect(original.contentType).toBe("image/gif");
    expect(await sharp(original.bytes, { animated: true }).metadata()).toMatchObject({ pages: 3 });
  });

  it("[IM5] keeps the first frame of an animated PNG", async () => {
    const { original } = rendered(await fitForWechat(pictures.movingPng()));
    expect(original).toMatchObject({ contentType: "image/png", width: 8, height: 8 });
    expect(original.bytes.includes("acTL")).toBe(false);
    expect((await sharp(original.bytes).stats()).channels.map(({ max }) => max)).toEqual([10, 10, 10]);
  });

  it("[IM5] [N25] keeps transparency as PNG and becomes white as JPEG", async () => {
    const clear = await pictures.transparent(200, 200);
    const before = await sharp(clear).webp({ lossless: true }).toBuffer();
    const { original } = rendered(await fitForWechat(before));
    expect(original.contentType).toBe("image/png");
    const lighter = rendered(await fitForWechat(clear, 20_000)).original;
    expect(lighter.contentType).toBe("image/jpeg");
    expect((await sharp(lighter.bytes).stats()).channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });

  it("[IM5] stays as it is at exactly WeChat's limit", async () => {
    const { bytes } = rendered(await fitForWechat(await pictures.png())).original;
    const within = async (limit: number) => rendered(await fitForWechat(bytes, limit)).original.contentType;
    expect(await within(bytes.length)).toBe("image/png");
    const noise = await pictures.noise(200, 200);
    const heavy = rendered(await fitForWechat(noise)).original.bytes.length;
    expect(rendered(await fitForWechat(noise, heavy)).original.contentType).toBe("image/png");
    expect(rendered(await fitForWechat(noise, heavy - 1)).original.contentType).toBe("image/jpeg");
  });

  it("[IM2] [N25] loses the location of a photograph", async () => {
    const { original } = rendered(await fitForWechat(await pictures.photograph()));
    expect((await sharp(original.bytes).metadata()).exif).toBeUndefined();
  });

  it("[IM2] [N25] loses a script hidden in a GIF", async () => {
    const { original } = rendered(await fitForWechat(await pictures.polyglot()));
    expect(original.bytes.includes("<script>")).toBe(false);
  });

  it.each(pictures.noImages)("[IM1] [N25] is refused if it is %s", async (_name, made) => {
    expect(await fitForWechat(await pictures.bytesOf(made))).toBe("not_an_image");
  });

  it("[IM4] [N25] is too large at 20,000 × 20,000 pixels", async () => {
    expect(await fitForWechat(pictures.bomb())).toBe("too_large");
  });
});
