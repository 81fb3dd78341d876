import type { TopicId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useEnding } from "../../../../src/features/conversation/dialogs/use-ending.ts";
import { WrapUpDialog } from "../../../../src/features/conversation/wrap-up/WrapUpDialog.tsx";
import { session } from "../../../fixtures.ts";
import { renderIn } from "../render-in.tsx";

const topic = (id: string, name: string, retired = false): Topic => ({ id: id as TopicId, name, retired });
const topics = [topic("r", "退款"), topic("d", "物流"), topic("o", "旧的", true)];

let fetchMock: ReturnType<typeof vi.fn<typeof fetch>>;
beforeEach(() => {
  localStorage.clear();
  fetchMock = vi.fn<typeof fetch>(async () => Response.json({ session: session("s") }));
  vi.stubGlobal("fetch", fetchMock);
});
afterEach(() => vi.unstubAllGlobals());
const sent = () =>
  fetchMock.mock.calls
    .filter(([, init]) => init?.method !== "GET")
    .map(([path, init]) => [String(path).split("/").at(-1), JSON.parse(String(init?.body))]);

const draw = (of: Session, page: React.ReactNode, topicRequired = false) =>
  renderIn(of, page, { topics, topicRequired });
const dialog = (of = session("s"), onEnd: ((said: object) => void) | null = null) =>
  draw(of, <WrapUpDialog open onClose={() => {}} onEnd={onEnd} />);
const names = () => screen.getAllByTestId(/^topic-/).map((el) => el.closest("label")?.textContent);
const find = () => screen.getByTestId("wrap-up-find");
const type = (value: string) => fireEvent.change(find(), { target: { value } });
const press = (key: string, more = {}) => act(async () => fireEvent.keyDown(find(), { key, ...more }));

test("[WU2] Enter chooses nothing without a search; a topic found by pinyin is saved and listed first", async () => {
  dialog();
  expect(names()).toEqual(["退款", "物流"]);
  await press("Enter");
  expect(sent()).toEqual([]);
  type("wl");
  fireEvent.change(screen.getByTestId("wrap-up-line"), { target: { value: " 第二次 " } });
  await press("Enter", { isComposing: true });
  expect(sent()).toEqual([]);
  await act(async () => fireEvent.keyUp(find(), { key: "Enter" }));
  await press("Enter");
  expect(sent()).toEqual([["wrap-up", { wrapUp: { topicId: "d", line: "第二次" } }]]);
  document.body.replaceChildren();
  dialog();
  expect(names()).toEqual(["物流", "退款"]);
});

test("[WU2] an emoji counts as one of the comment's two hundred characters, and more text is cut", () => {
  dialog(session("emoji"));
  const line = () => screen.getByTestId<HTMLTextAreaElement>("wrap-up-line");
  const emoji = "🍵".repeat(200);
  fireEvent.change(line(), { target: { value: `${emoji}茶` } });
  expect(line().value).toBe(emoji);
});

test("[WU2] one arrow reaches the first topic", async () => {
  dialog();
  await press("ArrowDown");
  await press("Enter");
  expect(sent()).toEqual([["wrap-up", { wrapUp: { topicId: "r", line: null } }]]);
});

test("[WU2] a retired topic is listed only where it was chosen, and can be removed", async () => {
  dialog(session("s", { wrapUp: { topicId: "o" as TopicId, topic: "旧的", line: "以前" } }));
  expect(names()).toEqual(["退款", "物流", "旧的已停用"]);
  expect((screen.getByTestId("wrap-up-line") as HTMLTextAreaElement).value).toBe("以前");
  await act(async () => fireEvent.click(screen.getByTestId("wrap-up-clear")));
  expect(sent()).toEqual([["wrap-up", { wrapUp: null }]]);
});

test("[WU2] a comment that was refused is restored", async () => {
  fetchMock.mockImplementation(async () => Response.json({ refusal: "topic_retired" }, { status: 409 }));
  dialog();
  await press("ArrowDown");
  fireEvent.change(screen.getByTestId("wrap-up-line"), { target: { value: "第二次" } });
  await press("Enter");
  document.body.replaceChildren();
  dialog();
  expect((screen.getByTestId("wrap-up-line") as HTMLTextAreaElement).value).toBe("第二次");
});

function Ending() {
  const { end, wrapping, endWith, cancel } = useEnding();
  return (
    <>
      <button type="button" data-testid="end" onClick={() => end()}>
        {wrapping ? "asked" : "end"}
      </button>
      <WrapUpDialog open={wrapping} onClose={cancel} onEnd={endWith} />
    </>
  );
}
const pressEnd = () => act(async () => fireEvent.click(screen.getByTestId("end")));
const endOf = async (of: Session, required: boolean) => {
  draw(of, <Ending />, required);
  await pressEnd();
  return [screen.getByTestId("end").textContent, sent()];
};

test("[WU4] ending asks for a topic only where one is required", async () => {
  expect(await endOf(session("a"), true)).toEqual(["asked", []]);
});

test.each<[string, Session, boolean]>([
  ["the switch is off", session("b"), false],
  [
    "a topic was chosen before",
    session("c", { wrapUp: { topicId: "r" as TopicId, topic: "退款", line: null } }),
    true,
  ],
  ["there was no message", session("d", { spoken: false }), true],
])("[WU4] one press ends the session where %s", async (_, of, required) => {
  expect(await endOf(of, required)).toEqual(["end", [["end", {}]]]);
});

test("[WU2] topic and comment of a failed end are restored, until the session ends", async () => {
  const line = () => screen.getByTestId<HTMLTextAreaElement>("wrap-up-line");
  fetchMock.mockRejectedValueOnce(new TypeError("no network"));
  expect(await endOf(session("e"), true)).toEqual(["asked", []]);
  type("wl");
  fireEvent.change(line(), { target: { value: "单号 SF123" } });
  await press("Enter");
  await pressEnd();
  expect(line().value).toBe("单号 SF123");
  expect(screen.getByTestId<HTMLInputElement>("topic-d").checked).toBe(true);
  await press("Enter");
  const body = { wrapUp: { topicId: "d", line: "单号 SF123" } };
  expect(sent()).toEqual([
    ["end", body],
    ["end", body],
  ]);
  document.body.replaceChildren();
  dialog(session("e"));
  expect(line().value).toBe("");
});

test("[DR17] a comment is restored with its topic after Esc, but not after 'cancel'", () => {
  const line = () => screen.getByTestId<HTMLTextAreaElement>("wrap-up-line");
  const again = () => {
    document.body.replaceChildren();
    dialog(session("f"));
  };
  dialog(session("f"));
  type("wl");
  again();
  expect(screen.getByTestId<HTMLInputElement>("topic-d").checked).toBe(false);
  type("wl");
  fireEvent.change(line(), { target: { value: "少了一件" } });
  again();
  expect(line().value).toBe("少了一件");
  expect(screen.getByTestId<HTMLInputElement>("topic-d").checked).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "取消" }));
  again();
  expect(line().value).toBe("");
});
