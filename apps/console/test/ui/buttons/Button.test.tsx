import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Button } from "../../../src/ui/buttons/Button.tsx";

test("a button that may not be pressed can be reached, says why, and does nothing", () => {
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

test("without a reason it is an ordinary button", () => {
  const press = vi.fn();
  render(<Button onClick={press}>发送</Button>);
  fireEvent.click(screen.getByRole("button", { name: "发送" }));
  expect(press).toHaveBeenCalledTimes(1);
});
