import { expect, test } from "vitest";
import { MEDIA_LIFETIME_MS } from "../src/media.ts";
import { createApiCaller, PNG } from "./api-caller.ts";
import { APP_ID, OPENID, setStage } from "./stage.ts";

test("An uploaded image can be fetched for 3 days; afterwards it is JSON with HTTP 200", async () => {
  await using stage = await setStage();
  const api = createApiCaller(stage.simulator);
  const { media_id: mediaId, created_at: createdAt } = await api.upload(PNG, "cup.png");
  expect(createdAt).toBe(stage.clock.now() / 1000);
  stage.clock.advance(MEDIA_LIFETIME_MS - 1);
  const image = await api.mediaGet(String(mediaId));
  expect(image.headers.get("content-type")).toBe("image/png");
  expect(image.headers.get("content-disposition")).toBe(`attachment; filename="${mediaId}.png"`);
  expect(Buffer.from(await image.arrayBuffer()).equals(PNG)).toBe(true);
  stage.clock.advance(1);
  const gone = await api.mediaGet(String(mediaId));
  expect(gone.status).toBe(200);
  expect(await gone.json()).toMatchObject({ errcode: 40007 });
});

test("A customer's picture is served at its PicUrl and by media id, for 3 days", async () => {
  await using stage = await setStage();
  const api = createApiCaller(stage.simulator);
  const { content: mediaId } = await stage.simulator.pushImage(APP_ID, OPENID, PNG);
  const picUrl = `${stage.simulator.url}/mmbiz/${mediaId}`;
  expect((await fetch(picUrl)).headers.get("content-type")).toBe("image/png");
  expect((await api.mediaGet(mediaId)).headers.get("content-type")).toBe("image/png");
  stage.clock.advance(MEDIA_LIFETIME_MS);
  expect((await fetch(picUrl)).status).toBe(404);
});

test("Uploads are refused by type, file name, content, size, and when the part is missing", async () => {
  await using stage = await setStage();
  const api = createApiCaller(stage.simulator);
  expect(await api.upload(PNG, "cup.png", "voice")).toMatchObject({ errcode: 40004 });
  expect(await api.upload(PNG, "cup.svg")).toMatchObject({ errcode: 40005 });
  expect(await api.upload(Buffer.from("<html>"), "cup.png")).toMatchObject({ errcode: 40005 });
  expect(await api.post("/cgi-bin/media/upload", {})).toMatchObject({ errcode: 40004 });
  stage.simulator.switches.set({ imageLimitBytes: 8 });
  expect(await api.upload(PNG, "cup.png")).toMatchObject({ errcode: 40009 });
});
