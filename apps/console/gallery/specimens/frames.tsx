import { type Status, statuses } from "@jieru/shared/domain/agent";
import { wellHealth } from "@jieru/shared/domain/health";
import type { AccountId } from "@jieru/shared/domain/ids";
import { icon16 } from "@jieru/ui/icon.ts";
import { CircleCheck, Lock, StickyNote, Unplug } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { FailedPage } from "../../src/app/shell/FailedPage.tsx";
import { type ConnectionSignal, showRestored, signal } from "../../src/data/store/connection.ts";
import { EmptyList } from "../../src/features/inbox/list/EmptyList.tsx";
import { ListTabs } from "../../src/features/inbox/list/ListTabs.tsx";
import { NextBar } from "../../src/features/inbox/pick-up/NextBar.tsx";
import { RowSkeleton } from "../../src/features/inbox/row/RowSkeleton.tsx";
import { StatusBar } from "../../src/features/inbox/status/StatusBar.tsx";
import { ConnectionBanner } from "../../src/features/page/banners/ConnectionBanner.tsx";
import { PageSkeleton } from "../../src/features/page/PageSkeleton.tsx";
import { SyncState } from "../../src/features/page/SyncState.tsx";
import { tabs } from "../../src/features/session/lists.ts";
import { ReadOnly } from "../../src/features/settings/ReadOnly.tsx";
import { showToast } from "../../src/lib/toast-store.ts";
import { Button } from "../../src/ui/buttons/Button.tsx";
import { FailedPane } from "../../src/ui/errors/PaneBoundary.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../src/ui/menus/Menu.tsx";
import { Banner } from "../../src/ui/notices/Banner.tsx";
import { EmptyState } from "../../src/ui/notices/EmptyState.tsx";
import { NotFound } from "../../src/ui/notices/NotFound.tsx";
import { Tooltip } from "../../src/ui/overlays/Tooltip.tsx";
import { requestTooltip } from "../../src/ui/overlays/tooltip-store.ts";
import { accountId, mainSnapshot, shop } from "../fixtures.ts";
import { frozenAt, second } from "../frozen.ts";
import type { Group, State } from "../specimen.ts";
import { nothing, say } from "./helpers.ts";

const nobodyWaits = shop("nobody", { waiting: { count: 0, sessions: [] } });
const mine = (status: Status): AccountId => {
  const me = { ...mainSnapshot.me, status, auto: status === "online" };
  return shop(status, { me });
};

const after = (name: string, signs: ConnectionSignal[], draw: () => ReactNode): State => ({
  name,
  before: () => signs.forEach(signal),
  draw,
});

const live: ConnectionSignal[] = [{ sign: "subscribed" }];
const lost: ConnectionSignal[] = [...live, { sign: "lost", at: frozenAt - 12 * second }];
const health = (change: Partial<typeof wellHealth>): ConnectionSignal => ({
  sign: "health",
  health: { ...wellHealth, ...change },
});
const lines: Record<string, ConnectionSignal[]> = {
  live,
  disconnected: lost,
  "network lets nothing through": [...lost, { sign: "blocked", blocked: true }],
  "catching up": [...lost, { sign: "connected" }, { sign: "behind", missing: 12 }],
  "read only": [...live, health({ database: "full" })],
  "signed out": [...live, { sign: "signed_out", why: "expired" }],
  "signed out by another browser": [
    ...live,
    {
      sign: "signed_out",
      why: "signed_out",
      endedBy: { product: { name: "Chrome", system: "Windows" }, at: frozenAt - 180 * second },
    },
  ],
};
const parts: Record<string, ConnectionSignal[]> = {
  "WeChat unreachable": [...live, health({ wechat: "unreachable" })],
  "images full": [...live, health({ media: "full" })],
  "database slow": [...live, health({ database: "slow" })],
};

/** Presses its first button. */
function Pressed({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector("button")?.click(), []);
  return <div ref={place}>{children}</div>;
}

/** Hovers its first button. */
function Hover({ content, children }: { content: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const anchor = place.current?.querySelector("button");
    if (anchor) requestTooltip({ anchor, content, side: "bottom" }, true);
  }, [content]);
  return <div ref={place}>{children}</div>;
}

