import type { Page } from "@playwright/test";
import { PNG } from "pngjs";

export function png(width: number, height: number): Buffer {
  const image = new PNG({ width, height });
  for (let i = 0; i < width * height; i++)
    image.data.set([i % 256, (i >> 4) % 256, (i >> 8) % 256, 255], i * 4);
  return PNG.sync.write(image);
}

export async function jpeg(page: Page, width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
      const brush = canvas.getContext("2d") as CanvasRenderingContext2D;
      brush.fillStyle = "#6f9f8f";
      brush.fillRect(0, 0, w, h);
      brush.fillStyle = "#fff";
      brush.fillRect(w / 4, h / 4, w / 2, h / 2);
      return canvas.toDataURL("image/jpeg", 0.8);
    },
    [width, height] as const,
  );
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

/** Returns a PNG of one colour, which keeps the palette of a screenshot small. */
export function plainPng(width: number, height: number): Buffer {
  const image = new PNG({ width, height });
  image.data.fill(Buffer.from([0x6f, 0x9f, 0x8f, 0xff]));
  return PNG.sync.write(image);
}
