import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { drawEmoji } from "../../../../src/features/conversation/text/emoji-codes.ts";
import { linesOf } from "../../../../src/features/conversation/text/long-text.ts";
import { Said } from "../../../../src/features/conversation/text/Said.tsx";

test("[RD20] what ends a line by Unicode breaks it where it is drawn, and parts words in the lists", () => {
  const { container } = render(<Said text={"第一行\u2028第二行\u2029[微笑]"} />);
  expect(container.textContent).toBe("第一行\n第二行\n[微笑]");
  expect(drawEmoji("第一行\u2028第二行")).toBe("第一行\n第二行");
});

test("[RD20] it counts as one where a text may be too long to be shown whole", () => {
  expect(linesOf("一\u2028二\u2029三\n四")).toBe(4);
});
