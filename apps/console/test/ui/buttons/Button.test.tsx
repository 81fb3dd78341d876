import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Button } from "../../../src/ui/buttons/Button.tsx";

test("a disabled button stays focusable, gives its reason and does nothing", () => {
  const press = vi.fn();
  render(
    <Button disabledReason="没有人在等" onClick={press}>
      接入下一位
    </Button>,
  );
  const button = screen.getByRole("button", { name: "接入下一位", description: "没有人在等" });
  fireEvent.click(button);
  expect(press).not.toHaveBeenCalled();
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect((button as HTMLButtonElement).disabled).toBe(false);
});

test("a button without a reason works normally", () => {
  const press = vi.fn();
  render(<Button onClick={press}>发送</Button>);
  fireEvent.click(screen.getByRole("button", { name: "发送" }));
  expect(press).toHaveBeenCalledTimes(1);
});
