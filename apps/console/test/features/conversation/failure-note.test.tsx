import type { SessionAction } from "@jieru/shared/domain/session";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { clearFailure, refuse } from "../../../src/data/optimistic/actions.ts";
import { ConversationContext } from "../../../src/features/conversation/conversation-context.ts";
import { FailureNote } from "../../../src/features/conversation/FailureNote.tsx";
import { session } from "../../fixtures.ts";

const { id } = session("s");
const scope = { nameOf: () => undefined } as never;
afterEach(() => {
  cleanup();
  clearFailure(id);
});

test.each<[SessionAction, boolean]>([
  ["end", true],
  ["takeOver", true],
  ["annotate", true],
  ["remind", false],
  ["pickUp", false],
])("[TR10] the note below the header shows a failed %s: %s", (action, isShown) => {
  render(
    <ConversationContext value={scope}>
      <FailureNote target={id} />
    </ConversationContext>,
  );
  act(() => refuse(id, action, { refusal: "session_ended" }));
  expect(screen.queryByTestId("failure-note") !== null).toBe(isShown);
});
