import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { DaysField } from "../../../../src/features/settings/account/fields/DaysField.tsx";
import { firstOpening } from "../../../../src/features/settings/account/fields/opening.ts";
import { serverNow } from "../../../../src/lib/time/server-clock.ts";

afterEach(() => void vi.useRealTimers());

test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago"])(
  "[OH1] a new exception starts with today's date in the account's time zone: %s",
  (timeZone) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const put = vi.fn();
    render(
      <DaysField opening={{ ...firstOpening(), timeZone }} put={put} problems={{}} describedBy="effect" />,
    );
    fireEvent.click(screen.getByTestId("add-day"));
    const there = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(serverNow());
    expect(put.mock.calls[0]?.[0].days).toEqual([{ date: there, hours: [] }]);
  },
);
