import { expect, it } from "vitest";
import type { AgentId } from "../src/domain/ids.ts";
import { type Content, type Message, previewOf } from "../src/domain/message.ts";

const text = "长".repeat(61);

it.each([
  { type: "text", text },
  { type: "note", note: text },
  { type: "link", link: { title: text, description: "", url: "", thumbUrl: "" } },
  { type: "miniprogrampage", card: { title: text, pagePath: "", cover: null } },
  { type: "unsupported", unsupported: { messageType: text } },
] as Content[])("[FD6] lists carry sixty characters of $type", (content) => {
  expect(previewOf(content as Message).text).toBe(text.slice(0, 60));
});

it("[SE13] a preview names the author of an outbound message only", () => {
  const ann = "ann" as AgentId;
  const textPreview = (direction: Message["direction"], agentId: AgentId | null) =>
    previewOf({ type: "text", text, direction, agentId } as Message);
  expect(textPreview("out", ann)).toMatchObject({ agentId: ann });
  expect(textPreview("out", null)).toMatchObject({ agentId: null });
  expect(textPreview("in", null)).not.toHaveProperty("agentId");
});
