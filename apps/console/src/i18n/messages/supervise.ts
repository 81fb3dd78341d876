import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "监督", "zh-TW": "督導", en: "Board" },
  who: {
    "zh-CN": "在线 {{online}} 人，绑定 {{bound}} 人",
    "zh-TW": "線上 {{online}} 人，綁定 {{bound}} 人",
    en: "{{online}} online, {{bound}} bound",
  },
  reports: { "zh-CN": "报表", "zh-TW": "報表", en: "Reports" },
  agents: { "zh-CN": "客服", "zh-TW": "客服", en: "Agents" },
  view: { "zh-CN": "看哪一边", "zh-TW": "看哪一邊", en: "Which side" },
  not_allowed: {
    "zh-CN": "监督只给主管和管理员",
    "zh-TW": "督導只給主管和管理員",
    en: "The board is for supervisors and admins",
  },
  not_allowed_hint: {
    "zh-CN": "需要的话，请管理员改你的角色。",
    "zh-TW": "需要的話，請管理員改你的角色。",
    en: "If you need it, ask an admin to change your role.",
  },
  today_failed: {
    "zh-CN": "今天的数字没有读到，会自动再试",
    "zh-TW": "今天的數字沒有讀到，會自動再試",
    en: "Today's numbers could not be read; trying again by itself",
  },
  today_not_read: {
    "zh-CN": "今天的数字没有读到",
    "zh-TW": "今天的數字沒有讀到",
    en: "Today's numbers could not be read",
  },
  today_stands: {
    "zh-CN": "今天的数字和动态停在 {{at}}",
    "zh-TW": "今天的數字和動態停在 {{at}}",
    en: "Today's numbers and what happened are as of {{at}}",
  },
  today_old: {
    "zh-CN": "今天的数字和动态停在 {{at}}，后来没有读到，会自动再试",
    "zh-TW": "今天的數字和動態停在 {{at}}，後來沒有讀到，會自動再試",
    en: "Today's numbers and what happened are as of {{at}}: they could not be read since; trying again by itself",
  },
  unit: {
    people: { "zh-CN": "人", "zh-TW": "人", en: { one: "person", other: "people" } },
    sessions: { "zh-CN": "个", "zh-TW": "個", en: { one: "session", other: "sessions" } },
    messages: { "zh-CN": "条", "zh-TW": "則", en: { one: "reply", other: "replies" } },
  },
  fact: {
    waiting: { "zh-CN": "待接入", "zh-TW": "待接入", en: "Waiting" },
    arrived: {
      "zh-CN": "近 10 分钟来了 {{count}} 人",
      "zh-TW": "近 10 分鐘來了 {{count}} 人",
      en: { one: "{{count}} in 10 min", other: "{{count}} in 10 min" },
    },
    longest: { "zh-CN": "最久等待", "zh-TW": "最久等待", en: "Longest wait" },
    target: { "zh-CN": "目标 {{rest}}以内", "zh-TW": "目標 {{rest}}以內", en: "target {{rest}}" },
    active: { "zh-CN": "进行中", "zh-TW": "進行中", en: "Active" },
    due: {
      "zh-CN": "其中 {{count}} 个在等回复",
      "zh-TW": "其中 {{count}} 個在等回覆",
      en: { one: "{{count}} waits for a reply", other: "{{count}} wait for a reply" },
    },
    due_asleep: {
      "zh-CN": "{{count}} 在等，{{asleep}} 待激活",
      "zh-TW": "{{count}} 在等，{{asleep}} 閒置",
      en: { one: "{{count}} due, {{asleep}} inactive", other: "{{count}} due, {{asleep}} inactive" },
    },
    free: { "zh-CN": "空余容量", "zh-TW": "剩餘容量", en: "Free places" },
    free_auto: {
      "zh-CN": "自动接入的还能接 {{count}} 个",
      "zh-TW": "自動接入的還能接 {{count}} 個",
      en: { one: "{{count}} by auto pick-up", other: "{{count}} by auto pick-up" },
    },
    free_auto_none: {
      "zh-CN": "自动接入的 {{count}} 人都满了",
      "zh-TW": "自動接入的 {{count}} 人都滿了",
      en: { one: "the {{count}} on auto is full", other: "all {{count}} on auto are full" },
    },
    free_no_auto: { "zh-CN": "没有人开着自动接入", "zh-TW": "沒有人開著自動接入", en: "nobody is on auto" },
    first: { "zh-CN": "首次响应中位数", "zh-TW": "首次回應中位數", en: "First response" },
    picked_up: {
      "zh-CN": "今天 {{count}} 次接入",
      "zh-TW": "今天 {{count}} 次接入",
      en: { one: "{{count}} pick-up today", other: "{{count}} pick-ups today" },
    },
    picked_up_unbound: {
      "zh-CN": "{{picked}}，其中 {{others}} 次是已解绑的人",
      "zh-TW": "{{picked}}，其中 {{others}} 次是已解除綁定的人",
      en: "{{picked}}, {{others}} by people unbound since",
    },
    unconfirmed: { "zh-CN": "未确认", "zh-TW": "未確認", en: "Unconfirmed" },
    unconfirmed_hint: { "zh-CN": "今天，需要本人判断", "zh-TW": "今天，需要本人判斷", en: "today, to judge" },
    failed: { "zh-CN": "未发出", "zh-TW": "未送出", en: "Not sent" },
    failed_hint: { "zh-CN": "今天", "zh-TW": "今天", en: "today" },
  },
  alarms: { "zh-CN": "警报", "zh-TW": "警報", en: "Alarms" },
  no_alarms: { "zh-CN": "没有警报", "zh-TW": "沒有警報", en: "No alarms" },
  alarm: {
    waiting_long: {
      "zh-CN": "{{count}} 人等了超过 {{target}}",
      "zh-TW": "{{count}} 人等了超過 {{target}}",
      en: { one: "{{count}} waits longer than {{target}}", other: "{{count}} wait longer than {{target}}" },
    },
    waiting_long_least: {
      "zh-CN": "至少 {{count}} 人等了超过 {{target}}",
      "zh-TW": "至少 {{count}} 人等了超過 {{target}}",
      en: {
        one: "At least {{count}} waits longer than {{target}}",
        other: "At least {{count}} wait longer than {{target}}",
      },
    },
    unanswered_long: {
      "zh-CN": "{{count}} 个用户未获回复，最久已等 {{rest}}",
      "zh-TW": "{{count}} 位使用者未獲回覆，最久已等 {{rest}}",
      en: {
        one: "{{count}} customer without an answer, waiting {{rest}}",
        other: "{{count}} customers without an answer, the longest waiting {{rest}}",
      },
    },
    nobody_online: {
      "zh-CN": "没有人在线，{{count}} 人在等",
      "zh-TW": "沒有人在線上，{{count}} 人在等",
      en: { one: "Nobody is online, {{count}} waits", other: "Nobody is online, {{count}} wait" },
    },
    allowance_closing: {
      "zh-CN": "{{count}} 个会话没有回复，最早的 {{rest}}后不能再回",
      "zh-TW": "{{count}} 個會話沒有回覆，最早的 {{rest}}後不能再回",
      en: {
        one: "{{count}} unanswered session closes in {{rest}}",
        other: "{{count}} unanswered sessions close soon, the first in {{rest}}",
      },
    },
    push_silence: {
      "zh-CN": "微信已经 {{rest}}没有推送",
      "zh-TW": "微信已經 {{rest}}沒有推送",
      en: "WeChat has sent nothing for {{rest}}",
    },
  },
  alarm_filter: {
    on: { "zh-CN": "在列表中只看这些", "zh-TW": "在清單中只看這些", en: "Show only these in the lists" },
    off: { "zh-CN": "显示全部", "zh-TW": "顯示全部", en: "Show all" },
    none: {
      "zh-CN": "没有符合此告警的待接入用户",
      "zh-TW": "沒有符合此警示的待接入使用者",
      en: "Nobody in the queue is part of this alarm",
    },
  },
  line: {
    order: { "zh-CN": "先到先接", "zh-TW": "先到先接", en: "first come, first served" },
    lapsed: { "zh-CN": "回复窗口已关闭", "zh-TW": "回覆期限已過", en: "Reply window closed" },
    lapsed_hint: {
      "zh-CN": "用户再发消息后才能回复，那时会回到前面。看过后可以结束。",
      "zh-TW": "使用者再傳訊息後才能回覆，那時會回到前面。看過後可以結束。",
      en: "They can be answered once they write again, and then stand in front again. Look at them and end them.",
    },
    more: {
      "zh-CN": "还有 {{count}} 人在后面",
      "zh-TW": "還有 {{count}} 人在後面",
      en: { one: "{{count}} more behind them", other: "{{count}} more behind them" },
    },
    empty: { "zh-CN": "没有人在等", "zh-TW": "沒有人在等", en: "Nobody is waiting" },
    empty_hint: {
      "zh-CN": "有新用户时这里会出现，拖给客服，或按 [A] 分配。",
      "zh-TW": "有新使用者時這裡會出現，拖給客服，或按 [A] 指派。",
      en: "New customers appear here; drag one to an agent, or press [A].",
    },
    empty_touch: {
      "zh-CN": "有新用户时这里会出现，可以分配给客服。",
      "zh-TW": "有新使用者時這裡會出現，可以指派給客服。",
      en: "New customers appear here, to be assigned.",
    },
    nobody_online: {
      "zh-CN": "没有人在线，所以没有人接。可以在客服的状态里把人改为在线。",
      "zh-TW": "沒有人在線上，所以沒有人接。可以在客服的狀態裡把人改為線上。",
      en: "Nobody is online, so nobody takes them. You can set agents online at their status.",
    },
    nobody_auto: {
      "zh-CN": "在线的 {{count}} 人都只手动接入，可以由你分配给他们。",
      "zh-TW": "線上的 {{count}} 人都只手動接入，可以由你指派給他們。",
      en: {
        one: "The {{count}} agent online picks up by hand only. Assign customers to them.",
        other: "All {{count}} agents online pick up by hand only. Assign customers to them.",
      },
    },
    auto_full: {
      "zh-CN": "开着自动接入的 {{count}} 人都满了，有人空出来就按顺序分配。也可以由你分配给只手动接入的人。",
      "zh-TW": "開著自動接入的 {{count}} 人都滿了，有人空出來就依序指派。也可以由你指派給只手動接入的人。",
      en: {
        one: "The {{count}} agent on auto pick-up is full; the line goes on when there is room. You can also assign to those who pick up by hand.",
        other:
          "All {{count}} agents on auto pick-up are full; the line goes on when there is room. You can also assign to those who pick up by hand.",
      },
    },
    last: { "zh-CN": "上次 {{name}}", "zh-TW": "上次 {{name}}", en: "last {{name}}" },
    held: {
      "zh-CN": "正在分配 {{customer}}",
      "zh-TW": "正在指派 {{customer}}",
      en: "Assigning {{customer}}",
    },
    row: {
      "zh-CN": "{{customer}}，等了 {{rest}}，{{text}}，{{allowance}}",
      "zh-TW": "{{customer}}，等了 {{rest}}，{{text}}，{{allowance}}",
      en: "{{customer}}, waiting for {{rest}}, {{text}}, {{allowance}}",
    },
  },
  assign: { "zh-CN": "分配…", "zh-TW": "指派…", en: "Assign…" },
  assign_to: {
    "zh-CN": "把 {{customer}} 分配给",
    "zh-TW": "把 {{customer}} 指派給",
    en: "Assign {{customer}} to",
  },
  reassign_to: {
    "zh-CN": "把 {{customer}} 改派给",
    "zh-TW": "把 {{customer}} 改派給",
    en: "Reassign {{customer}} to",
  },
  drop: {
    comes_back: {
      "zh-CN": "离线，等 {{name}} 回来再接着服务",
      "zh-TW": "離線，等 {{name}} 回來再接著服務",
      en: "Offline; it waits for {{name}}",
    },
    give: {
      "zh-CN": "松开，分配给 {{name}}",
      "zh-TW": "放開，指派給 {{name}}",
      en: "Let go to assign to {{name}}",
    },
    move: {
      "zh-CN": "松开，改派给 {{name}}",
      "zh-TW": "放開，改派給 {{name}}",
      en: "Let go to reassign to {{name}}",
    },
    over: {
      "zh-CN": "松开就会超过容量，变成 {{load}}/{{capacity}}",
      "zh-TW": "放開就會超過容量，變成 {{load}}/{{capacity}}",
      en: "Goes over capacity: {{load}}/{{capacity}}",
    },
    away: {
      "zh-CN": "离开中，松开仍会分配给 {{name}}",
      "zh-TW": "離開中，放開仍會指派給 {{name}}",
      en: "Away; {{name}} gets it all the same",
    },
    offline: { "zh-CN": "离线，不能分配", "zh-TW": "離線，不能指派", en: "Offline, cannot be assigned" },
    full: {
      "zh-CN": "已满 {{load}}/{{capacity}}，这个账号不允许超过容量",
      "zh-TW": "已滿 {{load}}/{{capacity}}，這個帳號不允許超過容量",
      en: "Full, {{load}}/{{capacity}}; going over is not allowed",
    },
    theirs: {
      "zh-CN": "已经是 {{name}} 的会话",
      "zh-TW": "已經是 {{name}} 的會話",
      en: "{{name}} has it already",
    },
    gone: {
      "zh-CN": "{{name}} 已被解除绑定",
      "zh-TW": "{{name}} 已被解除綁定",
      en: "{{name}} has been unbound",
    },
  },
  fit: {
    comes_back: {
      "zh-CN": "离线，等人回来",
      "zh-TW": "離線，等人回來",
      en: "offline, waits until they are back",
    },
    over: { "zh-CN": "会超过容量", "zh-TW": "會超過容量", en: "goes over capacity" },
    away: { "zh-CN": "离开中", "zh-TW": "離開中", en: "away" },
    offline: { "zh-CN": "离线，不能分配", "zh-TW": "離線，不能指派", en: "Offline, cannot be assigned" },
    full: {
      "zh-CN": "已满，不允许超过容量",
      "zh-TW": "已滿，不允許超過容量",
      en: "Full, going over is not allowed",
    },
    theirs: { "zh-CN": "现在就是这位", "zh-TW": "現在就是這位", en: "Has it now" },
    gone: { "zh-CN": "已被解除绑定", "zh-TW": "已被解除綁定", en: "Unbound" },
  },
  drag: {
    picked: {
      "zh-CN": "已拿起 {{customer}}。移到一位客服上松开，Esc 取消。",
      "zh-TW": "已拿起 {{customer}}。移到一位客服上放開，Esc 取消。",
      en: "Picked up {{customer}}. Move onto an agent and let go; Esc cancels.",
    },
    over: {
      "zh-CN": "{{name}}，{{load}}/{{capacity}}，{{can}}",
      "zh-TW": "{{name}}，{{load}}/{{capacity}}，{{can}}",
      en: "{{name}}, {{load}}/{{capacity}}, {{can}}",
    },
    can: { "zh-CN": "可以分配", "zh-TW": "可以指派", en: "can be assigned" },
    nowhere: { "zh-CN": "不在任何客服上", "zh-TW": "不在任何客服上", en: "Not on an agent" },
    dropped: {
      "zh-CN": "{{customer}} 交给 {{name}}",
      "zh-TW": "{{customer}} 交給 {{name}}",
      en: "{{customer}} goes to {{name}}",
    },
    cancelled: {
      "zh-CN": "已取消，{{customer}} 回到原处",
      "zh-TW": "已取消，{{customer}} 回到原處",
      en: "Cancelled, {{customer}} is back in place",
    },
  },
  column: {
    agent: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
    status: { "zh-CN": "状态", "zh-TW": "狀態", en: "Status" },
    load: { "zh-CN": "负载", "zh-TW": "負載", en: "Load" },
    due: { "zh-CN": "等回复", "zh-TW": "等回覆", en: "due" },
    answered: { "zh-CN": "已回复", "zh-TW": "已回覆", en: "answered" },
    unanswered: { "zh-CN": "最久未回", "zh-TW": "最久未回", en: "Unanswered for" },
    first: { "zh-CN": "接入到回复", "zh-TW": "接入到回覆", en: "Reply time" },
    today: { "zh-CN": "今日", "zh-TW": "今日", en: "Today" },
    remark: { "zh-CN": "说明", "zh-TW": "說明", en: "Details" },
  },
  /** On a phone, under what the agent holds. */
  card: {
    "zh-CN": "接入到回复 {{first}}，今日 {{today}}",
    "zh-TW": "接入到回覆 {{first}}，今日 {{today}}",
    en: "Pick-up to reply {{first}}, today {{today}}",
  },
  load: {
    "zh-CN": "{{count}} 个会话，容量 {{capacity}}，其中 {{due}} 个在等回复",
    "zh-TW": "{{count}} 個會話，容量 {{capacity}}，其中 {{due}} 個在等回覆",
    en: {
      one: "{{count}} session, capacity {{capacity}}, unanswered: {{due}}",
      other: "{{count}} sessions, capacity {{capacity}}, unanswered: {{due}}",
    },
  },
  set_status: {
    "zh-CN": "设置 {{name}} 的状态",
    "zh-TW": "設定 {{name}} 的狀態",
    en: "Set the status of {{name}}",
  },
  status_of: {
    "zh-CN": "{{status}}，设置 {{name}} 的状态",
    "zh-TW": "{{status}}，設定 {{name}} 的狀態",
    en: "{{status}}, set the status of {{name}}",
  },
  set_hint: {
    online: { "zh-CN": "可以接入", "zh-TW": "可以接入", en: "can be given sessions" },
    away: {
      "zh-CN": "留着手上的会话，不再分配新的",
      "zh-TW": "留著手上的會話，不再指派新的",
      en: "keeps their sessions, gets no new ones",
    },
    offline: {
      "zh-CN": "未回复的会话回到待接入，其余转为待激活",
      "zh-TW": "未回覆的會話回到待接入，其餘轉為閒置",
      en: "their customers without an answer go back to the queue",
    },
    when_back: { "zh-CN": "回来后生效", "zh-TW": "回來後生效", en: "once they are back" },
  },
  remark: {
    no_answer: {
      "zh-CN": "无应答，系统设为离开",
      "zh-TW": "無回應，系統設為離開",
      en: "No answer, set to away",
    },
    lost: { "zh-CN": "断线，系统设为离线", "zh-TW": "斷線，系統設為離線", en: "Lost connection" },
    by_supervisor: { "zh-CN": "由主管设置", "zh-TW": "由主管設定", en: "Set by a supervisor" },
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
    left_unanswered: {
      "zh-CN": "留下 {{count}} 个没有回复",
      "zh-TW": "留下 {{count}} 個沒有回覆",
      en: { one: "Left {{count}} unanswered", other: "Left {{count}} unanswered" },
    },
    over_capacity: {
      "zh-CN": "超过容量 {{count}} 个",
      "zh-TW": "超過容量 {{count}} 個",
      en: { one: "{{count}} over capacity", other: "{{count}} over capacity" },
    },
    manual_only: { "zh-CN": "只手动接入", "zh-TW": "只手動接入", en: "By hand only" },
  },
  opened: {
    all_back: { "zh-CN": "全部退回待接入", "zh-TW": "全部退回待接入", en: "Give all back to the line" },
    show: { "zh-CN": "展开会话：", "zh-TW": "展開會話：", en: "Sessions of " },
    due: {
      "zh-CN": "等回复的 {{count}} 个会话",
      "zh-TW": "等回覆的 {{count}} 個會話",
      en: { one: "{{count}} session waits for a reply", other: "{{count}} sessions wait for a reply" },
    },
    none: {
      "zh-CN": "没有在等回复的会话",
      "zh-TW": "沒有在等回覆的會話",
      en: "No session waits for a reply",
    },
    others: {
      "zh-CN": "已回复的 {{count}} 个",
      "zh-TW": "已回覆的 {{count}} 個",
      en: { one: "{{count}} answered", other: "{{count}} answered" },
    },
    inactive: { "zh-CN": "待激活", "zh-TW": "閒置", en: "inactive" },
    watch: { "zh-CN": "旁观", "zh-TW": "旁觀", en: "Watch" },
    open: { "zh-CN": "打开", "zh-TW": "開啟", en: "Open" },
    take_over: { "zh-CN": "接管", "zh-TW": "接管", en: "Take over" },
    reassign: { "zh-CN": "改派", "zh-TW": "改派", en: "Reassign" },
    end: { "zh-CN": "结束", "zh-TW": "結束", en: "End" },
    about: {
      "zh-CN": "{{action}} {{customer}}",
      "zh-TW": "{{action}} {{customer}}",
      en: "{{action}}: {{customer}}",
    },
  },
  happened: {
    title: { "zh-CN": "动态", "zh-TW": "動態", en: "What happened" },
    empty: { "zh-CN": "还没有动态", "zh-TW": "還沒有動態", en: "Nothing worth telling yet" },
    someone: { "zh-CN": "有人", "zh-TW": "有人", en: "Someone" },
    line: { "zh-CN": "待接入", "zh-TW": "待接入", en: "the waiting line" },
    no_answer: {
      "zh-CN": "{{name}} 没有应答，{{customer}} 退回待接入",
      "zh-TW": "{{name}} 沒有回應，{{customer}} 退回待接入",
      en: "{{name}} did not answer, {{customer}} waits again",
    },
    agent_lost: {
      "zh-CN": "{{name}} 断线，{{customer}} 退回待接入",
      "zh-TW": "{{name}} 斷線，{{customer}} 退回待接入",
      en: "{{name}} lost the connection, {{customer}} waits again",
    },
    unbound: {
      "zh-CN": "{{name}} 被解除绑定，{{customer}} 退回待接入",
      "zh-TW": "{{name}} 被解除綁定，{{customer}} 退回待接入",
      en: "{{name}} was unbound, {{customer}} waits again",
    },
    unanswered: {
      "zh-CN": "{{customer}} 等候 {{name}} 回复超时，回到待接入",
      "zh-TW": "{{customer}} 等候 {{name}} 回覆逾時，回到待接入",
      en: "{{customer}} got no answer from {{name}} and waits again",
    },
    signed_out: {
      "zh-CN": "{{name}} 离线，{{customer}} 回到待接入",
      "zh-TW": "{{name}} 離線，{{customer}} 回到待接入",
      en: "{{name}} went offline, {{customer}} waits again",
    },
    returned: {
      "zh-CN": "{{name}} 把 {{customer}} 退回待接入",
      "zh-TW": "{{name}} 把 {{customer}} 退回待接入",
      en: "{{name}} gave {{customer}} back to the line",
    },
    together: {
      no_answer: {
        "zh-CN": "{{name}} 没有应答，{{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 沒有回應，{{count}} 個會話退回待接入",
        en: {
          one: "{{name}} did not answer, {{count}} session waits again",
          other: "{{name}} did not answer, {{count}} sessions wait again",
        },
      },
      agent_lost: {
        "zh-CN": "{{name}} 断线，{{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 斷線，{{count}} 個會話退回待接入",
        en: {
          one: "{{name}} lost the connection, {{count}} session waits again",
          other: "{{name}} lost the connection, {{count}} sessions wait again",
        },
      },
      unanswered: {
        "zh-CN": "{{count}} 个用户等候 {{name}} 回复超时，回到待接入",
        "zh-TW": "{{count}} 位使用者等候 {{name}} 回覆逾時，回到待接入",
        en: {
          one: "{{count}} customer got no answer from {{name}} and waits again",
          other: "{{count}} customers got no answer from {{name}} and wait again",
        },
      },
      signed_out: {
        "zh-CN": "{{name}} 离线，{{count}} 个会话回到待接入",
        "zh-TW": "{{name}} 離線，{{count}} 個會話回到待接入",
        en: {
          one: "{{name}} went offline, {{count}} session waits again",
          other: "{{name}} went offline, {{count}} sessions wait again",
        },
      },
      unbound: {
        "zh-CN": "{{name}} 被解除绑定，{{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 被解除綁定，{{count}} 個會話退回待接入",
        en: {
          one: "{{name}} was unbound, {{count}} session waits again",
          other: "{{name}} was unbound, {{count}} sessions wait again",
        },
      },
      returned: {
        "zh-CN": "{{name}} 把 {{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 把 {{count}} 個會話退回待接入",
        en: {
          one: "{{name}} gave {{count}} session back to the line",
          other: "{{name}} gave {{count}} sessions back to the line",
        },
      },
    },
    transferred: {
      "zh-CN": "{{by}} 把 {{customer}} 转接给 {{name}}",
      "zh-TW": "{{by}} 把 {{customer}} 轉接給 {{name}}",
      en: "{{by}} transferred {{customer}} to {{name}}",
    },
    taken_over: {
      "zh-CN": "{{name}} 接管了 {{customer}}，原来在 {{from}}",
      "zh-TW": "{{name}} 接管了 {{customer}}，原來在 {{from}}",
      en: "{{name}} took {{customer}} over from {{from}}",
    },
    over_capacity: {
      "zh-CN": "{{name}} 手动接入第 {{load}} 个会话，超过容量 {{capacity}}",
      "zh-TW": "{{name}} 手動接入第 {{load}} 個會話，超過容量 {{capacity}}",
      en: "{{name}} picked up number {{load}} by hand, over the capacity of {{capacity}}",
    },
    unconfirmed: {
      "zh-CN": "{{name}} 给 {{customer}} 的一条回复未确认",
      "zh-TW": "{{name}} 給 {{customer}} 的一則回覆未確認",
      en: "A reply of {{name}} to {{customer}} is unconfirmed",
    },
    failed: {
      "zh-CN": "{{name}} 给 {{customer}} 的一条回复没有发出",
      "zh-TW": "{{name}} 給 {{customer}} 的一則回覆沒有送出",
      en: "A reply of {{name}} to {{customer}} was not sent",
    },
    status_lost: {
      "zh-CN": "{{name}} 断线太久，被设为{{status}}",
      "zh-TW": "{{name}} 斷線太久，被設為{{status}}",
      en: "{{name}} was gone for too long and was set to {{status}}",
    },
    status_no_answer: {
      "zh-CN": "{{name}} 没有应答，被设为{{status}}",
      "zh-TW": "{{name}} 沒有回應，被設為{{status}}",
      en: "{{name}} did not answer and was set to {{status}}",
    },
    status_supervisor: {
      "zh-CN": "{{name}} 被主管设为{{status}}",
      "zh-TW": "{{name}} 被主管設為{{status}}",
      en: "A supervisor set {{name}} to {{status}}",
    },
    pushes_missed: {
      "zh-CN": "{{from}} 至 {{to}} 收不到推送，可能缺少用户的消息",
      "zh-TW": "{{from}} 至 {{to}} 收不到推送，可能缺少使用者的訊息",
      en: "No push could be taken from {{from}} to {{to}}: customers' messages may be missing",
    },
    pushes_ceased: {
      "zh-CN": "微信的推送异常中断",
      "zh-TW": "微信的推送異常中斷",
      en: "WeChat has pushed nothing for an unusual time",
    },
    pushes_came_back: { "zh-CN": "微信又有推送了", "zh-TW": "微信又有推送了", en: "WeChat pushes again" },
    credentials_refused: {
      "zh-CN": "微信不认这个账号",
      "zh-TW": "微信不認這個帳號",
      en: "WeChat refuses this account",
    },
    credentials_accepted: {
      "zh-CN": "微信又认这个账号了",
      "zh-TW": "微信又認這個帳號了",
      en: "WeChat takes this account again",
    },
  },
} as const satisfies Messages;
