import { previewOf } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { expect, test } from "vitest";
import { spokenWords } from "../../../../src/features/conversation/tiles/spoken-words.ts";
import { lastLine } from "../../../../src/features/session/session-words.ts";
import { lin, said, session } from "../given.ts";

const ofKind = (messageType: string) =>
  ({ ...said(""), type: "unsupported", unsupported: { messageType } }) as ReturnType<typeof said>;
const rowOf = (messageType: string) =>
  lastLine(session({ lastMessage: previewOf(ofKind(messageType)) as Session["lastMessage"] }), lin.id);

test("[RD3] a kind that cannot be shown is named, in the timeline and in the list", () => {
  expect(spokenWords(ofKind("voice"))).toBe("用户发来一段语音，此处无法显示，请用户改发文字或图片");
  expect(rowOf("location")).toBe("[位置]");
});
test("[RD3] one without a name is named as WeChat names it", () => {
  expect(spokenWords(ofKind("hologram"))).toContain("（hologram）");
  expect(spokenWords(ofKind("toString"))).toContain("（toString）");
  expect(rowOf("hologram")).toBe("[暂不支持的消息]");
});
