import { previewOf } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { expect, test } from "vitest";
import { spokenLabel } from "../../../../src/features/conversation/tiles/spoken-label.ts";
import { lastLine } from "../../../../src/features/session/session-labels.ts";
import { customerMessage, lin, session } from "../fixtures.ts";

const ofKind = (messageType: string) =>
  ({ ...customerMessage(""), type: "unsupported", unsupported: { messageType } }) as ReturnType<
    typeof customerMessage
  >;
const rowOf = (messageType: string) =>
  lastLine(session({ lastMessage: previewOf(ofKind(messageType)) as Session["lastMessage"] }), lin.id);

test("[RD3] an unsupported kind is named in the timeline and in the list", () => {
  expect(spokenLabel(ofKind("voice"))).toBe("用户发来一段语音，此处无法显示，请用户改发文字或图片");
  expect(rowOf("location")).toBe("[位置]");
});
test("[RD3] an unknown kind is named as WeChat names it", () => {
  expect(spokenLabel(ofKind("hologram"))).toContain("（hologram）");
  expect(spokenLabel(ofKind("toString"))).toContain("（toString）");
  expect(rowOf("hologram")).toBe("[暂不支持的消息]");
});
