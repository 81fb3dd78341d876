import type { AccountId } from "@jieru/shared/domain/ids";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { expect, it } from "vitest";
import type { FetchFailure } from "../../../src/media/incoming/fetch-public.ts";
import { obtainImage } from "../../../src/media/incoming/obtain-image.ts";

const picture = Buffer.from("picture");
const byId = {
  picture,
  expired: new WechatRefused({ errcode: 40007, errmsg: "invalid media_id" }),
  busy: new WechatRefused({ errcode: -1, errmsg: "system error" }),
  silent: new WechatUnknown({ phase: "maybe_sent", cause: "timeout" }),
  heavy: new WechatUnknown({ phase: "maybe_sent", cause: "too_large" }),
};
type ById = keyof typeof byId | null;
type ByLink = Buffer | FetchFailure | null;

async function obtained(id: ById, link: ByLink) {
  const gone: string[] = [];
  const clientOf = async () => ({
    async downloadMedia() {
      gone.push("id");
      const answer = byId[id ?? "expired"];
      if (answer instanceof Error) throw answer;
      return { bytes: answer, contentType: "image/png" };
    },
    uploadImage: () => Promise.reject(new Error("nothing is uploaded")),
  });
  const fetchPublic = async () => {
    gone.push("link");
    return link ?? "gone";
  };
  const media = { accountId: "a" as AccountId, wechatMediaId: id, sourceUrl: link && "https://cdn.test/x" };
  const bytes = await obtainImage(media, clientOf as never, fetchPublic);
  return [Buffer.isBuffer(bytes) ? "picture" : bytes, gone.join(", then ")];
}
const again = { missing: "unreachable", lasting: false };
const lasting = (missing: string) => ({ missing, lasting: true });

it.each<[ById, ByLink, unknown, string]>([
  ["picture", picture, "picture", "id"],
  ["expired", picture, "picture", "id, then link"],
  ["silent", picture, "picture", "id, then link"],
  [null, picture, "picture", "link"],
  ["heavy", picture, lasting("too_large"), "id"],
  ["expired", "gone", lasting("expired"), "id, then link"],
  ["expired", "refused", lasting("expired"), "id, then link"],
  ["expired", null, lasting("expired"), "id"],
  [null, "refused", lasting("unreachable"), "link"],
  [null, "too_large", lasting("too_large"), "link"],
  [null, null, lasting("expired"), ""],
])("[F40] by its id: %s, by its link: %s", async (id, link, what, ways) => {
  expect(await obtained(id, link)).toEqual([what, ways]);
});

it.each<[ById, ByLink]>([
  ["expired", "unreachable"],
  ["busy", "gone"],
  ["silent", "gone"],
  ["silent", "refused"],
  ["busy", null],
  [null, "unreachable"],
])(
  "[F40] as long as one way may still lead to it, it is asked for again: by its id: %s, by its link: %s",
  async (id, link) => {
    expect((await obtained(id, link))[0]).toEqual(again);
  },
);
