import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { quickReplyImportBody } from "@jieru/shared/protocol/quick-replies";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { planImport } from "../../../../src/features/settings/quick-replies/import/plan-import.ts";
import { cellsOf, textOf } from "../../../../src/features/settings/quick-replies/import/read-csv.ts";
import { QuickReplies } from "../../../../src/features/settings/quick-replies/QuickReplies.tsx";
import { accountId, agent, meId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

const idOf = (title: string) => `id-of-${encodeURIComponent(title)}` as QuickReply["id"];
const kept = (title: string, change: Partial<QuickReply> = {}) =>
  ({
    ...{
      id: idOf(title),
      scope: "team",
      title,
      category: "",
      shortcut: null,
      text: "您好",
      position: 0,
    },
    ...change,
  }) as QuickReply;
const planOf = (csv: string, there: readonly QuickReply[] = [], limit = 500) =>
  planImport(cellsOf(csv), there, limit);
const done = (csv: string, there?: readonly QuickReply[], limit?: number) => {
  const plan = planOf(csv, there, limit);
  if (typeof plan === "string") throw new Error(plan);
  return { does: plan.rows.map(({ does }) => does), writes: plan.writes };
};

describe("a CSV file", () => {
  test.each([
    ["a comma", "标题,内容\r\n问候,您好\r\n"],
    ["a semicolon", "标题;内容\n问候;您好"],
    ["a tab", "标题\t内容\r问候\t您好\r"],
    ["quotes", '"标题","内容"\n"问候","您好"\n\n,\n'],
  ])("[QR12] is read with %s", (_, csv) => {
    expect(cellsOf(csv)).toEqual([
      ["标题", "内容"],
      ["问候", "您好"],
    ]);
  });

  test("[QR12] keeps quotes, separators and lines within a cell", () => {
    expect(cellsOf('标题,内容\n引号,"他说 ""好"", 再见\r\n第二行"\n5" 屏,a"b"')).toEqual([
      ["标题", "内容"],
      ["引号", '他说 "好", 再见\r\n第二行'],
      ['5" 屏', 'a"b"'],
    ]);
  });

  test.each([
    ["UTF-8", [0xe9, 0x97, 0xae]],
    ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, 0xe9, 0x97, 0xae]],
    ["UTF-16 as Excel saves text", [0xff, 0xfe, 0xee, 0x95]],
    ["GB18030 as Excel saves Chinese", [0xce, 0xca]],
  ])("[QR12] is read in %s", (_, bytes) => {
    expect(textOf(new Uint8Array(bytes))).toBe("问");
  });
});

describe("the import plan", () => {
  test("[QR12] numbers rows as a spreadsheet does, including blank rows", () => {
    const plan = planOf(',\n标题,内容\n,\n问候,您好\n\n"\n",\n破损,\n,\n');
    expect(typeof plan === "object" && plan.rows.map(({ row, title }) => [row, title])).toEqual([
      [4, "问候"],
      [7, "破损"],
    ]);
  });

  test("[QR12] adds new titles, changes existing ones, and keeps the others", () => {
    const there = [kept("问候"), kept("物流", { category: "售后", shortcut: "wl" })];
    const csv = "标题,内容,分类,快捷词\n问候,您好,,\n物流,在路上,售后,WL\n 补发 ,今天补发,售后,bf";
    const { does, writes } = done(csv, there);
    expect(does).toEqual(["same", "change", "add"]);
    expect(writes).toEqual([
      { id: idOf("物流"), title: "物流", text: "在路上", category: "售后", shortcut: "WL" },
      { id: null, title: "补发", text: "今天补发", category: "售后", shortcut: "bf" },
    ]);
    quickReplyImportBody.parse({ scope: "team", quickReplies: writes });
  });

  test.each([
    ["标题,内容", "zh-CN"],
    ["標題,內容", "zh-TW"],
    ["Title,Text", "en"],
    ["备注,標題（必填）,內容", "among others"],
  ])("[QR12] keeps the values of a missing column: %s", (headings) => {
    const there = [kept("物流", { category: "售后", shortcut: "wl" })];
    const row = headings.startsWith("备注") ? "x,物流,到了" : "物流,到了";
    expect(done(`${headings}\n${row}`, there).writes).toEqual([
      { id: idOf("物流"), title: "物流", text: "到了", category: "售后", shortcut: "wl" },
    ]);
  });

  test("[QR12] gives the reason for each row left out and imports the others", () => {
    const there = [kept("物流", { shortcut: "wl" })];
    const long = "长".repeat(4_001);
    const rows = [
      ",有内容,,",
      "没内容,\u200b,,",
      `${"题".repeat(41)},x,,`,
      `长,${long},,`,
      `类,x,${"类".repeat(21)},`,
      "空,x,,a b",
      "占,x,,WL",
      "好,x,,ok",
      "好,y,,",
      "也好,x,,OK",
    ];
    const { does, writes } = done(`标题,内容,分类,快捷词\n${rows.join("\n")}`, there);
    expect(does).toEqual([
      { why: "no_title" },
      { why: "no_text" },
      { why: "title_long", limit: 40 },
      { why: "text_long", limit: 4_000 },
      { why: "category_long", limit: 20 },
      { why: "shortcut_blank" },
      { why: "shortcut_taken", title: "物流" },
      "add",
      { why: "twice" },
      { why: "shortcut_taken", title: "好" },
    ]);
    expect(writes.map(({ title }) => title)).toEqual(["好"]);
  });

  test("[QR12] reuses a shortcut that an earlier row gives up", () => {
    const there = [kept("物流", { shortcut: "wl" })];
    const csv = "标题,内容,快捷词\n物流,您好,\n物流新,您好,wl";
    expect(done(csv, there).does).toEqual(["change", "add"]);
  });

  test("[QR12] [QR6] leaves out rows beyond the limit, and changes need no room", () => {
    expect(done("标题,内容\n二,x\n三,x\n一,x", [kept("一")], 2).does).toEqual([
      "add",
      { why: "full" },
      "change",
    ]);
  });

  test.each([
    ["", "no_headings"],
    ["名称,内容\n一,x", "no_headings"],
    ["标题,内容", "no_rows"],
    [`标题,内容\n${"一,x\n".repeat(501)}`, "too_many_rows"],
  ])("[QR12] refuses a file that is not a list as a whole: %#", (csv, why) => {
    expect(planOf(csv)).toBe(why);
  });
});

