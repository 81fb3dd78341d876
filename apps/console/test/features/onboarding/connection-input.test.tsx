import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ConnectionInput } from "../../../src/features/onboarding/ConnectionInput.tsx";

const written = (name: "appId" | "name", text: string): unknown => {
  const onChange = vi.fn();
  render(<ConnectionInput name={name} value="" onChange={onChange} showProblem={false} />);
  fireEvent.change(screen.getByTestId(`field-${name}`), { target: { value: text } });
  return onChange.mock.calls[0]?.[0];
};

test("[MA10] blanks around pasted values are removed, and a name is kept as typed", () => {
  expect(written("appId", " wx5f0e2a1c9d7b3e48\n")).toBe("wx5f0e2a1c9d7b3e48");
  expect(written("name", "半山 ")).toBe("半山 ");
});

test("[LG9] a name without visible characters is marked before it is sent", () => {
  const isInvalid = (value: string) => {
    const { unmount } = render(<ConnectionInput name="name" value={value} onChange={vi.fn()} showProblem />);
    const invalid = screen.getByTestId("field-name").getAttribute("aria-invalid");
    unmount();
    return invalid === "true";
  };
  expect(["", " ", "\u200b", "\u3164\u2800", "\u200b半山"].map(isInvalid)).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
