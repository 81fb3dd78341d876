import { initialNotificationSettings } from "@jieru/shared/domain/notification-settings";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { chooseVolume } from "../../../../src/features/notifications/device.ts";
import { Matrix } from "../../../../src/features/settings/mine/notifications/Matrix.tsx";
import { triedLabels } from "../../../../src/features/settings/mine/notifications/tried-labels.ts";
import { accountId, snapshot } from "../../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

function tryIt(ways: { sound: boolean; desktop: boolean }): string | null {
  const client = new QueryClient();
  putSnapshot(accountId, snapshot());
  const kinds = { ...initialNotificationSettings.kinds, message: ways };
  render(
    <QueryClientProvider client={client}>
      <Matrix
        accountId={accountId}
        settings={{ ...initialNotificationSettings, kinds }}
        save={() => undefined}
      />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByTestId("try-message"));
  return screen.getByTestId("kind-message").querySelector("[role=status]")?.textContent ?? null;
}

test("[NT7] only the pressed channel of a kind is changed", () => {
  const client = new QueryClient();
  putSnapshot(accountId, snapshot());
  const save = vi.fn();
  render(
    <QueryClientProvider client={client}>
      <Matrix accountId={accountId} settings={initialNotificationSettings} save={save} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByTestId("given-sound"));
  expect(save.mock.calls).toEqual([[{ kinds: { given: { sound: false } } }]]);
  expect(screen.queryByTestId("kind-alarm")).toBeNull();
});

test("[NT8] a try without a sound does not claim that it sounded", () => {
  vi.stubGlobal("Notification", { permission: "denied" });
  expect(tryIt({ sound: false, desktop: true })).toBe("浏览器未允许通知，请先在下方允许。");
});

test("[NT8] a try on a muted device says so", () => {
  chooseVolume(0);
  expect(tryIt({ sound: true, desktop: false })).toBe("本设备已静音，有新消息时不会响铃");
});

test("[NT8] a try reports the result of each channel", () => {
  const tried = { ways: { sound: true, desktop: true }, volume: 1 } as const;
  expect(triedLabels({ ...tried, sound: "open", desktop: "granted" })).toEqual([
    expect.stringMatching(/^已响铃/),
    expect.stringMatching(/^已弹出通知/),
  ]);
  expect(triedLabels({ ...tried, sound: "impossible", desktop: "impossible" })).toEqual([
    "此浏览器不支持播放声音",
    expect.stringMatching(/^此处无法弹出/),
  ]);
});