describe("the import dialog", () => {
  afterEach(() => vi.unstubAllGlobals());

  async function open(answer: (body: unknown) => Response) {
    const requests: { path: string; body: unknown }[] = [];
    vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit = {}) => {
      if (method !== "POST") return Response.json({ quickReplies: [kept("问候")] });
      requests.push({ path, body: JSON.parse(String(body)) });
      return answer(requests.at(-1)?.body);
    });
    const me = agent(meId, { role: "supervisor" });
    const client = new QueryClient();
    putSnapshot(accountId, snapshot({ me, agents: [me] }));
    const page = () => (
      <QueryClientProvider client={client}>
        <QuickReplies accountId={accountId} />
      </QueryClientProvider>
    );
    await act(async () => render(<InAccount page={page} />));
    await screen.findAllByTestId("quick-reply-row");
    fireEvent.click(screen.getByTestId("quick-reply-import"));
    return requests;
  }
  const choose = (csv: string) =>
    fireEvent.change(screen.getByTestId("import-file"), {
      target: { files: [new File([csv], "快捷回复.csv")] },
    });

  test("[QR12] shows what would be added, changed and left out, and writes it in one request", async () => {
    const requests = await open(() => Response.json({ quickReplies: [kept("问候", { text: "您好呀" })] }));
    choose("标题,内容\n问候,您好呀\n补发,今天补发\n,没有标题");
    await waitFor(() =>
      expect([...screen.getByTestId("import-counts").children].map((part) => part.textContent)).toEqual([
        "不导入 1 条",
        "修改 1 条",
        "新增 1 条",
      ]),
    );
    expect(screen.getByTestId("import-row-4").textContent).toContain("第 4 行：没有标题");
    expect(requests).toEqual([]);
    const button = screen.getByTestId("import-do");
    expect(button.textContent).toBe("导入 2 条");
    fireEvent.click(button);
    await waitFor(() => expect(screen.queryByTestId("import-form")).toBeNull());
    expect(requests).toEqual([
      {
        path: expect.stringMatching(/quick-replies\/import$/),
        body: {
          scope: "team",
          quickReplies: [
            { id: idOf("问候"), title: "问候", text: "您好呀", category: "", shortcut: null },
            { id: null, title: "补发", text: "今天补发", category: "", shortcut: null },
          ],
        },
      },
    ]);
  });

  test("[QR12] says why nothing was imported, and keeps the file", async () => {
    await open(() =>
      Response.json({ refusal: "shortcut_taken", shortcut: "bf", title: "补发" }, { status: 409 }),
    );
    choose("标题,内容\n补发,今天补发");
    fireEvent.click(await screen.findByText("导入 1 条"));
    expect((await within(screen.getByTestId("import-form")).findByRole("alert")).textContent).toContain(
      "导入失败：",
    );
    expect(screen.getByTestId("import-row-2")).toBeTruthy();
  });

  test("[QR12] a file that is not a list of quick replies shows what is wrong and cannot be imported", async () => {
    const requests = await open(() => Response.json({}));
    choose("名字,电话\n陈,138");
    expect((await screen.findByRole("alert")).textContent).toBe("首行须包含「标题」和「内容」");
    fireEvent.click(screen.getByTestId("import-do"));
    expect(requests).toEqual([]);
  });
});
