import type { TopicId } from "@jieru/shared/domain/ids";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { TopicDialog } from "../../../src/features/settings/topics/TopicDialog.tsx";
import { TopicList } from "../../../src/features/settings/topics/TopicList.tsx";
import { accountId, snapshot } from "../../fixtures.ts";

const topic = (id: string, name: string, retired = false): Topic => ({ id: id as TopicId, name, retired });
const topics = [topic("r", "退款"), topic("o", "旧的", true), topic("d", "物流")];

function draw(page: React.ReactNode) {
  const fetchMock = vi.fn<typeof fetch>(async () => Response.json({ topics }));
  vi.stubGlobal("fetch", fetchMock);
  putSnapshot(accountId, snapshot());
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
  return () => fetchMock.mock.calls.map(([, init]) => JSON.parse(String(init?.body)));
}
afterEach(() => vi.unstubAllGlobals());
const press = (label: string) =>
  act(async () => fireEvent.click(screen.getByRole("button", { name: label })));

test("[WU1] retired topics are listed separately, and moving happens among active ones", async () => {
  const sent = draw(<TopicList accountId={accountId} topics={topics} readOnly={false} onEdit={() => {}} />);
  const names = (list: string) =>
    within(screen.getByTestId(list))
      .getAllByTestId("topic-row")
      .map((row) => row.querySelector("b")?.textContent);
  expect([names("topics"), names("topics-retired")]).toEqual([["退款", "物流"], ["旧的"]]);
  await press("下移「退款」");
  await press("停用「物流」");
  await press("恢复「旧的」");
  expect(sent()).toEqual([{ ids: ["d", "r"] }, { retired: true }, { retired: false }]);
});

test("[WU1] an agent who is not an admin reads the topics and changes nothing", () => {
  draw(<TopicList accountId={accountId} topics={topics} readOnly onEdit={() => {}} />);
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("[WU1] a name that is blank, long or taken is not sent", async () => {
  const sent = draw(<TopicDialog accountId={accountId} topic={null} others={topics} onClose={() => {}} />);
  const save = (value: string) =>
    act(async () => {
      fireEvent.change(screen.getByTestId("topic-name"), { target: { value } });
      fireEvent.submit(screen.getByTestId("topic-dialog"));
    });
  for (const name of [" ", "\u2060", "字".repeat(21), "旧的"]) await save(name);
  expect(sent()).toEqual([]);
  await save(" 尺码 ");
  expect(sent()).toEqual([{ name: "尺码" }]);
});
