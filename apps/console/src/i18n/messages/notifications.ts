import type { Messages } from "../message.ts";

export default {
  alert: {
    short: { "zh-CN": "通知", "zh-TW": "通知", en: "Alerts" },
    title: { "zh-CN": "通知", "zh-TW": "通知", en: "Notifications" },
    label: { "zh-CN": "通知：{{state}}", "zh-TW": "通知：{{state}}", en: "Notifications: {{state}}" },
    settings: { "zh-CN": "通知设置", "zh-TW": "通知設定", en: "Notification settings" },
    desktop: { "zh-CN": "桌面通知", "zh-TW": "桌面通知", en: "Desktop notifications" },
    sound: { "zh-CN": "声音", "zh-TW": "聲音", en: "Sound" },
    try: { "zh-CN": "试听", "zh-TW": "試聽", en: "Test" },
    allow: { "zh-CN": "允许", "zh-TW": "允許", en: "Allow" },
  },
  /** Below the icon: a word that fits. */
  sound_word: {
    on: { "zh-CN": "", "zh-TW": "", en: "" },
    off: { "zh-CN": "无声", "zh-TW": "無聲", en: "Silent" },
    muted: { "zh-CN": "静音", "zh-TW": "靜音", en: "Muted" },
    blocked: { "zh-CN": "声音受阻", "zh-TW": "聲音受阻", en: "No sound" },
    impossible: { "zh-CN": "无声", "zh-TW": "無聲", en: "Silent" },
    quiet: { "zh-CN": "免打扰", "zh-TW": "勿擾", en: "Quiet" },
    away: { "zh-CN": "离开", "zh-TW": "離開", en: "Away" },
  },
  sound_state: {
    on: { "zh-CN": "声音已开启", "zh-TW": "聲音已開啟", en: "Sound is on" },
    off: {
      "zh-CN": "所有声音已关闭，有新消息时不会响铃",
      "zh-TW": "所有聲音已關閉，有新訊息時不會響鈴",
      en: "All sounds are off; you won't hear new messages",
    },
    muted: {
      "zh-CN": "本设备已静音，有新消息时不会响铃",
      "zh-TW": "本裝置已靜音，有新訊息時不會響鈴",
      en: "This device is muted; you won't hear new messages",
    },
    blocked: {
      "zh-CN": "浏览器阻止了声音，点击页面任意位置即可开启",
      "zh-TW": "瀏覽器阻擋了聲音，點按頁面任意位置即可開啟",
      en: "The browser blocks sound. Click anywhere on the page to enable it",
    },
    impossible: {
      "zh-CN": "此浏览器不支持播放声音",
      "zh-TW": "此瀏覽器不支援播放聲音",
      en: "This browser can't play sounds",
    },
    quiet: {
      "zh-CN": "免打扰时段，{{to}} 前不响铃",
      "zh-TW": "勿擾時段，{{to}} 前不響鈴",
      en: "Quiet hours: no sounds before {{to}}",
    },
    away: {
      "zh-CN": "非在线状态，不响铃",
      "zh-TW": "非上線狀態，不響鈴",
      en: "No sounds while you are not online",
    },
  },
  desktop_state: {
    granted: {
      "zh-CN": "离开此页面时弹出",
      "zh-TW": "離開此頁面時跳出",
      en: "Shown while you are on another page",
    },
    default: {
      "zh-CN": "浏览器尚未允许",
      "zh-TW": "瀏覽器尚未允許",
      en: "Not allowed by the browser yet",
    },
    denied: {
      "zh-CN": "浏览器已禁止通知，请在地址栏左侧的网站设置中允许",
      "zh-TW": "瀏覽器已禁止通知，請在網址列左側的網站設定中允許",
      en: "Blocked by the browser. Allow notifications in the site settings, left of the address",
    },
    impossible: {
      "zh-CN": "此处无法弹出：需要 https 地址，手机上需先将接入安装为应用",
      "zh-TW": "此處無法跳出：需要 https 網址，手機上需先將接入安裝為應用程式",
      en: "Not available here: requires an https address, and on phones the installed app",
    },
  },
  not_sent: {
    to: {
      "zh-CN": "未发给{{name}}：{{text}}",
      "zh-TW": "未傳給{{name}}：{{text}}",
      en: "Not sent to {{name}}: {{text}}",
    },
    unsure: {
      "zh-CN": "未确认是否发给{{name}}：{{text}}",
      "zh-TW": "未確認是否傳給{{name}}：{{text}}",
      en: "May not have reached {{name}}: {{text}}",
    },
    said: { "zh-CN": "未发出：{{text}}", "zh-TW": "未送出：{{text}}", en: "Not sent: {{text}}" },
    open: { "zh-CN": "打开", "zh-TW": "開啟", en: "Open" },
  },
  first: {
    title: {
      "zh-CN": "选择提醒方式",
      "zh-TW": "選擇提醒方式",
      en: "How should we notify you?",
    },
    hint: {
      "zh-CN": "浏览器要求你先点击，网页才能播放声音和弹出通知。",
      "zh-TW": "瀏覽器要求你先點按，網頁才能播放聲音和跳出通知。",
      en: "Browsers allow sounds and notifications only after you click them on.",
    },
    sound_hint: {
      "zh-CN": "有用户待接入或有新消息时响铃",
      "zh-TW": "有使用者待接入或有新訊息時響鈴",
      en: "A tone when a customer waits or writes",
    },
    desktop_hint: {
      "zh-CN": "未查看此页面时，在桌面角落弹出",
      "zh-TW": "未檢視此頁面時，在桌面角落跳出",
      en: "In a corner of the screen while you are on another page",
    },
    heard: { "zh-CN": "听到了", "zh-TW": "聽到了", en: "I heard it" },
    not_heard: { "zh-CN": "没听到", "zh-TW": "沒聽到", en: "I didn't hear it" },
    help: {
      "zh-CN": "请检查标签页是否静音、电脑音量和耳机，然后重试。",
      "zh-TW": "請檢查分頁是否靜音、電腦音量和耳機，然後重試。",
      en: "Check whether this tab is muted, the computer's volume and your headphones, then try again.",
    },
    done: { "zh-CN": "完成", "zh-TW": "完成", en: "Done" },
    later: { "zh-CN": "暂不设置", "zh-TW": "暫不設定", en: "Not now" },
    settings: {
      "zh-CN": "通知事项和免打扰时段可在设置的「通知」中修改。",
      "zh-TW": "通知事項和勿擾時段可在設定的「通知」中修改。",
      en: "Choose what notifies you, and quiet hours, in Settings under “Notifications”.",
    },
  },
  page: {
    means: {
      "zh-CN": "适用于所有小程序账号和所有设备，修改后立即生效。",
      "zh-TW": "適用於所有小程式帳號和所有裝置，修改後立即生效。",
      en: "Applies to all your accounts and devices. Changes take effect immediately.",
    },
    failed: { "zh-CN": "保存失败：{{why}}", "zh-TW": "儲存失敗：{{why}}", en: "Couldn't save: {{why}}" },
    kinds: { "zh-CN": "通知我", "zh-TW": "通知我", en: "Notify me about" },
    kinds_effect: {
      "zh-CN":
        "正在查看的会话和你自己的操作不响铃；三秒内的多个事项只响一次。标签页上的数字始终显示，无法关闭。",
      "zh-TW":
        "正在檢視的會話和你自己的操作不響鈴；三秒內的多個事項只響一次。分頁上的數字始終顯示，無法關閉。",
      en: "The session you are viewing and your own actions make no sound. Events within three seconds share one tone. The number on the tab is always shown and can't be turned off.",
    },
    what: { "zh-CN": "事项", "zh-TW": "事項", en: "Event" },
    try: { "zh-CN": "测试", "zh-TW": "測試", en: "Test" },
    nothing_to_try: {
      "zh-CN": "此事项的声音和桌面通知均已关闭",
      "zh-TW": "此事項的聲音和桌面通知均已關閉",
      en: "Sound and desktop notifications are off for this event",
    },
    try_of: { "zh-CN": "测试：{{kind}}", "zh-TW": "測試：{{kind}}", en: "Test: {{kind}}" },
    sound_of: { "zh-CN": "{{kind}}：声音", "zh-TW": "{{kind}}：聲音", en: "{{kind}}: sound" },
    desktop_of: {
      "zh-CN": "{{kind}}：桌面通知",
      "zh-TW": "{{kind}}：桌面通知",
      en: "{{kind}}: desktop notification",
    },
    tried_sound: {
      "zh-CN": "已响铃。如未听到，请检查标签页和电脑是否静音。",
      "zh-TW": "已響鈴。如未聽到，請檢查分頁和電腦是否靜音。",
      en: "Sound played. If you didn't hear it, check whether the tab or the computer is muted.",
    },
    tried_desktop: {
      "zh-CN": "已弹出通知。如未看到，请检查系统是否关闭了通知或开启了勿扰。",
      "zh-TW": "已跳出通知。如未看到，請檢查系統是否關閉了通知或開啟了勿擾。",
      en: "Notification shown. If you didn't see it, check whether your system blocks notifications or Do Not Disturb is on.",
    },
    tried_blocked: {
      "zh-CN": "浏览器未允许通知，请先在下方允许。",
      "zh-TW": "瀏覽器未允許通知，請先在下方允許。",
      en: "The browser blocks notifications. Allow them below first.",
    },
    volume: { "zh-CN": "音量", "zh-TW": "音量", en: "Volume" },
    volume_effect: {
      "zh-CN": "仅影响本设备。调到最左即静音，左侧铃铛会一直显示「静音」。",
      "zh-TW": "僅影響本裝置。調到最左即靜音，左側鈴鐺會一直顯示「靜音」。",
      en: "Applies to this device only. At the far left the device is muted, and the bell on the left keeps showing “Muted”.",
    },
    volume_words: { "zh-CN": "{{percent}}%", "zh-TW": "{{percent}}%", en: "{{percent}}%" },
    desktop: { "zh-CN": "桌面通知", "zh-TW": "桌面通知", en: "Desktop notifications" },
    desktop_effect: {
      "zh-CN": "接入的所有标签页均不可见时才弹出，在任一设备上处理后自动消失。点击可打开会话。",
      "zh-TW": "接入的所有分頁均不可見時才跳出，在任一裝置上處理後自動消失。點按可開啟會話。",
      en: "Shown only while no tab of the console is visible. They disappear once handled on any device. Click one to open the session.",
    },
    desktop_short: { "zh-CN": "桌面", "zh-TW": "桌面", en: "Desktop" },
    preview: { "zh-CN": "在通知中显示消息内容", "zh-TW": "在通知中顯示訊息內容", en: "Show message content" },
    preview_effect: {
      "zh-CN": "关闭后只显示用户和事项。他人可能看到屏幕时，建议关闭。",
      "zh-TW": "關閉後只顯示使用者和事項。他人可能看到螢幕時，建議關閉。",
      en: "When off, notifications show only who and what. Turn it off if others can see your screen.",
    },
    quiet: { "zh-CN": "免打扰时段", "zh-TW": "勿擾時段", en: "Quiet hours" },
    quiet_effect: {
      "zh-CN": "每天此时段内不响铃、不弹出通知，标签页上的数字照常显示。状态为离开时也不响铃。",
      "zh-TW": "每天此時段內不響鈴、不跳出通知，分頁上的數字照常顯示。狀態為離開時也不響鈴。",
      en: "Every day during these hours there are no sounds and no notifications; the number on the tab still updates. There are no sounds while you are away either.",
    },
    quiet_on: { "zh-CN": "开启免打扰时段", "zh-TW": "開啟勿擾時段", en: "Turn on quiet hours" },
    quiet_from: { "zh-CN": "从", "zh-TW": "從", en: "From" },
    quiet_to: { "zh-CN": "到", "zh-TW": "到", en: "to" },
    quiet_zone: { "zh-CN": "时区", "zh-TW": "時區", en: "Time zone" },
    quiet_no_time: {
      "zh-CN": "请输入时间，例如 22:00",
      "zh-TW": "請輸入時間，例如 22:00",
      en: "Use a time such as 22:00",
    },
    quiet_same: {
      "zh-CN": "开始和结束时间不能相同",
      "zh-TW": "開始和結束時間不能相同",
      en: "Start and end can't be the same time",
    },
    quiet_until_next_day: { "zh-CN": "次日", "zh-TW": "次日", en: "next day" },
  },
  kind: {
    waiting: { "zh-CN": "有用户待接入", "zh-TW": "有使用者待接入", en: "Customer waiting" },
    message: {
      "zh-CN": "我的用户发来新消息",
      "zh-TW": "我的使用者傳來新訊息",
      en: "New message from my customer",
    },
    given: { "zh-CN": "会话分配给我", "zh-TW": "會話分配給我", en: "Session assigned to me" },
    not_sent: { "zh-CN": "回复未发出", "zh-TW": "回覆未送出", en: "Reply not sent" },
    closing: { "zh-CN": "回复窗口即将关闭", "zh-TW": "回覆視窗即將關閉", en: "Reply window closes soon" },
    unanswered: {
      "zh-CN": "用户仍在等待回复",
      "zh-TW": "使用者仍在等待回覆",
      en: "Customer still awaiting a reply",
    },
    returned: { "zh-CN": "未及时回复", "zh-TW": "未及時回覆", en: "Not answered in time" },
    reminder: { "zh-CN": "跟进到期", "zh-TW": "跟進到期", en: "Follow-up due" },
    mention: { "zh-CN": "在备注中提到我", "zh-TW": "在備註中提到我", en: "Mentioned in a note" },
    alarm: { "zh-CN": "实时监控的告警", "zh-TW": "即時監控的告警", en: "Board alarms" },
  },
  kind_effect: {
    waiting: {
      "zh-CN": "你在线且未满容量时，有新用户待接入。",
      "zh-TW": "你上線且未滿容量時，有新使用者待接入。",
      en: "You are online with free capacity, and a new customer is waiting.",
    },
    message: {
      "zh-CN": "你的会话收到新消息，而你未在查看。",
      "zh-TW": "你的會話收到新訊息，而你未在檢視。",
      en: "A customer writes in a session of yours that you are not viewing.",
    },
    given: {
      "zh-CN": "自动分配、主管分配或同事转接给你一个会话。",
      "zh-TW": "自動分配、主管分配或同事轉接給你一個會話。",
      en: "A session is assigned to you automatically or by a supervisor, or transferred by a colleague.",
    },
    not_sent: {
      "zh-CN": "你的一条回复未发出，或微信没有应答、无法确认是否发出。",
      "zh-TW": "你的一則回覆未送出，或微信沒有回應、無法確認是否送出。",
      en: "Your reply failed, or WeChat did not confirm it.",
    },
    closing: {
      "zh-CN": "用户仍在等待，回复窗口将在 1 小时后关闭；剩余 10 分钟时再次提醒。",
      "zh-TW": "使用者仍在等待，回覆視窗將在 1 小時後關閉；剩餘 10 分鐘時再次提醒。",
      en: "The customer is waiting and the reply window closes in 1 hour. You are notified again at 10 minutes.",
    },
    unanswered: {
      "zh-CN": "你的用户等待回复达到账号设定的时长，默认 10 分钟。",
      "zh-TW": "你的使用者等待回覆達到帳號設定的時長，預設 10 分鐘。",
      en: "Your customer has waited for a reply for the time set in the account, 10 minutes by default.",
    },
    returned: {
      "zh-CN": "用户等待过久，会话退回待接入，你被设为离开。离开时也提醒。",
      "zh-TW": "使用者等待過久，會話退回待接入，你被設為離開。離開時也提醒。",
      en: "The customer waited too long, so the session returned to the queue and you were set to away. Also notified while away.",
    },
    reminder: {
      "zh-CN": "你手上的会话的提醒已到时间。",
      "zh-TW": "你手上的會話的提醒已到時間。",
      en: "A reminder of a session of yours is due, set by you or transferred with the session.",
    },
    mention: {
      "zh-CN": "同事在备注中 @ 你，或主管在你的会话中写了备注。",
      "zh-TW": "同事在備註中 @ 你，或主管在你的會話中寫了備註。",
      en: "A colleague mentions you in a note, or a supervisor adds a note to your session.",
    },
    alarm: {
      "zh-CN":
        "用户等待过久、用户未获回复、无客服在线、回复窗口即将关闭、微信没有推送。仅限主管和管理员，离开时也提醒。",
      "zh-TW":
        "使用者等待過久、使用者未獲回覆、無客服上線、回覆視窗即將關閉、微信沒有推送。僅限主管和管理員，離開時也提醒。",
      en: "A customer waits too long in the queue or for a reply, no agent is online, a reply window closes soon, or WeChat sends no pushes. For supervisors and admins, also while away.",
    },
  },
  post: {
    joint: { "zh-CN": "、", "zh-TW": "、", en: ", " },
    wrote: { "zh-CN": "发来新消息", "zh-TW": "傳來新訊息", en: "wrote to you" },
    waiting: { "zh-CN": "{{name}} 待接入", "zh-TW": "{{name}} 待接入", en: "{{name}} is waiting" },
    message: { "zh-CN": "{{name}}", "zh-TW": "{{name}}", en: "{{name}}" },
    given: {
      "zh-CN": "会话已分配给你：{{name}}",
      "zh-TW": "會話已分配給你：{{name}}",
      en: "Assigned to you: {{name}}",
    },
    failed: {
      "zh-CN": "给{{name}}的回复未发出",
      "zh-TW": "給{{name}}的回覆未送出",
      en: "The reply to {{name}} was not sent",
    },
    unconfirmed: {
      "zh-CN": "给{{name}}的回复未确认是否发出",
      "zh-TW": "給{{name}}的回覆未確認是否送出",
      en: "The reply to {{name}} may not have been sent",
    },
    closing: {
      "zh-CN": "{{name}} 尚未获得回复",
      "zh-TW": "{{name}} 尚未獲得回覆",
      en: "{{name}} has had no reply",
    },
    closing_rest: {
      "zh-CN": "回复窗口 {{rest}}后关闭",
      "zh-TW": "回覆視窗 {{rest}}後關閉",
      en: "Reply window closes in {{rest}}",
    },
    unanswered: {
      "zh-CN": "{{name}} 仍在等待回复",
      "zh-TW": "{{name}} 仍在等待回覆",
      en: "{{name}} is still waiting for your reply",
    },
    reminder: {
      "zh-CN": "跟进到期：{{name}}",
      "zh-TW": "跟進到期：{{name}}",
      en: "Follow-up due: {{name}}",
    },
    mention: {
      "zh-CN": "{{by}} 在备注中提到你：{{name}}",
      "zh-TW": "{{by}} 在備註中提到你：{{name}}",
      en: "{{by}} mentioned you in a note about {{name}}",
    },
    many_waiting: {
      "zh-CN": "{{count}} 人待接入",
      "zh-TW": "{{count}} 人待接入",
      en: { one: "{{count}} customer waiting", other: "{{count}} customers waiting" },
    },
    many_message: {
      "zh-CN": "{{count}} 个会话有新消息",
      "zh-TW": "{{count}} 個會話有新訊息",
      en: { one: "{{count}} session has new messages", other: "{{count}} sessions have new messages" },
    },
    many_given: {
      "zh-CN": "{{count}} 个会话已分配给你",
      "zh-TW": "{{count}} 個會話已分配給你",
      en: { one: "{{count}} session assigned to you", other: "{{count}} sessions assigned to you" },
    },
    many_not_sent: {
      "zh-CN": "{{count}} 条回复未发出或未确认",
      "zh-TW": "{{count}} 則回覆未送出或未確認",
      en: {
        one: "{{count}} reply not sent or unconfirmed",
        other: "{{count}} replies not sent or unconfirmed",
      },
    },
    many_closing: {
      "zh-CN": "{{count}} 个会话的回复窗口即将关闭",
      "zh-TW": "{{count}} 個會話的回覆視窗即將關閉",
      en: { one: "{{count}} reply window closes soon", other: "{{count}} reply windows close soon" },
    },
    many_unanswered: {
      "zh-CN": "{{count}} 个用户仍在等待回复",
      "zh-TW": "{{count}} 位使用者仍在等待回覆",
      en: {
        one: "{{count}} customer still waiting for your reply",
        other: "{{count}} customers still waiting for your reply",
      },
    },
    many_reminder: {
      "zh-CN": "{{count}} 个会话跟进到期",
      "zh-TW": "{{count}} 個會話跟進到期",
      en: { one: "{{count}} follow-up due", other: "{{count}} follow-ups due" },
    },
    many_mention: {
      "zh-CN": "{{count}} 个会话的备注提到你",
      "zh-TW": "{{count}} 個會話的備註提到你",
      en: {
        one: "You were mentioned in notes of {{count}} session",
        other: "You were mentioned in notes of {{count}} sessions",
      },
    },
    returned: {
      "zh-CN": "未及时回复，会话已退回待接入",
      "zh-TW": "未及時回覆，會話已退回待接入",
      en: "You didn't reply in time; the session is back in the queue",
    },
    returned_hint: {
      "zh-CN": "你已被设为离开，准备好后请设为在线。",
      "zh-TW": "你已被設為離開，準備好後請設為上線。",
      en: "You are away now. Go online when you are ready.",
    },
    alarm: {
      "zh-CN": "{{count}} 个告警",
      "zh-TW": "{{count}} 個告警",
      en: { one: "{{count}} alarm", other: "{{count}} alarms" },
    },
    sample: { "zh-CN": "测试通知：{{kind}}", "zh-TW": "測試通知：{{kind}}", en: "Test: {{kind}}" },
  },
} as const satisfies Messages;
