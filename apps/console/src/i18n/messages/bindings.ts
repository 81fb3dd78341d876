import type { Messages } from "../message.ts";

export default {
  role_means: {
    agent: {
      "zh-CN": "接待用户，只看得到自己的会话和待接入",
      "zh-TW": "接待使用者，只看得到自己的會話和待接入",
      en: "Serves customers; sees own sessions and the waiting line",
    },
    supervisor: {
      "zh-CN": "还能看全部会话、分配、改派和接管",
      "zh-TW": "還能看全部會話、指派、改派和接管",
      en: "Also sees all sessions, assigns, transfers and takes over",
    },
    admin: {
      "zh-CN": "还能管理绑定、角色和设置",
      "zh-TW": "還能管理綁定、角色和設定",
      en: "Also manages bindings, roles and settings",
    },
  },
  seats: {
    label: { "zh-CN": "名额", "zh-TW": "名額", en: "Seats" },
    of: { "zh-CN": "/ {{limit}} 人", "zh-TW": "/ {{limit}} 人", en: "of {{limit}} agents" },
    left: {
      "zh-CN": "还能绑定 {{count}} 人。上限由微信规定，到 {{limit}} 人时邀请会被拒绝。",
      "zh-TW": "還能綁定 {{count}} 人。上限由微信規定，到 {{limit}} 人時邀請會被拒絕。",
      en: {
        one: "{{count}} seat is free. WeChat sets the limit: at {{limit}} an invitation is refused.",
        other: "{{count}} seats are free. WeChat sets the limit: at {{limit}} an invitation is refused.",
      },
    },
    full: {
      "zh-CN": "已满。上限 {{limit}} 人由微信规定，先解除一个绑定才能再邀请。",
      "zh-TW": "已滿。上限 {{limit}} 人由微信規定，先解除一個綁定才能再邀請。",
      en: "Full. WeChat allows {{limit}}: unbind one before you invite another.",
    },
    role: {
      admin: { "zh-CN": "管理员", "zh-TW": "管理員", en: { one: "admin", other: "admins" } },
      supervisor: { "zh-CN": "主管", "zh-TW": "主管", en: { one: "supervisor", other: "supervisors" } },
      agent: { "zh-CN": "客服", "zh-TW": "客服", en: { one: "agent", other: "agents" } },
    },
    ticks: {
      "zh-CN": "已绑定 {{count}} 人，上限 {{limit}} 人",
      "zh-TW": "已綁定 {{count}} 人，上限 {{limit}} 人",
      en: {
        one: "{{count}} agent is bound, of {{limit}}",
        other: "{{count}} agents are bound, of {{limit}}",
      },
    },
  },
  full: {
    "zh-CN": "已满 {{limit}} 人，先解除一个绑定",
    "zh-TW": "已滿 {{limit}} 人，先解除一個綁定",
    en: "All {{limit}} seats are taken: unbind one first",
  },
  failed: {
    "zh-CN": "绑定时间和最近在线没有载入",
    "zh-TW": "綁定時間和最近上線沒有載入",
    en: "When they were bound and last here could not be loaded",
  },
  search: { "zh-CN": "搜索姓名", "zh-TW": "搜尋姓名", en: "Search by name" },
  all: { "zh-CN": "全部", "zh-TW": "全部", en: "All" },
  order: {
    "zh-CN": "按角色、绑定时间排列",
    "zh-TW": "依角色、綁定時間排列",
    en: "By role, then by when they were bound",
  },
  none: { "zh-CN": "没有符合的客服人员", "zh-TW": "沒有符合的客服人員", en: "No agent matches" },
  agent: { "zh-CN": "客服人员", "zh-TW": "客服人員", en: "Agent" },
  role: { "zh-CN": "角色", "zh-TW": "角色", en: "Role" },
  role_of: {
    "zh-CN": "{{name}} 的角色：{{role}}",
    "zh-TW": "{{name}} 的角色：{{role}}",
    en: "Role of {{name}}: {{role}}",
  },
  status: { "zh-CN": "状态", "zh-TW": "狀態", en: "Status" },
  pickup: { "zh-CN": "接入方式", "zh-TW": "接入方式", en: "Pick-up" },
  auto: { "zh-CN": "自动接入", "zh-TW": "自動接入", en: "Automatic" },
  manual: { "zh-CN": "手动接入", "zh-TW": "手動接入", en: "By hand" },
  capacity: { "zh-CN": "容量", "zh-TW": "容量", en: "Capacity" },
  last_seen: { "zh-CN": "最近在线", "zh-TW": "最近上線", en: "Last here" },
  bound_at: { "zh-CN": "绑定时间", "zh-TW": "綁定時間", en: "Bound on" },
  never: { "zh-CN": "还没有", "zh-TW": "還沒有", en: "Never" },
  me: { "zh-CN": "我", "zh-TW": "我", en: "me" },
  more: { "zh-CN": "更多操作", "zh-TW": "更多操作", en: "More" },
  more_of: { "zh-CN": "{{name}}：更多操作", "zh-TW": "{{name}}：更多操作", en: "{{name}}: more" },
  last_admin: {
    "zh-CN": "唯一的管理员不能改成别的角色，也不能解除绑定。先让另一位成为管理员。",
    "zh-TW": "唯一的管理員不能改成別的角色，也不能解除綁定。先讓另一位成為管理員。",
    en: "The only admin can neither change role nor be unbound. Make somebody else an admin first.",
  },
  demote_me: {
    "zh-CN": "你将立刻不能再管理绑定和设置",
    "zh-TW": "你將立刻不能再管理綁定和設定",
    en: "You can no longer manage bindings and settings, at once",
  },
  why: {
    lost: {
      "zh-CN": "连接断开超过宽限时间",
      "zh-TW": "連線中斷超過寬限時間",
      en: "Connection lost for longer than the grace time",
    },
    signed_out: { "zh-CN": "自己退出登录", "zh-TW": "自己登出", en: "Signed out" },
    no_answer: {
      "zh-CN": "没有及时回复，转为离开",
      "zh-TW": "沒有及時回覆，轉為離開",
      en: "Did not answer in time, set to away",
    },
    supervisor: { "zh-CN": "由主管设置", "zh-TW": "由主管設定", en: "Set by a supervisor" },
  },
  when_back: {
    online: {
      "zh-CN": "由主管设置：回来后在线",
      "zh-TW": "由主管設定：回來後為線上",
      en: "Set by a supervisor: online once they are back",
    },
    away: {
      "zh-CN": "由主管设置：回来后离开",
      "zh-TW": "由主管設定：回來後為離開",
      en: "Set by a supervisor: away once they are back",
    },
  },
  unbind: {
    title: { "zh-CN": "解除绑定", "zh-TW": "解除綁定", en: "Unbind" },
    hint: {
      "zh-CN": "会话回到待接入，立刻不能再进入",
      "zh-TW": "會話回到待接入，立刻不能再進入",
      en: "Sessions go back to the line; no access, at once",
    },
    question: {
      "zh-CN": "解除 {{name}} 的绑定？",
      "zh-TW": "解除 {{name}} 的綁定？",
      en: "Unbind {{name}}?",
    },
    sessions: {
      "zh-CN": "{{name}} 的 {{count}} 个会话会回到待接入。",
      "zh-TW": "{{name}} 的 {{count}} 個會話會回到待接入。",
      en: {
        one: "{{count}} session of {{name}} goes back to the waiting line.",
        other: "{{count}} sessions of {{name}} go back to the waiting line.",
      },
    },
    no_sessions: {
      "zh-CN": "{{name}} 手上没有会话。",
      "zh-TW": "{{name}} 手上沒有會話。",
      en: "{{name}} holds no sessions.",
    },
    at_once: {
      "zh-CN": "立刻生效：打开的页面马上关闭，排队中的回复不再发出。以后要重新邀请才能回来。",
      "zh-TW": "立刻生效：開啟的頁面馬上關閉，排隊中的回覆不再送出。以後要重新邀請才能回來。",
      en: "It acts at once: open pages close, queued replies are not sent. Only a new invitation brings them back.",
    },
  },
  invite: {
    make: { "zh-CN": "生成二维码", "zh-TW": "產生 QR Code", en: "Make a code" },
    code: {
      "zh-CN": "邀请二维码，请对方用微信扫",
      "zh-TW": "邀請 QR Code，請對方用微信掃",
      en: "The invitation's code, for WeChat to scan",
    },
    role: { "zh-CN": "角色", "zh-TW": "角色", en: "Role" },
    valid: { "zh-CN": "有效期", "zh-TW": "有效期", en: "Valid" },
    valid_for: {
      "zh-CN": "只能用一次，24 小时内有效",
      "zh-TW": "只能用一次，24 小時內有效",
      en: "Once, within 24 hours",
    },
    once_until: {
      "zh-CN": "只能用一次，{{rest}}后失效",
      "zh-TW": "只能用一次，{{rest}}後失效",
      en: "Once, for another {{rest}}",
    },
    seat: { "zh-CN": "名额", "zh-TW": "名額", en: "Seat" },
    seat_next: {
      "zh-CN": "确认后是第 {{seat}} 人，还剩 {{count}} 个",
      "zh-TW": "確認後是第 {{seat}} 人，還剩 {{count}} 個",
      en: {
        one: "Would be agent {{seat}}; {{count}} seat is left after that",
        other: "Would be agent {{seat}}; {{count}} seats are left after that",
      },
    },
    seat_taken: {
      "zh-CN": "已是第 {{seat}} 人，还剩 {{count}} 个",
      "zh-TW": "已是第 {{seat}} 人，還剩 {{count}} 個",
      en: {
        one: "Is agent {{seat}}; {{count}} seat is left",
        other: "Is agent {{seat}}; {{count}} seats are left",
      },
    },
    seat_full: {
      "zh-CN": "已满 {{limit}} 人，现在确认会被拒绝",
      "zh-TW": "已滿 {{limit}} 人，現在確認會被拒絕",
      en: "All {{limit}} are taken: confirming would be refused now",
    },
    before: {
      "zh-CN": "选好角色再生成。对方用微信扫码、登录、确认后就绑定。",
      "zh-TW": "選好角色再產生。對方用微信掃描、登入、確認後就綁定。",
      en: "Choose the role first. The invitee scans with WeChat, signs in and confirms.",
    },
    needs_computer: {
      "zh-CN": "未启用手机登录：受邀人需在电脑上打开链接，再用手机微信扫码。",
      "zh-TW": "未啟用手機登入：受邀人需在電腦上開啟連結，再用手機微信掃描。",
      en: "Sign-in on phones is off: invitees open the link on a computer and scan there with WeChat.",
    },
    link: { "zh-CN": "链接", "zh-TW": "連結", en: "Link" },
    copy: { "zh-CN": "复制链接", "zh-TW": "複製連結", en: "Copy link" },
    copied: { "zh-CN": "链接已复制", "zh-TW": "連結已複製", en: "Link copied" },
    take_back: { "zh-CN": "作废", "zh-TW": "作廢", en: "Take back" },
    take_back_hint: {
      "zh-CN": "这个二维码和链接立刻失效",
      "zh-TW": "這個 QR Code 和連結立刻失效",
      en: "The code and the link stop working at once",
    },
    again: { "zh-CN": "再邀请一位", "zh-TW": "再邀請一位", en: "Invite another" },
    over: {
      used: { "zh-CN": "已经绑定", "zh-TW": "已經綁定", en: "Bound" },
      revoked: { "zh-CN": "已作废", "zh-TW": "已作廢", en: "Taken back" },
      expired: { "zh-CN": "已过期", "zh-TW": "已過期", en: "Expired" },
      void: { "zh-CN": "已失效", "zh-TW": "已失效", en: "No longer valid" },
    },
  },
  step: {
    to_make: { "zh-CN": "生成二维码", "zh-TW": "產生 QR Code", en: "Make a code" },
    made: { "zh-CN": "二维码已生成", "zh-TW": "QR Code 已產生", en: "The code is made" },
    to_open: { "zh-CN": "对方打开邀请", "zh-TW": "對方開啟邀請", en: "The invitee opens it" },
    opened: {
      "zh-CN": "对方已打开邀请，等待确认",
      "zh-TW": "對方已開啟邀請，等待確認",
      en: "Opened, waiting for confirmation",
    },
    was_opened: { "zh-CN": "对方打开了邀请", "zh-TW": "對方開啟了邀請", en: "The invitee opened it" },
    full: {
      "zh-CN": "对方确认了，但名额已满；空出名额后还能用",
      "zh-TW": "對方確認了，但名額已滿；空出名額後還能用",
      en: "Confirmed, but no seat was free; it works once there is one",
    },
    to_use: {
      "zh-CN": "确认后立即绑定，就能登录",
      "zh-TW": "確認後立即綁定，就能登入",
      en: "Bound at once when confirmed",
    },
    used: { "zh-CN": "{{name}} 已绑定", "zh-TW": "{{name}} 已綁定", en: "{{name}} is bound" },
  },
  open: {
    failed: {
      "zh-CN": "未确认的邀请没有载入。",
      "zh-TW": "未確認的邀請沒有載入。",
      en: "Open invitations could not be loaded.",
    },
    count: {
      "zh-CN": "{{count}} 个邀请还没有人确认",
      "zh-TW": "{{count}} 個邀請還沒有人確認",
      en: { one: "{{count}} invitation not confirmed yet", other: "{{count}} invitations not confirmed yet" },
    },
    show: { "zh-CN": "查看", "zh-TW": "查看", en: "Show" },
    title: {
      "zh-CN": "还没有人确认的邀请",
      "zh-TW": "還沒有人確認的邀請",
      en: "Invitations not confirmed yet",
    },
    line: {
      "zh-CN": "{{role}}，{{name}} {{at}} 发出",
      "zh-TW": "{{role}}，{{name}} {{at}} 發出",
      en: "{{role}}, by {{name}}, {{at}}",
    },
    server: { "zh-CN": "服务器", "zh-TW": "伺服器", en: "the server" },
    unopened: {
      "zh-CN": "还没有人打开，{{rest}}后失效",
      "zh-TW": "還沒有人開啟，{{rest}}後失效",
      en: "Not opened yet, {{rest}} left",
    },
    opened: {
      "zh-CN": "已有人打开，{{rest}}后失效",
      "zh-TW": "已有人開啟，{{rest}}後失效",
      en: "Opened, {{rest}} left",
    },
    more: { "zh-CN": "显示更多", "zh-TW": "顯示更多", en: "Show more" },
    more_failed: {
      "zh-CN": "更多邀请没有载入，请重试。",
      "zh-TW": "更多邀請沒有載入，請重試。",
      en: "More could not be loaded. Try again.",
    },
    no_link: {
      "zh-CN": "链接只在生成时显示一次。找不到了就作废，再邀请一次。",
      "zh-TW": "連結只在產生時顯示一次。找不到了就作廢，再邀請一次。",
      en: "The link is shown only when it is made. If it is lost, take it back and invite again.",
    },
  },
} as const satisfies Messages;
