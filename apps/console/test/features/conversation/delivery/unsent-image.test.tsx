import type { ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { uploadImage } from "../../../../src/data/queries/media.ts";
import { ConversationContext } from "../../../../src/features/conversation/conversation-context.ts";
import { UnsentTile } from "../../../../src/features/conversation/delivery/UnsentTile.tsx";
import { accountId } from "../../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

test("[RD11] the agent's own image has the measured size while it is sent", async () => {
  const mediaId = "portrait" as MediaId;
  const image = { mediaId, state: "ready", width: 465, height: 600, reason: null };
  vi.stubGlobal("fetch", async () => Response.json({ mediaId, image, bytes: 8 }));
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  await uploadImage(accountId, new Blob(["an image"]), options);
  render(
    <ConversationContext value={{ actions: {} } as never}>
      <UnsentTile
        reply={{ clientMessageId: "r", at: 1, state: "sending" } as never}
        body={{ type: "image", mediaId, clientMessageId: "r" as ClientMessageId }}
      />
    </ConversationContext>,
  );
  const shown = screen.getByRole("img");
  expect(["width", "height"].map((name) => shown.getAttribute(name))).toEqual(["465", "600"]);
});
