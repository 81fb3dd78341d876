import type { MediaId } from "@jieru/shared/domain/ids";
import { act, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { signal } from "../../../../src/data/store/connection.ts";
import { BoxBody } from "../../../../src/features/conversation/tiles/bodies/BoxBody.tsx";

afterEach(() => act(() => signal({ sign: "kept", kept: true })));

test("[CA4] a missing cover shows a placeholder, and is requested again after the connection changed", () => {
  const cover = { state: "ready", mediaId: "m" as MediaId, width: 520, height: 416, reason: null } as const;
  const { container } = render(
    <BoxBody title="盖碗" cover={cover}>
      pages/item
    </BoxBody>,
  );
  const image = () => container.querySelector("img");
  fireEvent.error(image() as HTMLImageElement);
  expect([image(), container.querySelectorAll("svg").length]).toEqual([null, 1]);
  act(() => signal({ sign: "kept", kept: false }));
  expect(image()?.getAttribute("src")).toContain("m");
});
