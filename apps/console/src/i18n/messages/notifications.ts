import type { Messages } from "../message.ts";

export default {
  bell: {
    short: { "zh-CN": "提醒", "zh-TW": "提醒", en: "Alerts" },
    title: { "zh-CN": "通知", "zh-TW": "通知", en: "Notifications" },
    label: { "zh-CN": "通知：{{state}}", "zh-TW": "通知：{{state}}", en: "Notifications: {{state}}" },
    settings: { "zh-CN": "通知设置", "zh-TW": "通知設定", en: "Notification settings" },
    desktop: { "zh-CN": "桌面通知", "zh-TW": "桌面通知", en: "Desktop notifications" },
    sound: { "zh-CN": "声音", "zh-TW": "聲音", en: "Sound" },
    try: { "zh-CN": "试听", "zh-TW": "試聽", en: "Try it" },
    allow: { "zh-CN": "允许", "zh-TW": "允許", en: "Allow" },
  },
  /** Under the bell: a word that fits. */
  sound_word: {
    on: { "zh-CN": "", "zh-TW": "", en: "" },
    off: { "zh-CN": "无声", "zh-TW": "無聲", en: "Silent" },
    muted: { "zh-CN": "静音", "zh-TW": "靜音", en: "Muted" },
    blocked: { "zh-CN": "声音受阻", "zh-TW": "聲音受阻", en: "No sound" },
    impossible: { "zh-CN": "无声", "zh-TW": "無聲", en: "Silent" },
    quiet: { "zh-CN": "安静", "zh-TW": "安靜", en: "Quiet" },
    away: { "zh-CN": "离开", "zh-TW": "離開", en: "Away" },
  },
  sound_state: {
    on: { "zh-CN": "声音开着", "zh-TW": "聲音開著", en: "Sound is on" },
    off: {
      "zh-CN": "声音全关了，有新消息不会响",
      "zh-TW": "聲音全關了，有新訊息不會響",
      en: "Sound is off for everything: nothing will be heard",
    },
    muted: {
      "zh-CN": "这台设备静音了，有新消息不会响",
      "zh-TW": "這台裝置靜音了，有新訊息不會響",
      en: "This device is muted: nothing will be heard",
    },
    blocked: {
      "zh-CN": "声音被浏览器挡住了，在页面上点一下就能打开",
      "zh-TW": "聲音被瀏覽器擋住了，在頁面上點一下就能開啟",
      en: "The browser blocks the sound; a click anywhere in the page opens it",
    },
    impossible: {
      "zh-CN": "这个浏览器放不出声音",
      "zh-TW": "這個瀏覽器放不出聲音",
      en: "This browser cannot make sounds",
    },
    quiet: {
      "zh-CN": "现在是安静时段，{{to}} 之前不响",
      "zh-TW": "現在是安靜時段，{{to}} 之前不響",
      en: "Quiet hours: nothing sounds before {{to}}",
    },
    away: {
      "zh-CN": "状态不是「在线」，不响",
      "zh-TW": "你不在線上，不響",
      en: "You are not online: nothing sounds",
    },
  },
  desktop_state: {
    granted: {
      "zh-CN": "离开这一页时会弹出",
      "zh-TW": "離開這一頁時會跳出",
      en: "Shown while you look elsewhere",
    },
    default: {
      "zh-CN": "浏览器还没有允许",
      "zh-TW": "瀏覽器還沒有允許",
      en: "The browser has not allowed it yet",
    },
    denied: {
      "zh-CN": "浏览器禁止了。在地址栏左边的网站设置里改成允许",
      "zh-TW": "瀏覽器禁止了。在網址列左邊的網站設定裡改成允許",
      en: "The browser forbids it. Allow it in the site's settings, left of the address",
    },
    impossible: {
      "zh-CN": "这里不能弹出：需要 https 地址，手机上要先把接入装成应用",
      "zh-TW": "這裡不能跳出：需要 https 網址，手機上要先把接入裝成應用程式",
      en: "Not possible here: it needs an https address, and on phones the installed app",
    },
  },
  not_sent: {
    to: {
      "zh-CN": "没有发给{{name}}：{{text}}",
      "zh-TW": "沒有傳給{{name}}：{{text}}",
      en: "Not sent to {{name}}: {{text}}",
    },
    unsure: {
      "zh-CN": "不确定有没有发给{{name}}：{{text}}",
      "zh-TW": "不確定有沒有傳給{{name}}：{{text}}",
      en: "May not have reached {{name}}: {{text}}",
    },
    said: { "zh-CN": "没有发出：{{text}}", "zh-TW": "沒有送出：{{text}}", en: "Not sent: {{text}}" },
    open: { "zh-CN": "打开", "zh-TW": "開啟", en: "Open" },
  },
  first: {
    title: {
      "zh-CN": "有人找你时，怎么提醒你？",
      "zh-TW": "有人找你時，怎麼提醒你？",
      en: "How shall we get your attention?",
    },
    hint: {
      "zh-CN": "浏览器要你亲手点一下，才让网页出声和弹通知。",
      "zh-TW": "瀏覽器要你親手點一下，才讓網頁出聲和跳出通知。",
      en: "Browsers let a page sound and notify only once you have clicked it yourself.",
    },
    sound_hint: {
      "zh-CN": "有人在等、有新消息时响一声",
      "zh-TW": "有人在等、有新訊息時響一聲",
      en: "One tone when somebody waits or writes",
    },
    desktop_hint: {
      "zh-CN": "不看这一页时，在桌面角上弹出",
      "zh-TW": "不看這一頁時，在桌面角上跳出",
      en: "In the corner of the desktop while you look elsewhere",
    },
    heard: { "zh-CN": "听到了", "zh-TW": "聽到了", en: "I heard it" },
    not_heard: { "zh-CN": "没听到", "zh-TW": "沒聽到", en: "I did not" },
    help: {
      "zh-CN": "看看这个标签页有没有静音、电脑音量和耳机，再试一次。",
      "zh-TW": "看看這個分頁有沒有靜音、電腦音量和耳機，再試一次。",
      en: "Check whether this tab is muted, the computer's volume and the headphones, and try again.",
    },
    done: { "zh-CN": "好了", "zh-TW": "好了", en: "Done" },
    later: { "zh-CN": "以后再说", "zh-TW": "以後再說", en: "Not now" },
    settings: {
      "zh-CN": "哪些事提醒你、安静时段，在设置的「通知」里。",
      "zh-TW": "哪些事提醒你、安靜時段，在設定的「通知」裡。",
      en: "What calls you, and quiet hours, are in the settings under “Notifications”.",
    },
  },
  page: {
    means: {
      "zh-CN": "所有小程序账号、所有设备共用这一份，改了马上生效。",
      "zh-TW": "所有小程式帳號、所有裝置共用這一份，改了馬上生效。",
      en: "The same for you in every account and on every device. A change counts at once.",
    },
    failed: { "zh-CN": "没有存上：{{why}}", "zh-TW": "沒有儲存：{{why}}", en: "Not saved: {{why}}" },
    kinds: { "zh-CN": "哪些事提醒你", "zh-TW": "哪些事提醒你", en: "What calls you" },
    kinds_effect: {
      "zh-CN":
        "正在看的会话和你自己做的事不响；三秒内来几件事也只响一声。标签页上的数字一直显示，这里关不掉。",
      "zh-TW": "正在看的會話和你自己做的事不響；三秒內來幾件事也只響一聲。分頁上的數字一直顯示，這裡關不掉。",
      en: "The session you look at makes no sound, and nothing you do yourself ever does. However much comes within three seconds, there is one tone. The number on the tab is always there.",
    },
    what: { "zh-CN": "事项", "zh-TW": "事項", en: "What" },
    try: { "zh-CN": "试一下", "zh-TW": "試一下", en: "Try it" },
    nothing_to_try: {
      "zh-CN": "这一行的声音和桌面通知都关着",
      "zh-TW": "這一列的聲音和桌面通知都關著",
      en: "Both sound and desktop notification are off in this row",
    },
    try_of: { "zh-CN": "试一下：{{kind}}", "zh-TW": "試一下：{{kind}}", en: "Try it: {{kind}}" },
    sound_of: { "zh-CN": "{{kind}}：声音", "zh-TW": "{{kind}}：聲音", en: "{{kind}}: sound" },
    desktop_of: {
      "zh-CN": "{{kind}}：桌面通知",
      "zh-TW": "{{kind}}：桌面通知",
      en: "{{kind}}: desktop notification",
    },
    tried_sound: {
      "zh-CN": "响过了。没听到的话，看看标签页和电脑是不是静音。",
      "zh-TW": "響過了。沒聽到的話，看看分頁和電腦是不是靜音。",
      en: "It sounded. If you heard nothing, check whether the tab or the computer is muted.",
    },
    tried_desktop: {
      "zh-CN": "弹出过了。没看到的话，看看系统有没有关掉通知，或开着勿扰。",
      "zh-TW": "跳出過了。沒看到的話，看看系統有沒有關掉通知，或開著勿擾。",
      en: "It was shown. If you saw nothing, see whether the system keeps notifications back.",
    },
    tried_blocked: {
      "zh-CN": "浏览器不让弹通知，先在下面允许。",
      "zh-TW": "瀏覽器不讓跳出通知，先在下面允許。",
      en: "The browser shows no notifications; allow them below first.",
    },
    volume: { "zh-CN": "音量", "zh-TW": "音量", en: "Volume" },
    volume_effect: {
      "zh-CN": "只管这台设备。拉到最左就是静音，左边的铃会一直写着「静音」。",
      "zh-TW": "只管這台裝置。拉到最左就是靜音，左邊的鈴會一直寫著「靜音」。",
      en: "Of this device only. At the far left it is muted, and the bell on the left says so all the time.",
    },
    volume_words: { "zh-CN": "{{percent}}%", "zh-TW": "{{percent}}%", en: "{{percent}}%" },
    desktop: { "zh-CN": "桌面通知", "zh-TW": "桌面通知", en: "Desktop notifications" },
    desktop_effect: {
      "zh-CN": "接入的标签页都看不到时才弹出，在任何一台设备上处理后自动消失。点一下打开那个会话。",
      "zh-TW": "接入的分頁都看不到時才跳出，在任何一台裝置上處理後自動消失。點一下開啟那個會話。",
      en: "Shown only while you see no tab of the console; once handled, on whichever device, they go by themselves. A click opens the session.",
    },
    desktop_short: { "zh-CN": "桌面", "zh-TW": "桌面", en: "Desktop" },
    preview: { "zh-CN": "通知里写出消息内容", "zh-TW": "通知裡寫出訊息內容", en: "Show what was said" },
    preview_effect: {
      "zh-CN": "关掉后只写是谁、什么事。屏幕常被别人看到时，可以关掉。",
      "zh-TW": "關掉後只寫是誰、什麼事。螢幕常被別人看到時，可以關掉。",
      en: "When off, a notification says only who and what. Switch it off if others see your screen.",
    },
    quiet: { "zh-CN": "安静时段", "zh-TW": "安靜時段", en: "Quiet hours" },
    quiet_effect: {
      "zh-CN": "每天这段时间里不响也不弹，标签页上的数字照常。状态是离开时也不响。",
      "zh-TW": "每天這段時間裡不響也不跳出，分頁上的數字照常。狀態是離開時也不響。",
      en: "Every day in these hours nothing sounds and nothing is shown; the number on the tab goes on. While you are away nothing sounds either.",
    },
    quiet_on: { "zh-CN": "打开安静时段", "zh-TW": "開啟安靜時段", en: "Quiet hours on" },
    quiet_from: { "zh-CN": "从", "zh-TW": "從", en: "From" },
    quiet_to: { "zh-CN": "到", "zh-TW": "到", en: "to" },
    quiet_zone: { "zh-CN": "时区", "zh-TW": "時區", en: "Time zone" },
    quiet_no_time: {
      "zh-CN": "时间写成 22:00 这样",
      "zh-TW": "時間寫成 22:00 這樣",
      en: "A time looks like 22:00",
    },
    quiet_same: {
      "zh-CN": "开始和结束不能是同一时间",
      "zh-TW": "開始和結束不能是同一時間",
      en: "They cannot begin and end at the same time",
    },
    quiet_until_next_day: { "zh-CN": "到第二天", "zh-TW": "到第二天", en: "of the next day" },
  },
  kind: {
    waiting: { "zh-CN": "有人在等", "zh-TW": "有人在等", en: "Somebody waits" },
    message: { "zh-CN": "我的用户来了新消息", "zh-TW": "我的使用者傳來新訊息", en: "My customer writes" },
    given: { "zh-CN": "会话给了我", "zh-TW": "會話給了我", en: "A session is given to me" },
    not_sent: { "zh-CN": "回复没有发出", "zh-TW": "回覆沒有送出", en: "A reply was not sent" },
    closing: { "zh-CN": "快不能回复了", "zh-TW": "快不能回覆了", en: "Soon nobody can reply" },
    unanswered: { "zh-CN": "用户仍在等候回复", "zh-TW": "使用者仍在等候回覆", en: "My customer still waits" },
    returned: { "zh-CN": "没有及时回复", "zh-TW": "沒有及時回覆", en: "I did not answer in time" },
    reminder: { "zh-CN": "提醒到时间了", "zh-TW": "提醒到時間了", en: "A reminder is due" },
    mention: { "zh-CN": "同事在备注里找我", "zh-TW": "同事在備註裡找我", en: "A note is meant for me" },
    alarm: { "zh-CN": "监督页的警报", "zh-TW": "督導頁的警報", en: "Alarms of the board" },
  },
  kind_effect: {
    waiting: {
      "zh-CN": "你在线、还接得下时，待接入多一位就提醒你。",
      "zh-TW": "你在線上、還接得下時，待接入多一位就提醒你。",
      en: "You are online and could take one more, and somebody new waits.",
    },
    message: {
      "zh-CN": "你手上的会话来了新消息，而你没在看。",
      "zh-TW": "你手上的會話來了新訊息，而你沒在看。",
      en: "A customer says something in a session of yours that you are not looking at.",
    },
    given: {
      "zh-CN": "自动分配、主管分配或同事转接给你一个会话。",
      "zh-TW": "自動指派、主管指派或同事轉接給你一個會話。",
      en: "Dispatch, a supervisor or a colleague hands a session to you.",
    },
    not_sent: {
      "zh-CN": "你的一条回复没有发出，或微信没有应答、不确定发出没有。",
      "zh-TW": "你的一則回覆沒有送出，或微信沒有回應、不確定送出沒有。",
      en: "A reply of yours failed, or WeChat did not say whether it took it.",
    },
    closing: {
      "zh-CN": "用户还在等，再过 1 小时就不能回复了；剩 10 分钟时再提醒一次。",
      "zh-TW": "使用者還在等，再過 1 小時就不能回覆了；剩 10 分鐘時再提醒一次。",
      en: "The customer waits, and in an hour nobody may reply any more; once more at ten minutes.",
    },
    unanswered: {
      "zh-CN": "你的用户等候回复达到账号设定的时长，默认 10 分钟。",
      "zh-TW": "你的使用者等候回覆達到帳號設定的時長，預設 10 分鐘。",
      en: "A customer of yours has waited for an answer as long as the account allows, 10 minutes unless set.",
    },
    returned: {
      "zh-CN": "用户等得太久，会话退回了待接入，你被设成离开。离开时也提醒。",
      "zh-TW": "使用者等得太久，會話退回了待接入，你被設成離開。離開時也提醒。",
      en: "The customer waited too long: the session went back, and you were set to away. Told while away too.",
    },
    reminder: {
      "zh-CN": "你手上的会话设过的提醒到了时间。",
      "zh-TW": "你手上的會話設過的提醒到了時間。",
      en: "The time has come that you set for a session of yours, or that came along with it.",
    },
    mention: {
      "zh-CN": "同事在备注里 @ 你，或主管在你的会话里写了备注。",
      "zh-TW": "同事在備註裡 @ 你，或主管在你的會話裡寫了備註。",
      en: "A colleague names you in a note, or a supervisor leaves one in a session of yours.",
    },
    alarm: {
      "zh-CN":
        "有人等太久、用户未获回复、没有人在线、额度快关闭、微信没有推送。给主管和管理员，离开时也提醒。",
      "zh-TW":
        "有人等太久、使用者未獲回覆、沒有人在線上、額度快關閉、微信沒有推送。給主管和管理員，離開時也提醒。",
      en: "Somebody waits too long, in the queue or for an answer, nobody is online, an allowance closes, WeChat is silent. For supervisors and admins, while away too.",
    },
  },
  post: {
    joint: { "zh-CN": "、", "zh-TW": "、", en: ", " },
    wrote: { "zh-CN": "发来了新消息", "zh-TW": "傳來了新訊息", en: "wrote to you" },
    waiting: { "zh-CN": "{{name}} 在等", "zh-TW": "{{name}} 在等", en: "{{name}} waits" },
    message: { "zh-CN": "{{name}}", "zh-TW": "{{name}}", en: "{{name}}" },
    given: { "zh-CN": "会话给你了：{{name}}", "zh-TW": "會話給你了：{{name}}", en: "Given to you: {{name}}" },
    failed: {
      "zh-CN": "给{{name}}的回复没有发出",
      "zh-TW": "給{{name}}的回覆沒有送出",
      en: "The reply to {{name}} was not sent",
    },
    unconfirmed: {
      "zh-CN": "给{{name}}的回复不确定发出没有",
      "zh-TW": "給{{name}}的回覆不確定送出沒有",
      en: "Nobody knows whether the reply to {{name}} was sent",
    },
    closing: {
      "zh-CN": "{{name}} 还没有得到回复",
      "zh-TW": "{{name}} 還沒有得到回覆",
      en: "{{name}} has had no answer",
    },
    closing_rest: {
      "zh-CN": "{{rest}}后就不能再回了",
      "zh-TW": "{{rest}}後就不能再回了",
      en: "In {{rest}} nobody can reply any more",
    },
    unanswered: {
      "zh-CN": "{{name}} 仍在等候回复",
      "zh-TW": "{{name}} 仍在等候回覆",
      en: "{{name}} still waits for your answer",
    },
    reminder: {
      "zh-CN": "该跟进了：{{name}}",
      "zh-TW": "該跟進了：{{name}}",
      en: "{{name}} was promised something",
    },
    mention: {
      "zh-CN": "{{by}} 在备注里找你：{{name}}",
      "zh-TW": "{{by}} 在備註裡找你：{{name}}",
      en: "{{by}} left you a note about {{name}}",
    },
    many_waiting: {
      "zh-CN": "{{count}} 人在等",
      "zh-TW": "{{count}} 人在等",
      en: { one: "{{count}} person waits", other: "{{count}} people wait" },
    },
    many_message: {
      "zh-CN": "{{count}} 个会话有新消息",
      "zh-TW": "{{count}} 個會話有新訊息",
      en: { one: "{{count}} session has new messages", other: "{{count}} sessions have new messages" },
    },
    many_given: {
      "zh-CN": "{{count}} 个会话给你了",
      "zh-TW": "{{count}} 個會話給你了",
      en: { one: "{{count}} session was given to you", other: "{{count}} sessions were given to you" },
    },
    many_not_sent: {
      "zh-CN": "{{count}} 条回复没有发出或不确定",
      "zh-TW": "{{count}} 則回覆沒有送出或不確定",
      en: {
        one: "{{count}} reply was not sent, or nobody knows",
        other: "{{count}} replies were not sent, or nobody knows",
      },
    },
    many_closing: {
      "zh-CN": "{{count}} 个会话快不能回复了",
      "zh-TW": "{{count}} 個會話快不能回覆了",
      en: { one: "{{count}} session closes soon", other: "{{count}} sessions close soon" },
    },
    many_unanswered: {
      "zh-CN": "{{count}} 个用户仍在等候回复",
      "zh-TW": "{{count}} 位使用者仍在等候回覆",
      en: {
        one: "{{count}} customer still waits for your answer",
        other: "{{count}} customers still wait for your answer",
      },
    },
    many_reminder: {
      "zh-CN": "{{count}} 个会话该跟进了",
      "zh-TW": "{{count}} 個會話該跟進了",
      en: { one: "{{count}} reminder is due", other: "{{count}} reminders are due" },
    },
    many_mention: {
      "zh-CN": "{{count}} 个会话的备注在找你",
      "zh-TW": "{{count}} 個會話的備註在找你",
      en: { one: "{{count}} session has a note for you", other: "{{count}} sessions have notes for you" },
    },
    returned: {
      "zh-CN": "你没有及时回复，会话退回了待接入",
      "zh-TW": "你沒有及時回覆，會話退回了待接入",
      en: "You did not answer in time: the session went back",
    },
    returned_hint: {
      "zh-CN": "你现在是离开。准备好后切回在线。",
      "zh-TW": "你現在是離開。準備好後切回線上。",
      en: "You are away now. Go online again when you are ready.",
    },
    alarm: {
      "zh-CN": "{{count}} 个警报",
      "zh-TW": "{{count}} 個警報",
      en: { one: "{{count}} alarm", other: "{{count}} alarms" },
    },
    sample: { "zh-CN": "这是试一下：{{kind}}", "zh-TW": "這是試一下：{{kind}}", en: "Just a try: {{kind}}" },
  },
} as const satisfies Messages;
