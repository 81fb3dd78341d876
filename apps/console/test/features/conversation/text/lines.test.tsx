import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderEmoji } from "../../../../src/features/conversation/text/emoji-codes.ts";
import { linesOf } from "../../../../src/features/conversation/text/long-text.ts";
import { MessageText } from "../../../../src/features/conversation/text/MessageText.tsx";

test("[RD20] a Unicode line separator breaks the line in a message and separates words in lists", () => {
  const { container } = render(<MessageText text={"第一行\u2028第二行\u2029[微笑]"} />);
  expect(container.textContent).toBe("第一行\n第二行\n[微笑]");
  expect(renderEmoji("第一行\u2028第二行")).toBe("第一行\n第二行");
});

test("[RD20] a Unicode line separator counts as a line of a long text", () => {
  expect(linesOf("一\u2028二\u2029三\n四")).toBe(4);
});
