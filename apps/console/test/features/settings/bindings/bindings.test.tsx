import type { AgentId } from "@jieru/shared/domain/ids";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { BindingTable } from "../../../../src/features/settings/bindings/BindingTable.tsx";
import { type BindingRow, bindingRows, findRows } from "../../../../src/features/settings/bindings/rows.ts";
import { UnbindDialog } from "../../../../src/features/settings/bindings/UnbindDialog.tsx";
import { i18n } from "../../../../src/i18n/i18n.ts";
import { accountId, agent, session, snapshot } from "../../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

const id = (name: string) => name as AgentId;
const admin = agent(id("高远"), { role: "admin" });
const boss = agent(id("白露"), { role: "supervisor" });
const [lin, xu] = [agent(id("林知夏")), agent(id("许然"))];
const agents = [lin, xu, boss, admin];
const binding = (a: typeof admin, boundAt: number) => ({ ...a, boundAt, lastSeenAt: null });

describe("[AG5] bound agents", () => {
  const rows = bindingRows(agents, [binding(xu, 1), binding(lin, 2)]);
  test("are sorted by role and time of joining, with the newest last", () => {
    const newest = bindingRows([...agents, agent(id("新人"))], [binding(xu, 1), binding(lin, 2)]);
    expect(newest.map((r) => r.name)).toEqual(["高远", "白露", "许然", "林知夏", "新人"]);
  });
  test("leave the list as soon as the feed says so", () => {
    expect(bindingRows([admin], [binding(xu, 1)]).map((r) => r.name)).toEqual(["高远"]);
  });
  test("are found by a part of the name within a role", () => {
    expect(findRows(rows, "all", " 知 ").map((r) => r.name)).toEqual(["林知夏"]);
    expect(findRows(rows, "supervisor", "").map((r) => r.name)).toEqual(["白露"]);
  });
});

function show(me: typeof admin, rows: BindingRow[], sessions = [session("s1", { ownerId: xu.id })]) {
  const client = new QueryClient();
  const desk = snapshot({ me, agents, sessions });
  putSnapshot(accountId, desk);
  render(
    <QueryClientProvider client={client}>
      <BindingTable accountId={accountId} rows={rows} />
    </QueryClientProvider>,
  );
}
const rows = () => bindingRows(agents, []);
function openMenu(name: string): void {
  const box = document.getElementById(
    line(name).getByTestId("binding-more").getAttribute("popovertarget") ?? "",
  );
  fireEvent(box as HTMLElement, Object.assign(new Event("toggle"), { newState: "open" }));
}
const line = (name: string) => within(screen.getByTestId(`binding-${name}`));

describe("[AG5] the table of bound agents", () => {
  test("[N39] locks the role of the only admin with the reason", () => {
    show(admin, rows());
    const locked = line("高远").getByTestId("role-locked");
    expect(locked.getAttribute("aria-disabled")).toBe("true");
    const reason = document.getElementById(locked.getAttribute("aria-describedby") ?? "");
    expect(reason?.textContent).toContain("唯一的管理员");
    expect(line("许然").getByTestId("role")).toBeTruthy();
  });
  test("does not offer to unbind the only admin, and offers it for one of several", () => {
    show(admin, rows());
    const unbindOf = (name: string) => {
      openMenu(name);
      return line(name).getByTestId("unbind").getAttribute("aria-disabled");
    };
    expect([unbindOf("高远"), unbindOf("许然")]).toEqual(["true", null]);
  });
  test("[DI1] changes only one part of a colleague's pick-up settings", async () => {
    const bodies: unknown[] = [];
    vi.stubGlobal("fetch", async (path: string, { body }: RequestInit) => {
      const pickup = JSON.parse(body as string);
      bodies.push(pickup);
      return Response.json({
        agent: { ...agents.find((a) => path.includes(encodeURIComponent(a.id))), ...pickup },
      });
    });
    show(admin, rows());
    openMenu("许然");
    fireEvent.click(line("许然").getByTestId("auto"));
    openMenu("林知夏");
    fireEvent.click(line("林知夏").getByLabelText(i18n.t("inbox:status.more")));
    await expect
      .poll(() => bodies)
      .toEqual([
        { auto: true, capacity: 10 },
        { auto: false, capacity: 11 },
      ]);
  });
  test("[AG6] asks before unbinding and counts active and inactive sessions, without ended ones", () => {
    const client = new QueryClient();
    const mine = { ownerId: xu.id };
    const sessions = [
      session("s1", mine),
      session("s2", { ...mine, state: "inactive" }),
      session("s3", { ...mine, state: "ended" }),
      session("s4", { ownerId: lin.id }),
    ];
    putSnapshot(accountId, snapshot({ me: admin, agents, sessions }));
    render(
      <QueryClientProvider client={client}>
        <UnbindDialog accountId={accountId} row={rows().at(-1) ?? null} onClose={() => undefined} />
      </QueryClientProvider>,
    );
    expect(screen.getByText(/的 2 个会话将退回待接入/)).toBeTruthy();
  });
  test("says that a supervisor set the status, and which one applies on return", () => {
    const why = (more: Partial<typeof xu>) => {
      const gone = { ...xu, status: "offline", statusWhy: "supervisor", ...more } as const;
      show(boss, bindingRows([gone], []));
      return screen.getAllByTestId(`binding-${xu.name}`).at(-1)?.textContent;
    };
    expect(why({})).toMatch(/由主管设置(?!：)/);
    expect(why({ whenBack: "away" })).toContain("由主管设置：返回后为离开");
  });
  test("[ST6] shows a supervisor no controls", () => {
    show(boss, rows());
    expect(screen.queryByTestId("role")).toBeNull();
    expect(line("许然").queryByRole("button")).toBeNull();
    expect(line("高远").getByText("管理员")).toBeTruthy();
  });
  test("[ST7] distinguishes agents who never signed in from those not loaded yet", () => {
    show(admin, bindingRows(agents, [binding(xu, 1)]));
    expect(line("许然").getByText("从未")).toBeTruthy();
    expect(line("林知夏").queryByText("从未")).toBeNull();
  });
  test("says that no agent matches", () => {
    show(admin, []);
    expect(screen.getByText("没有匹配的客服")).toBeTruthy();
  });
  test("says since when and why an agent is absent", () => {
    const away = { ...rows().at(-1), status: "away", statusSince: 1, statusWhy: "no_answer" } as BindingRow;
    show(admin, [away]);
    expect(line(away.name).getAllByText(/未及时回复，转为离开/).length).toBeGreaterThan(0);
  });
});