const menu = () => (
  <Pressed>
    <Menu trigger={<Button>{say("状态", "Status")}</Button>}>
      <MenuLabel>{say("林知夏", "Lin")}</MenuLabel>
      <MenuItem current>{say("在线", "Online")}</MenuItem>
      <MenuItem current={false} hint={say("不再接新会话", "Takes no new ones")}>
        {say("离开", "Away")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem disabledReason={say("暂无用户等待", "No customers waiting")}>
        {say("下一位", "Next")}
      </MenuItem>
    </Menu>
  </Pressed>
);

const banners = {
  trouble: <Unplug {...icon16} />,
  closed: <Lock {...icon16} />,
  ok: <CircleCheck {...icon16} />,
  note: <StickyNote {...icon16} />,
} as const;

export const frames: Group = {
  name: "Frame",
  specimens: [
    {
      file: "ui/notices/Banner",
      width: 620,
      states: (["trouble", "closed", "ok", "note"] as const).map((tone) => ({
        name: tone,
        draw: () => (
          <Banner tone={tone} icon={banners[tone]} action={<Button>{say("重连", "Reconnect")}</Button>}>
            <b>{say("连接断了", "Disconnected")}</b> {say("正在重连", "Reconnecting")}
          </Banner>
        ),
      })),
    },
    {
      file: "features/page/banners/ConnectionBanner",
      width: 620,
      alone: 76,
      states: [
        ...Object.entries({ ...lines, ...parts })
          .filter(([name]) => name !== "live")
          .map(([name, signs]) => after(name, signs, () => <ConnectionBanner replies />)),
        {
          name: "restored",
          before: () => {
            live.forEach(signal);
            showRestored({ filled: 3, moved: 0, gap: false });
          },
          draw: () => <ConnectionBanner />,
        },
      ],
    },
    {
      file: "features/page/SyncState",
      width: 240,
      alone: 48,
      on: 0,
      states: Object.entries(lines).map(([name, signs]) =>
        after(name, signs, () => <SyncState accountId={accountId} />),
      ),
    },
    {
      file: "features/inbox/list/ListTabs",
      width: 320,
      on: 1,
      states: tabs.map((tab) => ({ name: tab, draw: () => <ListTabs accountId={accountId} tab={tab} /> })),
    },
    {
      file: "features/inbox/pick-up/NextBar",
      width: 320,
      on: 1,
      states: [
        { name: "somebody waits", draw: () => <NextBar accountId={accountId} /> },
        { name: "nobody waits", draw: () => <NextBar accountId={nobodyWaits} /> },
      ],
    },
    {
      file: "features/inbox/status/StatusBar",
      width: 374,
      on: 0,
      states: statuses.map((status) => {
        const account = mine(status);
        return { name: status, draw: () => <StatusBar accountId={account} away={false} /> };
      }),
    },
    {
      file: "features/inbox/list/EmptyList",
      width: 320,
      on: 1,
      states: [
        ...tabs.map((tab) => ({
          name: tab,
          draw: () => <EmptyList tab={tab} pending={false} filtered={false} retry={null} />,
        })),
        { name: "filtered", draw: () => <EmptyList tab="active" pending={false} filtered retry={null} /> },
        {
          name: "not loaded",
          draw: () => <EmptyList tab="ended" pending={false} filtered={false} retry={() => undefined} />,
        },
      ],
    },
    {
      file: "features/inbox/row/RowSkeleton",
      width: 320,
      on: 1,
      states: [{ name: "rest", draw: () => <RowSkeleton /> }],
    },
    {
      file: "features/page/PageSkeleton",
      width: 620,
      states: [{ name: "rest", draw: () => <PageSkeleton /> }],
    },
    { file: "features/settings/ReadOnly", width: 620, states: [{ name: "rest", draw: () => <ReadOnly /> }] },
    {
      file: "ui/notices/EmptyState",
      width: 320,
      states: [
        {
          name: "with a hint",
          draw: () => (
            <EmptyState
              title={say("暂无用户等待", "No customers waiting")}
              hint={say("有人来会出现在这里", "Who comes appears here")}
            />
          ),
        },
        {
          name: "with an action",
          draw: () => (
            <EmptyState
              title={say("还没有快捷回复", "No quick replies yet")}
              action={<Button>{say("添加", "Add")}</Button>}
            />
          ),
        },
      ],
    },
    {
      file: "app/shell/FailedPage",
      width: 420,
      alone: 200,
      states: [{ name: "rest", draw: () => <FailedPage error={null as never} /> }],
    },
    {
      file: "ui/errors/PaneBoundary",
      width: 420,
      states: [{ name: "rest", draw: () => <FailedPane error={null} retry={() => undefined} /> }],
    },
    {
      file: "ui/notices/NotFound",
      width: 420,
      alone: 200,
      states: [{ name: "rest", draw: () => <NotFound /> }],
    },
    { file: "ui/menus/Menu", width: 300, alone: 230, states: [{ name: "open", draw: menu }] },
    {
      file: "ui/overlays/Tooltip",
      width: 300,
      alone: 90,
      states: [
        {
          name: "shown",
          draw: () => (
            <Hover content={say("暂无用户等待", "No customers waiting")}>
              <Tooltip content={say("暂无用户等待", "No customers waiting")}>
                <button type="button">{say("下一位", "Next")}</button>
              </Tooltip>
            </Hover>
          ),
        },
      ],
    },
    {
      file: "ui/overlays/Toasts",
      width: 420,
      alone: 170,
      states: [
        {
          name: "two",
          before: () => {
            showToast({ text: say("链接已复制", "Link copied") });
            showToast({
              text: say("许然 先接入了", "Xu was quicker"),
              action: { label: say("接入下一位", "Pick up next"), run: nothing },
            });
          },
          draw: () => null,
        },
      ],
    },
  ],
};
