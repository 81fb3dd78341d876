import { act, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { PanelFrame } from "../../../src/features/customer/PanelFrame.tsx";
import { openPanelId } from "../../../src/features/session/use-panel.ts";
import { InAccount } from "../../in-account.tsx";

let close: () => void;
function Page() {
  const [open, setOpen] = useState(true);
  close = () => setOpen(false);
  return (
    <main>
      <textarea aria-label="回复" />
      {open ? (
        <PanelFrame>
          <button type="button">添加</button>
        </PanelFrame>
      ) : (
        <button type="button" id={openPanelId}>
          用户资料
        </button>
      )}
    </main>
  );
}

async function closeFrom(word: string): Promise<void> {
  render(<InAccount page={Page} />);
  (word === "回复" ? await screen.findByLabelText(word) : await screen.findByText(word)).focus();
  act(close);
  await new Promise(requestAnimationFrame);
}

test("[EV14] closing the panel moves the focus from it to the button that opens it", async () => {
  await closeFrom("添加");
  expect(document.activeElement).toBe(screen.getByText("用户资料"));
});

test("[EV14] closing the panel keeps the focus of a text box beside it", async () => {
  await closeFrom("回复");
  expect(document.activeElement).toBe(screen.getByLabelText("回复"));
});
