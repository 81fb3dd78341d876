import type { Messages } from "../message.ts";

export default {
  role_means: {
    agent: {
      "zh-CN": "接待用户，仅可查看自己的会话和待接入",
      "zh-TW": "接待使用者，僅可檢視自己的會話和待接入",
      en: "Serves customers. Sees own sessions and the queue",
    },
    supervisor: {
      "zh-CN": "另可查看全部会话、分配、转接和接管",
      "zh-TW": "另可檢視全部會話、分配、轉接和接管",
      en: "Also sees all sessions, assigns, transfers and takes over",
    },
    admin: {
      "zh-CN": "另可管理绑定、角色和设置",
      "zh-TW": "另可管理綁定、角色和設定",
      en: "Also manages agents, roles and settings",
    },
  },
  seats: {
    label: { "zh-CN": "名额", "zh-TW": "名額", en: "Seats" },
    of: { "zh-CN": "/ {{limit}} 人", "zh-TW": "/ {{limit}} 人", en: "of {{limit}} agents" },
    left: {
      "zh-CN": "还可绑定 {{count}} 人。上限由微信规定，达到 {{limit}} 人后邀请会被拒绝。",
      "zh-TW": "還可綁定 {{count}} 人。上限由微信規定，達到 {{limit}} 人後邀請會被拒絕。",
      en: {
        one: "{{count}} seat left. WeChat sets the limit: at {{limit}} agents, invitations are rejected.",
        other: "{{count}} seats left. WeChat sets the limit: at {{limit}} agents, invitations are rejected.",
      },
    },
    full: {
      "zh-CN": "名额已满。上限 {{limit}} 人由微信规定，请先移除一位客服再邀请。",
      "zh-TW": "名額已滿。上限 {{limit}} 人由微信規定，請先移除一位客服再邀請。",
      en: "No seats left. WeChat allows {{limit}} agents: remove one before you invite another.",
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
        one: "{{count}} of {{limit}} seats used",
        other: "{{count}} of {{limit}} seats used",
      },
    },
  },
  full: {
    "zh-CN": "已满 {{limit}} 人，请先移除一位客服",
    "zh-TW": "已滿 {{limit}} 人，請先移除一位客服",
    en: "All {{limit}} seats are taken. Remove an agent first",
  },
  failed: {
    "zh-CN": "绑定时间和最近在线加载失败",
    "zh-TW": "綁定時間和最近上線載入失敗",
    en: "Couldn't load when agents were added and last seen",
  },
  search: { "zh-CN": "搜索姓名", "zh-TW": "搜尋姓名", en: "Search by name" },
  all: { "zh-CN": "全部", "zh-TW": "全部", en: "All" },
  order: {
    "zh-CN": "按角色、绑定时间排序",
    "zh-TW": "依角色、綁定時間排序",
    en: "Sorted by role, then by date added",
  },
  none: { "zh-CN": "没有匹配的客服", "zh-TW": "沒有符合的客服", en: "No matching agents" },
  agent: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
  role: { "zh-CN": "角色", "zh-TW": "角色", en: "Role" },
  role_of: {
    "zh-CN": "{{name}} 的角色：{{role}}",
    "zh-TW": "{{name}} 的角色：{{role}}",
    en: "Role of {{name}}: {{role}}",
  },
  status: { "zh-CN": "状态", "zh-TW": "狀態", en: "Status" },
  pickup: { "zh-CN": "接入方式", "zh-TW": "接入方式", en: "Pick-up" },
  auto: { "zh-CN": "自动分配", "zh-TW": "自動分配", en: "Auto-assign" },
  manual: { "zh-CN": "手动接入", "zh-TW": "手動接入", en: "Manual" },
  capacity: { "zh-CN": "容量", "zh-TW": "容量", en: "Capacity" },
  last_seen: { "zh-CN": "最近在线", "zh-TW": "最近上線", en: "Last seen" },
  bound_at: { "zh-CN": "绑定时间", "zh-TW": "綁定時間", en: "Added" },
  never: { "zh-CN": "从未", "zh-TW": "從未", en: "Never" },
  me: { "zh-CN": "我", "zh-TW": "我", en: "me" },
  more: { "zh-CN": "更多操作", "zh-TW": "更多操作", en: "More" },
  more_of: { "zh-CN": "{{name}}：更多操作", "zh-TW": "{{name}}：更多操作", en: "{{name}}: more actions" },
  last_admin: {
    "zh-CN": "唯一的管理员不能更改角色，也不能移除。请先将其他人设为管理员。",
    "zh-TW": "唯一的管理員不能更改角色，也不能移除。請先將其他人設為管理員。",
    en: "The only admin can't change role or be removed. Make someone else an admin first.",
  },
  demote_me: {
    "zh-CN": "你将立即失去管理绑定和设置的权限",
    "zh-TW": "你將立即失去管理綁定和設定的權限",
    en: "You will immediately lose access to manage agents and settings",
  },
  why: {
    lost: {
      "zh-CN": "连接断开超过宽限时间",
      "zh-TW": "連線中斷超過寬限時間",
      en: "Disconnected for longer than the grace period",
    },
    signed_out: { "zh-CN": "主动退出登录", "zh-TW": "主動登出", en: "Signed out" },
    no_answer: {
      "zh-CN": "未及时回复，转为离开",
      "zh-TW": "未及時回覆，轉為離開",
      en: "Didn't reply in time, set to Away",
    },
    supervisor: { "zh-CN": "由主管设置", "zh-TW": "由主管設定", en: "Set by a supervisor" },
  },
  when_back: {
    online: {
      "zh-CN": "由主管设置：返回后为在线",
      "zh-TW": "由主管設定：返回後為上線",
      en: "Set by a supervisor: Online when they return",
    },
    away: {
      "zh-CN": "由主管设置：返回后为离开",
      "zh-TW": "由主管設定：返回後為離開",
      en: "Set by a supervisor: Away when they return",
    },
  },
  unbind: {
    title: { "zh-CN": "移除", "zh-TW": "移除", en: "Remove" },
    hint: {
      "zh-CN": "会话退回待接入，立即失去访问权限",
      "zh-TW": "會話退回待接入，立即失去存取權限",
      en: "Sessions return to the queue; access ends immediately",
    },
    question: {
      "zh-CN": "移除 {{name}}？",
      "zh-TW": "移除 {{name}}？",
      en: "Remove {{name}}?",
    },
    sessions: {
      "zh-CN": "{{name}} 的 {{count}} 个会话将退回待接入。",
      "zh-TW": "{{name}} 的 {{count}} 個會話將退回待接入。",
      en: {
        one: "{{count}} session of {{name}} returns to the queue.",
        other: "{{count}} sessions of {{name}} return to the queue.",
      },
    },
    no_sessions: {
      "zh-CN": "{{name}} 没有正在接待的会话。",
      "zh-TW": "{{name}} 沒有正在接待的會話。",
      en: "{{name}} has no sessions.",
    },
    at_once: {
      "zh-CN": "立即生效：已打开的页面会关闭，排队中的回复不再发送。重新邀请后才能恢复。",
      "zh-TW": "立即生效：已開啟的頁面會關閉，排隊中的回覆不再傳送。重新邀請後才能恢復。",
      en: "Takes effect immediately: open pages close, and queued replies are not sent. Only a new invitation restores access.",
    },
  },
  invite: {
    make: { "zh-CN": "生成二维码", "zh-TW": "產生 QR Code", en: "Create code" },
    code: {
      "zh-CN": "邀请二维码，请对方用微信扫描",
      "zh-TW": "邀請 QR Code，請對方用微信掃描",
      en: "Invitation QR code, to scan with WeChat",
    },
    role: { "zh-CN": "角色", "zh-TW": "角色", en: "Role" },
    valid: { "zh-CN": "有效期", "zh-TW": "有效期", en: "Valid" },
    valid_for: {
      "zh-CN": "仅可使用一次，24 小时内有效",
      "zh-TW": "僅可使用一次，24 小時內有效",
      en: "Single use, valid for 24 hours",
    },
    once_until: {
      "zh-CN": "仅可使用一次，{{rest}}后失效",
      "zh-TW": "僅可使用一次，{{rest}}後失效",
      en: "Single use, expires in {{rest}}",
    },
    seat: { "zh-CN": "名额", "zh-TW": "名額", en: "Seat" },
    seat_next: {
      "zh-CN": "确认后为第 {{seat}} 人，剩余 {{count}} 个",
      "zh-TW": "確認後為第 {{seat}} 人，剩餘 {{count}} 個",
      en: {
        one: "Will be agent {{seat}}; {{count}} seat left after that",
        other: "Will be agent {{seat}}; {{count}} seats left after that",
      },
    },
    seat_taken: {
      "zh-CN": "已是第 {{seat}} 人，剩余 {{count}} 个",
      "zh-TW": "已是第 {{seat}} 人，剩餘 {{count}} 個",
      en: {
        one: "Agent {{seat}}; {{count}} seat left",
        other: "Agent {{seat}}; {{count}} seats left",
      },
    },
    seat_full: {
      "zh-CN": "已满 {{limit}} 人，此时确认会被拒绝",
      "zh-TW": "已滿 {{limit}} 人，此時確認會被拒絕",
      en: "All {{limit}} seats are taken: confirming would be rejected",
    },
    before: {
      "zh-CN": "先选择角色，再生成二维码。对方用微信扫码、登录并确认后即完成绑定。",
      "zh-TW": "先選擇角色，再產生 QR Code。對方用微信掃描、登入並確認後即完成綁定。",
      en: "Choose a role first. The invitee scans the code with WeChat, signs in and confirms.",
    },
    needs_computer: {
      "zh-CN": "未启用手机登录：受邀人需在电脑上打开链接，再用手机微信扫码。",
      "zh-TW": "未啟用手機登入：受邀人需在電腦上開啟連結，再用手機微信掃描。",
      en: "Sign-in on phones is off: invitees open the link on a computer and scan the code there with WeChat.",
    },
    link: { "zh-CN": "链接", "zh-TW": "連結", en: "Link" },
    copy: { "zh-CN": "复制链接", "zh-TW": "複製連結", en: "Copy link" },
    copied: { "zh-CN": "链接已复制", "zh-TW": "連結已複製", en: "Link copied" },
    take_back: { "zh-CN": "撤销", "zh-TW": "撤銷", en: "Revoke" },
    take_back_hint: {
      "zh-CN": "此二维码和链接立即失效",
      "zh-TW": "此 QR Code 和連結立即失效",
      en: "The code and link stop working immediately",
    },
    again: { "zh-CN": "继续邀请", "zh-TW": "繼續邀請", en: "Invite another" },
    over: {
      used: { "zh-CN": "已绑定", "zh-TW": "已綁定", en: "Accepted" },
      revoked: { "zh-CN": "已撤销", "zh-TW": "已撤銷", en: "Revoked" },
      expired: { "zh-CN": "已过期", "zh-TW": "已過期", en: "Expired" },
      void: { "zh-CN": "已失效", "zh-TW": "已失效", en: "No longer valid" },
    },
  },
  step: {
    to_make: { "zh-CN": "生成二维码", "zh-TW": "產生 QR Code", en: "Create the code" },
    made: { "zh-CN": "二维码已生成", "zh-TW": "QR Code 已產生", en: "Code created" },
    to_open: { "zh-CN": "对方打开邀请", "zh-TW": "對方開啟邀請", en: "Invitee opens the invitation" },
    opened: {
      "zh-CN": "对方已打开邀请，等待确认",
      "zh-TW": "對方已開啟邀請，等待確認",
      en: "Opened, waiting for confirmation",
    },
    was_opened: { "zh-CN": "对方已打开邀请", "zh-TW": "對方已開啟邀請", en: "Invitee opened the invitation" },
    full: {
      "zh-CN": "对方已确认，但名额已满；空出名额后仍可使用",
      "zh-TW": "對方已確認，但名額已滿；空出名額後仍可使用",
      en: "Confirmed, but no seat was free. It works once a seat is free",
    },
    to_use: {
      "zh-CN": "确认后立即绑定，即可登录",
      "zh-TW": "確認後立即綁定，即可登入",
      en: "Added as soon as they confirm, and can sign in",
    },
    used: { "zh-CN": "{{name}} 已绑定", "zh-TW": "{{name}} 已綁定", en: "{{name}} was added" },
  },
  open: {
    failed: {
      "zh-CN": "待确认的邀请加载失败。",
      "zh-TW": "待確認的邀請載入失敗。",
      en: "Couldn't load pending invitations.",
    },
    count: {
      "zh-CN": "{{count}} 个邀请待确认",
      "zh-TW": "{{count}} 個邀請待確認",
      en: { one: "{{count}} pending invitation", other: "{{count}} pending invitations" },
    },
    show: { "zh-CN": "查看", "zh-TW": "查看", en: "Show" },
    title: {
      "zh-CN": "待确认的邀请",
      "zh-TW": "待確認的邀請",
      en: "Pending invitations",
    },
    line: {
      "zh-CN": "{{role}}，{{name}} {{at}} 发出",
      "zh-TW": "{{role}}，{{name}} {{at}} 發出",
      en: "{{role}}, by {{name}}, {{at}}",
    },
    server: { "zh-CN": "服务器", "zh-TW": "伺服器", en: "the server" },
    unopened: {
      "zh-CN": "尚未打开，{{rest}}后失效",
      "zh-TW": "尚未開啟，{{rest}}後失效",
      en: "Not opened, expires in {{rest}}",
    },
    opened: {
      "zh-CN": "已打开，{{rest}}后失效",
      "zh-TW": "已開啟，{{rest}}後失效",
      en: "Opened, expires in {{rest}}",
    },
    more: { "zh-CN": "显示更多", "zh-TW": "顯示更多", en: "Show more" },
    more_failed: {
      "zh-CN": "更多邀请加载失败，请重试。",
      "zh-TW": "更多邀請載入失敗，請重試。",
      en: "Couldn't load more invitations. Try again.",
    },
    no_link: {
      "zh-CN": "链接仅在生成时显示一次。如已丢失，请撤销后重新邀请。",
      "zh-TW": "連結僅在產生時顯示一次。如已遺失，請撤銷後重新邀請。",
      en: "The link is shown only when it is created. If it is lost, revoke the invitation and invite again.",
    },
  },
} as const satisfies Messages;
