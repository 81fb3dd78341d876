import type { Refusal } from "@jieru/shared/protocol/refusals";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Failure } from "../../../../src/data/http/outcome.ts";
import { signal } from "../../../../src/data/store/connection.ts";
import { AttachmentPreview } from "../../../../src/features/conversation/attachment/AttachmentPreview.tsx";
import { accountId, session } from "../../../fixtures.ts";

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const file = new File([new Uint8Array(png)], "杯子.png");
const { conversationId } = session("s");
const again = () => screen.queryByRole("button", { name: "重新上传" });

function show(failure: Failure): void {
  const image = { name: file.name, bytes: file.size, url: "blob:image", file };
  const attachment = { ...image, state: "failed", failure, accountId } as const;
  render(<AttachmentPreview {...{ accountId, conversationId, attachment }} />);
}
const refused = (refusal: string): Failure => ({ kind: "refusal", refusal: { refusal } as Refusal });

test.each([
  ["the server was unreachable", true, { kind: "offline" } as const],
  ["the server was busy", true, refused("server_busy")],
  ["the database was away", true, refused("database_unavailable")],
  ["it is no image", false, refused("not_an_image")],
])("[TR10] offers another upload of an image that failed because %s: %s", (_, offered, failure) => {
  show(failure);
  expect(again() !== null).toBe(offered);
});

test("[TR10] says that an image waits for the connection, but not a file that is no image", () => {
  show({ kind: "offline" });
  expect(screen.getByRole("alert").textContent).not.toContain("等待连接恢复");
  act(() => signal({ sign: "lost", at: 0 }));
  expect(screen.getByRole("alert").textContent).toContain("等待连接恢复");
  cleanup();
  show(refused("not_an_image"));
  expect(screen.getByRole("alert").textContent).not.toContain("等待连接恢复");
});

test("[DE9] offers no upload while the console is read-only", async () => {
  const fetchMock = vi.spyOn(globalThis, "fetch");
  show({ kind: "offline" });
  act(() => signal({ sign: "kept", kept: false }));
  await act(async () => fireEvent.click(again() as HTMLElement));
  expect(fetchMock).not.toHaveBeenCalled();
  expect(again()?.ariaDisabled).toBe("true");
  fetchMock.mockRestore();
});
