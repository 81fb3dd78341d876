import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "实时监控", "zh-TW": "即時監控", en: "Board" },
  who: {
    "zh-CN": "在线 {{online}} 人，共 {{bound}} 人",
    "zh-TW": "上線 {{online}} 人，共 {{bound}} 人",
    en: "{{online}} online of {{bound}}",
  },
  reports: { "zh-CN": "报表", "zh-TW": "報表", en: "Reports" },
  agents: { "zh-CN": "客服", "zh-TW": "客服", en: "Agents" },
  view: { "zh-CN": "视图", "zh-TW": "檢視", en: "View" },
  not_allowed: {
    "zh-CN": "仅主管和管理员可查看实时监控",
    "zh-TW": "僅主管和管理員可檢視即時監控",
    en: "Only supervisors and admins can view the board",
  },
  not_allowed_hint: {
    "zh-CN": "如需查看，请联系管理员调整你的角色。",
    "zh-TW": "如需檢視，請聯絡管理員調整你的角色。",
    en: "To get access, ask an admin to change your role.",
  },
  today_failed: {
    "zh-CN": "今日数据加载失败，将自动重试",
    "zh-TW": "今日資料載入失敗，將自動重試",
    en: "Couldn't load today's figures; retrying automatically",
  },
  today_not_read: {
    "zh-CN": "今日数据加载失败",
    "zh-TW": "今日資料載入失敗",
    en: "Couldn't load today's figures",
  },
  today_stands: {
    "zh-CN": "今日数据和动态更新至 {{at}}",
    "zh-TW": "今日資料和動態更新至 {{at}}",
    en: "Today's figures and activity as of {{at}}",
  },
  today_old: {
    "zh-CN": "今日数据和动态更新至 {{at}}，后续加载失败，将自动重试",
    "zh-TW": "今日資料和動態更新至 {{at}}，後續載入失敗，將自動重試",
    en: "Today's figures and activity as of {{at}}. Couldn't load newer data; retrying automatically",
  },
  unit: {
    people: { "zh-CN": "人", "zh-TW": "人", en: { one: "person", other: "people" } },
    sessions: { "zh-CN": "个", "zh-TW": "個", en: { one: "session", other: "sessions" } },
    messages: { "zh-CN": "条", "zh-TW": "則", en: { one: "reply", other: "replies" } },
  },
  fact: {
    waiting: { "zh-CN": "待接入", "zh-TW": "待接入", en: "Waiting" },
    arrived: {
      "zh-CN": "近 10 分钟新增 {{count}} 人",
      "zh-TW": "近 10 分鐘新增 {{count}} 人",
      en: { one: "{{count}} in 10 min", other: "{{count}} in 10 min" },
    },
    longest: { "zh-CN": "最长等待", "zh-TW": "最長等待", en: "Longest wait" },
    target: { "zh-CN": "目标 {{rest}}以内", "zh-TW": "目標 {{rest}}以內", en: "target {{rest}}" },
    active: { "zh-CN": "进行中", "zh-TW": "進行中", en: "Active" },
    due: {
      "zh-CN": "其中 {{count}} 个待回复",
      "zh-TW": "其中 {{count}} 個待回覆",
      en: { one: "{{count}} awaiting reply", other: "{{count}} awaiting reply" },
    },
    due_asleep: {
      "zh-CN": "{{count}} 待回复，{{asleep}} 待激活",
      "zh-TW": "{{count}} 待回覆，{{asleep}} 閒置",
      en: {
        one: "{{count}} to reply, {{asleep}} inactive",
        other: "{{count}} to reply, {{asleep}} inactive",
      },
    },
    free: { "zh-CN": "空余容量", "zh-TW": "剩餘容量", en: "Free capacity" },
    free_auto: {
      "zh-CN": "自动分配还可接 {{count}} 个",
      "zh-TW": "自動分配還可接 {{count}} 個",
      en: { one: "{{count}} by auto-assign", other: "{{count}} by auto-assign" },
    },
    free_auto_none: {
      "zh-CN": "自动分配的 {{count}} 人已满",
      "zh-TW": "自動分配的 {{count}} 人已滿",
      en: { one: "the {{count}} on auto is full", other: "all {{count}} on auto are full" },
    },
    free_no_auto: { "zh-CN": "无人开启自动分配", "zh-TW": "無人開啟自動分配", en: "no agent is on auto" },
    first: { "zh-CN": "首次响应中位数", "zh-TW": "首次回應中位數", en: "First response" },
    picked_up: {
      "zh-CN": "今日接入 {{count}} 次",
      "zh-TW": "今日接入 {{count}} 次",
      en: { one: "{{count}} pick-up today", other: "{{count}} pick-ups today" },
    },
    picked_up_unbound: {
      "zh-CN": "{{picked}}，其中 {{others}} 次来自已移除的客服",
      "zh-TW": "{{picked}}，其中 {{others}} 次來自已移除的客服",
      en: "{{picked}}, {{others}} by removed agents",
    },
    unconfirmed: { "zh-CN": "未确认", "zh-TW": "未確認", en: "Unconfirmed" },
    unconfirmed_hint: {
      "zh-CN": "今日，需发送人确认",
      "zh-TW": "今日，需傳送人確認",
      en: "today, to review",
    },
    failed: { "zh-CN": "未发出", "zh-TW": "未送出", en: "Not sent" },
    failed_hint: { "zh-CN": "今日", "zh-TW": "今日", en: "today" },
  },
  alarms: { "zh-CN": "告警", "zh-TW": "告警", en: "Alarms" },
  no_alarms: { "zh-CN": "没有告警", "zh-TW": "沒有告警", en: "No alarms" },
  alarm: {
    waiting_long: {
      "zh-CN": "{{count}} 人等待超过 {{target}}",
      "zh-TW": "{{count}} 人等待超過 {{target}}",
      en: {
        one: "{{count}} waiting longer than {{target}}",
        other: "{{count}} waiting longer than {{target}}",
      },
    },
    waiting_long_least: {
      "zh-CN": "至少 {{count}} 人等待超过 {{target}}",
      "zh-TW": "至少 {{count}} 人等待超過 {{target}}",
      en: {
        one: "At least {{count}} waiting longer than {{target}}",
        other: "At least {{count}} waiting longer than {{target}}",
      },
    },
    unanswered_long: {
      "zh-CN": "{{count}} 个用户未获回复，最长已等 {{rest}}",
      "zh-TW": "{{count}} 位使用者未獲回覆，最長已等 {{rest}}",
      en: {
        one: "{{count}} customer without a reply for {{rest}}",
        other: "{{count}} customers without a reply, the longest for {{rest}}",
      },
    },
    nobody_online: {
      "zh-CN": "无客服在线，{{count}} 人待接入",
      "zh-TW": "無客服上線，{{count}} 人待接入",
      en: { one: "No agent online, {{count}} waiting", other: "No agent online, {{count}} waiting" },
    },
    allowance_closing: {
      "zh-CN": "{{count}} 个会话未回复，最早的回复窗口 {{rest}}后关闭",
      "zh-TW": "{{count}} 個會話未回覆，最早的回覆視窗 {{rest}}後關閉",
      en: {
        one: "{{count}} unanswered session: reply window closes in {{rest}}",
        other: "{{count}} unanswered sessions: first reply window closes in {{rest}}",
      },
    },
    push_silence: {
      "zh-CN": "已 {{rest}}未收到微信推送",
      "zh-TW": "已 {{rest}}未收到微信推送",
      en: "No push from WeChat for {{rest}}",
    },
  },
  alarm_filter: {
    on: { "zh-CN": "列表只显示这些", "zh-TW": "清單只顯示這些", en: "Show only these in the lists" },
    off: { "zh-CN": "显示全部", "zh-TW": "顯示全部", en: "Show all" },
    none: {
      "zh-CN": "没有符合此告警的待接入用户",
      "zh-TW": "沒有符合此告警的待接入使用者",
      en: "No waiting customer matches this alarm",
    },
  },
  line: {
    order: { "zh-CN": "先到先接", "zh-TW": "先到先接", en: "first come, first served" },
    lapsed: { "zh-CN": "回复窗口已关闭", "zh-TW": "回覆視窗已關閉", en: "Reply window closed" },
    lapsed_hint: {
      "zh-CN": "用户再次发消息后才能回复，届时排到前面。查看后可以结束会话。",
      "zh-TW": "使用者再次傳訊息後才能回覆，屆時排到前面。檢視後可以結束會話。",
      en: "You can reply once the customer writes again, and the customer then returns to the front. Review and end these sessions.",
    },
    more: {
      "zh-CN": "后面还有 {{count}} 人",
      "zh-TW": "後面還有 {{count}} 人",
      en: { one: "{{count}} more in the queue", other: "{{count}} more in the queue" },
    },
    empty: { "zh-CN": "暂无待接入用户", "zh-TW": "暫無待接入使用者", en: "No customers waiting" },
    empty_hint: {
      "zh-CN": "新用户将显示在这里，可拖给客服，或按 [A] 分配。",
      "zh-TW": "新使用者將顯示在這裡，可拖給客服，或按 [A] 分配。",
      en: "New customers appear here. Drag one to an agent, or press [A] to assign.",
    },
    empty_touch: {
      "zh-CN": "新用户将显示在这里，可分配给客服。",
      "zh-TW": "新使用者將顯示在這裡，可分配給客服。",
      en: "New customers appear here. You can assign them to agents.",
    },
    nobody_online: {
      "zh-CN": "无客服在线，无人接入。可在客服的状态中将其设为在线。",
      "zh-TW": "無客服上線，無人接入。可在客服的狀態中將其設為上線。",
      en: "No agent is online, so customers are not picked up. You can set agents online in their status.",
    },
    nobody_auto: {
      "zh-CN": "在线的 {{count}} 人均仅手动接入，可由你分配。",
      "zh-TW": "上線的 {{count}} 人均僅手動接入，可由你分配。",
      en: {
        one: "The {{count}} agent online picks up manually only. Assign customers to them.",
        other: "All {{count}} agents online pick up manually only. Assign customers to them.",
      },
    },
    auto_full: {
      "zh-CN": "开启自动分配的 {{count}} 人已满，有空位时按顺序分配。也可由你分配给仅手动接入的客服。",
      "zh-TW": "開啟自動分配的 {{count}} 人已滿，有空位時依序分配。也可由你分配給僅手動接入的客服。",
      en: {
        one: "The {{count}} agent on auto-assign is full. Assigning resumes in order when there is room. You can also assign to agents who pick up manually.",
        other:
          "All {{count}} agents on auto-assign are full. Assigning resumes in order when there is room. You can also assign to agents who pick up manually.",
      },
    },
    last: { "zh-CN": "上次 {{name}}", "zh-TW": "上次 {{name}}", en: "last {{name}}" },
    held: {
      "zh-CN": "正在分配 {{customer}}",
      "zh-TW": "正在分配 {{customer}}",
      en: "Assigning {{customer}}",
    },
    row: {
      "zh-CN": "{{customer}}，已等待 {{rest}}，{{text}}，{{allowance}}",
      "zh-TW": "{{customer}}，已等待 {{rest}}，{{text}}，{{allowance}}",
      en: "{{customer}}, waiting for {{rest}}, {{text}}, {{allowance}}",
    },
  },
  assign: { "zh-CN": "分配…", "zh-TW": "分配…", en: "Assign…" },
  assign_to: {
    "zh-CN": "将 {{customer}} 分配给",
    "zh-TW": "將 {{customer}} 分配給",
    en: "Assign {{customer}} to",
  },
  reassign_to: {
    "zh-CN": "将 {{customer}} 改派给",
    "zh-TW": "將 {{customer}} 改派給",
    en: "Reassign {{customer}} to",
  },
  drop: {
    comes_back: {
      "zh-CN": "离线，{{name}} 上线后继续服务",
      "zh-TW": "離線，{{name}} 上線後繼續服務",
      en: "Offline; waits for {{name}} to return",
    },
    give: {
      "zh-CN": "松开后分配给 {{name}}",
      "zh-TW": "放開後分配給 {{name}}",
      en: "Release to assign to {{name}}",
    },
    move: {
      "zh-CN": "松开后改派给 {{name}}",
      "zh-TW": "放開後改派給 {{name}}",
      en: "Release to reassign to {{name}}",
    },
    over: {
      "zh-CN": "松开后将超过容量：{{load}}/{{capacity}}",
      "zh-TW": "放開後將超過容量：{{load}}/{{capacity}}",
      en: "Exceeds capacity: {{load}}/{{capacity}}",
    },
    away: {
      "zh-CN": "离开中，松开后仍会分配给 {{name}}",
      "zh-TW": "離開中，放開後仍會分配給 {{name}}",
      en: "Away; still assigned to {{name}} on release",
    },
    offline: { "zh-CN": "离线，无法分配", "zh-TW": "離線，無法分配", en: "Offline, can't be assigned" },
    full: {
      "zh-CN": "已满 {{load}}/{{capacity}}，该账号不允许超过容量",
      "zh-TW": "已滿 {{load}}/{{capacity}}，該帳號不允許超過容量",
      en: "Full, {{load}}/{{capacity}}; this account does not allow exceeding capacity",
    },
    theirs: {
      "zh-CN": "已是 {{name}} 的会话",
      "zh-TW": "已是 {{name}} 的會話",
      en: "Already assigned to {{name}}",
    },
    gone: {
      "zh-CN": "{{name}} 已被移除",
      "zh-TW": "{{name}} 已被移除",
      en: "{{name}} has been removed",
    },
  },
  fit: {
    comes_back: {
      "zh-CN": "离线，上线后继续",
      "zh-TW": "離線，上線後繼續",
      en: "offline, waits until they return",
    },
    over: { "zh-CN": "将超过容量", "zh-TW": "將超過容量", en: "exceeds capacity" },
    away: { "zh-CN": "离开中", "zh-TW": "離開中", en: "away" },
    offline: { "zh-CN": "离线，无法分配", "zh-TW": "離線，無法分配", en: "Offline, can't be assigned" },
    full: {
      "zh-CN": "已满，不允许超过容量",
      "zh-TW": "已滿，不允許超過容量",
      en: "Full, can't exceed capacity",
    },
    theirs: { "zh-CN": "当前客服", "zh-TW": "目前客服", en: "Current agent" },
    gone: { "zh-CN": "已移除", "zh-TW": "已移除", en: "Removed" },
  },
  drag: {
    picked: {
      "zh-CN": "已选中 {{customer}}。移到客服上松开即可分配，按 Esc 取消。",
      "zh-TW": "已選取 {{customer}}。移到客服上放開即可分配，按 Esc 取消。",
      en: "Dragging {{customer}}. Drop on an agent to assign; Esc cancels.",
    },
    over: {
      "zh-CN": "{{name}}，{{load}}/{{capacity}}，{{can}}",
      "zh-TW": "{{name}}，{{load}}/{{capacity}}，{{can}}",
      en: "{{name}}, {{load}}/{{capacity}}, {{can}}",
    },
    can: { "zh-CN": "可分配", "zh-TW": "可分配", en: "can be assigned" },
    nowhere: { "zh-CN": "未移到客服上", "zh-TW": "未移到客服上", en: "Not over an agent" },
    dropped: {
      "zh-CN": "正在将 {{customer}} 分配给 {{name}}",
      "zh-TW": "正在將 {{customer}} 分配給 {{name}}",
      en: "Assigning {{customer}} to {{name}}",
    },
    cancelled: {
      "zh-CN": "已取消，{{customer}} 回到原位",
      "zh-TW": "已取消，{{customer}} 回到原位",
      en: "Cancelled. {{customer}} is back in place",
    },
  },
  column: {
    agent: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
    status: { "zh-CN": "状态", "zh-TW": "狀態", en: "Status" },
    load: { "zh-CN": "负载", "zh-TW": "負載", en: "Load" },
    due: { "zh-CN": "待回复", "zh-TW": "待回覆", en: "to reply" },
    answered: { "zh-CN": "已回复", "zh-TW": "已回覆", en: "answered" },
    unanswered: { "zh-CN": "最长未回", "zh-TW": "最長未回", en: "Unanswered for" },
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
    "zh-CN": "{{count}} 个会话，容量 {{capacity}}，其中 {{due}} 个待回复",
    "zh-TW": "{{count}} 個會話，容量 {{capacity}}，其中 {{due}} 個待回覆",
    en: {
      one: "{{count}} session, capacity {{capacity}}, awaiting reply: {{due}}",
      other: "{{count}} sessions, capacity {{capacity}}, awaiting reply: {{due}}",
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
    online: { "zh-CN": "可接入会话", "zh-TW": "可接入會話", en: "can be assigned sessions" },
    away: {
      "zh-CN": "保留现有会话，不再分配新会话",
      "zh-TW": "保留現有會話，不再分配新會話",
      en: "keeps current sessions, gets no new ones",
    },
    offline: {
      "zh-CN": "未回复的会话回到待接入，其余转为待激活",
      "zh-TW": "未回覆的會話回到待接入，其餘轉為閒置",
      en: "unanswered sessions return to the queue, others become inactive",
    },
    when_back: { "zh-CN": "返回后生效", "zh-TW": "返回後生效", en: "takes effect when they return" },
  },
  remark: {
    no_answer: {
      "zh-CN": "无应答，系统设为离开",
      "zh-TW": "無回應，系統設為離開",
      en: "No answer, set to away",
    },
    lost: {
      "zh-CN": "断线，系统设为离线",
      "zh-TW": "斷線，系統設為離線",
      en: "Disconnected, set to offline",
    },
    by_supervisor: { "zh-CN": "由主管设置", "zh-TW": "由主管設定", en: "Set by a supervisor" },
    when_back: {
      online: {
        "zh-CN": "由主管设置：返回后在线",
        "zh-TW": "由主管設定：返回後為線上",
        en: "Set by a supervisor: online when they return",
      },
      away: {
        "zh-CN": "由主管设置：返回后离开",
        "zh-TW": "由主管設定：返回後為離開",
        en: "Set by a supervisor: away when they return",
      },
    },
    left_unanswered: {
      "zh-CN": "留下 {{count}} 个未回复",
      "zh-TW": "留下 {{count}} 個未回覆",
      en: { one: "Left {{count}} unanswered", other: "Left {{count}} unanswered" },
    },
    over_capacity: {
      "zh-CN": "超过容量 {{count}} 个",
      "zh-TW": "超過容量 {{count}} 個",
      en: { one: "{{count}} over capacity", other: "{{count}} over capacity" },
    },
    manual_only: { "zh-CN": "仅手动接入", "zh-TW": "僅手動接入", en: "Manual only" },
  },
  opened: {
    all_back: { "zh-CN": "全部退回待接入", "zh-TW": "全部退回待接入", en: "Return all to the queue" },
    show: { "zh-CN": "展开会话：", "zh-TW": "展開會話：", en: "Sessions of " },
    due: {
      "zh-CN": "待回复的 {{count}} 个会话",
      "zh-TW": "待回覆的 {{count}} 個會話",
      en: { one: "{{count}} session awaiting reply", other: "{{count}} sessions awaiting reply" },
    },
    none: {
      "zh-CN": "没有待回复的会话",
      "zh-TW": "沒有待回覆的會話",
      en: "No sessions awaiting reply",
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
    title: { "zh-CN": "动态", "zh-TW": "動態", en: "Activity" },
    empty: { "zh-CN": "暂无动态", "zh-TW": "暫無動態", en: "No activity yet" },
    someone: { "zh-CN": "有人", "zh-TW": "有人", en: "Someone" },
    line: { "zh-CN": "待接入", "zh-TW": "待接入", en: "the queue" },
    no_answer: {
      "zh-CN": "{{name}} 无应答，{{customer}} 退回待接入",
      "zh-TW": "{{name}} 無回應，{{customer}} 退回待接入",
      en: "{{name}} did not answer; {{customer}} is back in the queue",
    },
    agent_lost: {
      "zh-CN": "{{name}} 断线，{{customer}} 退回待接入",
      "zh-TW": "{{name}} 斷線，{{customer}} 退回待接入",
      en: "{{name}} disconnected; {{customer}} is back in the queue",
    },
    unbound: {
      "zh-CN": "{{name}} 被移除，{{customer}} 退回待接入",
      "zh-TW": "{{name}} 被移除，{{customer}} 退回待接入",
      en: "{{name}} was removed; {{customer}} is back in the queue",
    },
    unanswered: {
      "zh-CN": "{{customer}} 等待 {{name}} 回复超时，退回待接入",
      "zh-TW": "{{customer}} 等待 {{name}} 回覆逾時，退回待接入",
      en: "{{customer}} waited too long for {{name}} and is back in the queue",
    },
    signed_out: {
      "zh-CN": "{{name}} 离线，{{customer}} 退回待接入",
      "zh-TW": "{{name}} 離線，{{customer}} 退回待接入",
      en: "{{name}} went offline; {{customer}} is back in the queue",
    },
    returned: {
      "zh-CN": "{{name}} 将 {{customer}} 退回待接入",
      "zh-TW": "{{name}} 將 {{customer}} 退回待接入",
      en: "{{name}} returned {{customer}} to the queue",
    },
    together: {
      no_answer: {
        "zh-CN": "{{name}} 无应答，{{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 無回應，{{count}} 個會話退回待接入",
        en: {
          one: "{{name}} did not answer; {{count}} session is back in the queue",
          other: "{{name}} did not answer; {{count}} sessions are back in the queue",
        },
      },
      agent_lost: {
        "zh-CN": "{{name}} 断线，{{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 斷線，{{count}} 個會話退回待接入",
        en: {
          one: "{{name}} disconnected; {{count}} session is back in the queue",
          other: "{{name}} disconnected; {{count}} sessions are back in the queue",
        },
      },
      unanswered: {
        "zh-CN": "{{count}} 个用户等待 {{name}} 回复超时，退回待接入",
        "zh-TW": "{{count}} 位使用者等待 {{name}} 回覆逾時，退回待接入",
        en: {
          one: "{{count}} customer waited too long for {{name}} and is back in the queue",
          other: "{{count}} customers waited too long for {{name}} and are back in the queue",
        },
      },
      signed_out: {
        "zh-CN": "{{name}} 离线，{{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 離線，{{count}} 個會話退回待接入",
        en: {
          one: "{{name}} went offline; {{count}} session is back in the queue",
          other: "{{name}} went offline; {{count}} sessions are back in the queue",
        },
      },
      unbound: {
        "zh-CN": "{{name}} 被移除，{{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 被移除，{{count}} 個會話退回待接入",
        en: {
          one: "{{name}} was removed; {{count}} session is back in the queue",
          other: "{{name}} was removed; {{count}} sessions are back in the queue",
        },
      },
      returned: {
        "zh-CN": "{{name}} 将 {{count}} 个会话退回待接入",
        "zh-TW": "{{name}} 將 {{count}} 個會話退回待接入",
        en: {
          one: "{{name}} returned {{count}} session to the queue",
          other: "{{name}} returned {{count}} sessions to the queue",
        },
      },
    },
    transferred: {
      "zh-CN": "{{by}} 将 {{customer}} 转接给 {{name}}",
      "zh-TW": "{{by}} 將 {{customer}} 轉接給 {{name}}",
      en: "{{by}} transferred {{customer}} to {{name}}",
    },
    taken_over: {
      "zh-CN": "{{name}} 从 {{from}} 接管了 {{customer}}",
      "zh-TW": "{{name}} 從 {{from}} 接管了 {{customer}}",
      en: "{{name}} took over {{customer}} from {{from}}",
    },
    over_capacity: {
      "zh-CN": "{{name}} 手动接入第 {{load}} 个会话，超过容量 {{capacity}}",
      "zh-TW": "{{name}} 手動接入第 {{load}} 個會話，超過容量 {{capacity}}",
      en: "{{name}} manually picked up session number {{load}}; the capacity is {{capacity}}",
    },
    unconfirmed: {
      "zh-CN": "{{name}} 发给 {{customer}} 的一条回复未确认",
      "zh-TW": "{{name}} 傳給 {{customer}} 的一則回覆未確認",
      en: "A reply from {{name}} to {{customer}} is unconfirmed",
    },
    failed: {
      "zh-CN": "{{name}} 发给 {{customer}} 的一条回复未发出",
      "zh-TW": "{{name}} 傳給 {{customer}} 的一則回覆未送出",
      en: "A reply from {{name}} to {{customer}} was not sent",
    },
    status_lost: {
      "zh-CN": "{{name}} 断线过久，系统设为{{status}}",
      "zh-TW": "{{name}} 斷線過久，系統設為{{status}}",
      en: "{{name}} was disconnected too long and set to {{status}}",
    },
    status_no_answer: {
      "zh-CN": "{{name}} 无应答，系统设为{{status}}",
      "zh-TW": "{{name}} 無回應，系統設為{{status}}",
      en: "{{name}} did not answer and was set to {{status}}",
    },
    status_supervisor: {
      "zh-CN": "主管将 {{name}} 设为{{status}}",
      "zh-TW": "主管將 {{name}} 設為{{status}}",
      en: "A supervisor set {{name}} to {{status}}",
    },
    pushes_missed: {
      "zh-CN": "{{from}} 至 {{to}} 未能接收推送，可能缺少用户消息",
      "zh-TW": "{{from}} 至 {{to}} 未能接收推送，可能缺少使用者訊息",
      en: "Pushes could not be received from {{from}} to {{to}}; customer messages may be missing",
    },
    pushes_ceased: {
      "zh-CN": "微信推送异常中断",
      "zh-TW": "微信推送異常中斷",
      en: "WeChat has sent no pushes for an unusually long time",
    },
    pushes_came_back: {
      "zh-CN": "微信推送已恢复",
      "zh-TW": "微信推送已恢復",
      en: "WeChat pushes have resumed",
    },
    credentials_refused: {
      "zh-CN": "微信拒绝了该账号",
      "zh-TW": "微信拒絕了該帳號",
      en: "WeChat rejected this account",
    },
    credentials_accepted: {
      "zh-CN": "微信已恢复接受该账号",
      "zh-TW": "微信已恢復接受該帳號",
      en: "WeChat accepts this account again",
    },
  },
} as const satisfies Messages;
