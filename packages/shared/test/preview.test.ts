import { expect, it } from "vitest";
import { type Content, type Message, previewOf } from "../src/domain/message.ts";

const text = "长".repeat(61);

it.each([
  { type: "text", text },
  { type: "note", note: text },
  { type: "link", link: { title: text, description: "", url: "", thumbUrl: "" } },
  { type: "miniprogrampage", card: { title: text, pagePath: "", cover: null } },
] as Content[])("[FD6] of $type lists carry sixty characters", (content) => {
  expect(previewOf(content as Message).text).toBe(text.slice(0, 60));
});
