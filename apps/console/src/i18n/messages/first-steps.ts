import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "第一次对话", "zh-TW": "第一次對話", en: "Your first conversation" },
  all_done: { "zh-CN": "第一次对话已完成", "zh-TW": "第一次對話已完成", en: "First conversation done" },
  go_on: {
    "zh-CN": "按 {{mod}} K 再按 ? 查看所有快捷键，按两次 {{mod}} K 搜索会话、用户和命令。",
    "zh-TW": "按 {{mod}} K 再按 ? 查看所有快速鍵，按兩次 {{mod}} K 搜尋會話、使用者和指令。",
    en: "Press {{mod}} K and ? to see all shortcuts, and {{mod}} K twice to search sessions, customers and commands.",
  },
  progress: {
    "zh-CN": "已完成 {{count}} / {{of}} 步",
    "zh-TW": "已完成 {{count}} / {{of}} 步",
    en: "{{count}} of {{of}} steps done",
  },
  put_away: { "zh-CN": "关闭，不再显示", "zh-TW": "關閉，不再顯示", en: "Dismiss permanently" },
  done: { "zh-CN": "已完成：", "zh-TW": "已完成：", en: "Done:" },
  open_phones: { "zh-CN": "在新窗口打开", "zh-TW": "在新視窗開啟", en: "Open in a new window" },
  step: {
    phones: {
      demo: { "zh-CN": "打开手机页", "zh-TW": "開啟手機頁", en: "Open the phone simulator" },
      wechat: { "zh-CN": "打开小程序", "zh-TW": "開啟小程式", en: "Open the mini program" },
    },
    written: {
      demo: {
        "zh-CN": "以用户身份发送消息",
        "zh-TW": "以使用者身分傳送訊息",
        en: "Send a message as a customer",
      },
      wechat: {
        "zh-CN": "从小程序发送消息",
        "zh-TW": "從小程式傳送訊息",
        en: "Send a message from the mini program",
      },
    },
    picked_up: {
      demo: { "zh-CN": "接入这个会话", "zh-TW": "接入這個會話", en: "Pick up the session" },
      wechat: { "zh-CN": "接入这个会话", "zh-TW": "接入這個會話", en: "Pick up the session" },
    },
    answered: {
      demo: { "zh-CN": "回复这位用户", "zh-TW": "回覆這位使用者", en: "Reply" },
      wechat: { "zh-CN": "回复这位用户", "zh-TW": "回覆這位使用者", en: "Reply" },
    },
    arrived: {
      demo: { "zh-CN": "在手机上看到回复", "zh-TW": "在手機上看到回覆", en: "See the reply on the phone" },
      wechat: { "zh-CN": "在微信里看到回复", "zh-TW": "在微信裡看到回覆", en: "See the reply in WeChat" },
    },
  },
  hint: {
    phones: {
      demo: {
        "zh-CN": "使用模拟手机扮演用户。",
        "zh-TW": "使用模擬手機扮演使用者。",
        en: "Use simulated phones to act as a customer.",
      },
      wechat: {
        "zh-CN": "使用自己的手机扮演用户。",
        "zh-TW": "使用自己的手機扮演使用者。",
        en: "Use your own phone to act as a customer.",
      },
    },
    written: {
      demo: {
        "zh-CN": "在任意一部手机上输入并发送，待接入会新增一位用户。",
        "zh-TW": "在任意一支手機上輸入並傳送，待接入會新增一位使用者。",
        en: "Type on any phone and send. The customer appears in the queue.",
      },
      wechat: {
        "zh-CN": "用自己的手机打开小程序，点击客服按钮，发送一条消息。",
        "zh-TW": "用自己的手機開啟小程式，點選客服按鈕，傳送一則訊息。",
        en: "Open the mini program on your phone, tap the customer-service button and send a message.",
      },
    },
    picked_up: {
      demo: {
        "zh-CN": "点击「接入下一位」，或按 N。",
        "zh-TW": "點選「接入下一位」，或按 N。",
        en: "Press “Pick up next”, or N.",
      },
      wechat: {
        "zh-CN": "点击「接入下一位」，或按 N。",
        "zh-TW": "點選「接入下一位」，或按 N。",
        en: "Press “Pick up next”, or N.",
      },
    },
    answered: {
      demo: {
        "zh-CN": "在输入框输入回复，按 Enter 发送。",
        "zh-TW": "在輸入框輸入回覆，按 Enter 傳送。",
        en: "Type a reply in the text box and press Enter.",
      },
      wechat: {
        "zh-CN": "在输入框输入回复，按 Enter 发送。",
        "zh-TW": "在輸入框輸入回覆，按 Enter 傳送。",
        en: "Type a reply in the text box and press Enter.",
      },
    },
    arrived: {
      demo: {
        "zh-CN": "回复旁显示勾号，表示微信已收到；可在手机页上查看。",
        "zh-TW": "回覆旁顯示勾號，表示微信已收到；可在手機頁上查看。",
        en: "A check mark beside the reply means that WeChat has accepted it. The phone shows it.",
      },
      wechat: {
        "zh-CN": "回复旁显示勾号，表示微信已收到；请查看手机。",
        "zh-TW": "回覆旁顯示勾號，表示微信已收到；請查看手機。",
        en: "A check mark beside the reply means that WeChat has accepted it. Look at your phone.",
      },
    },
  },
  touch: {
    picked_up: {
      "zh-CN": "点击「接入下一位」。",
      "zh-TW": "點選「接入下一位」。",
      en: "Tap “Pick up next”.",
    },
    answered: {
      "zh-CN": "在输入框输入回复并发送。",
      "zh-TW": "在輸入框輸入回覆並傳送。",
      en: "Type a reply in the text box and send.",
    },
  },
  next: {
    go: { "zh-CN": "前往连接设置", "zh-TW": "前往連線設定", en: "Go to connection settings" },
    verify: {
      title: {
        "zh-CN": "还差一步：验证推送地址",
        "zh-TW": "還差一步：驗證推送位址",
        en: "One step left: verify the push address",
      },
      hint: {
        "zh-CN": "将推送地址、Token 和密钥填入微信后台并提交。",
        "zh-TW": "將推送位址、Token 和金鑰填入微信後台並提交。",
        en: "Fill in the address, Token and key on WeChat's admin platform and submit.",
      },
    },
    push: {
      title: {
        "zh-CN": "已验证，尚未收到消息",
        "zh-TW": "已驗證，尚未收到訊息",
        en: "Verified, no message received yet",
      },
      hint: {
        "zh-CN": "请从小程序发送一条消息；如未收到，请检查消息推送是否已启用。",
        "zh-TW": "請從小程式傳送一則訊息；如未收到，請檢查訊息推送是否已啟用。",
        en: "Send a message from the mini program. If nothing arrives, check that message push is turned on.",
      },
    },
    trouble: {
      title: {
        "zh-CN": "微信推送验证失败",
        "zh-TW": "微信推送驗證失敗",
        en: "WeChat's pushes can't be verified",
      },
      hint: {
        "zh-CN": "收到请求，但签名或密钥错误，消息未接收。",
        "zh-TW": "收到請求，但簽章或金鑰錯誤，訊息未接收。",
        en: "Requests arrived with a wrong signature or key. Their messages were not received.",
      },
    },
    secret: {
      title: {
        "zh-CN": "微信拒绝了 AppID 或 AppSecret",
        "zh-TW": "微信拒絕了 AppID 或 AppSecret",
        en: "WeChat rejected the AppID or AppSecret",
      },
      hint: {
        "zh-CN": "错误码 {{errcode}}，{{replies}}。请在微信后台查看 AppSecret（必要时重置），并填写到此处。",
        "zh-TW": "錯誤碼 {{errcode}}，{{replies}}。請在微信後台查看 AppSecret（必要時重設），並填寫到此處。",
        en: "Error {{errcode}}: {{replies}}. Check the AppSecret on WeChat's admin platform (reset it if need be), and enter it here.",
      },
    },
    address: {
      title: {
        "zh-CN": "微信拒绝了此服务器的 IP",
        "zh-TW": "微信拒絕了此伺服器的 IP",
        en: "WeChat rejected this server's IP address",
      },
      hint: {
        "zh-CN": "错误码 {{errcode}}，{{replies}}。请将 {{address}} 添加到小程序后台的 IP 白名单。",
        "zh-TW": "錯誤碼 {{errcode}}，{{replies}}。請將 {{address}} 加入小程式後台的 IP 白名單。",
        en: "Error {{errcode}}: {{replies}}. Add {{address}} to the mini program's IP whitelist.",
      },
    },
    token: {
      title: {
        "zh-CN": "微信拒绝了 access_token",
        "zh-TW": "微信拒絕了 access_token",
        en: "WeChat rejected the access token",
      },
      hint: {
        "zh-CN": "错误码 {{errcode}}，无法发送回复。请检查是否有其他系统也在获取此小程序的 access_token。",
        "zh-TW": "錯誤碼 {{errcode}}，無法傳送回覆。請檢查是否有其他系統也在取得此小程式的 access_token。",
        en: "Error {{errcode}}: replies can't be sent. Check whether another system also fetches access tokens of this mini program.",
      },
    },
    restricted: {
      title: {
        "zh-CN": "微信冻结了这个小程序",
        "zh-TW": "微信凍結了這個小程式",
        en: "WeChat has frozen this mini program",
      },
      hint: {
        "zh-CN":
          "错误码 {{errcode}}，无法发送回复。请登录微信后台查看通知；解冻后成功发送第一条回复，此提示即会消失。",
        "zh-TW":
          "錯誤碼 {{errcode}}，無法傳送回覆。請登入微信後台查看通知；解凍後成功傳送第一則回覆，此提示即會消失。",
        en: "Error {{errcode}}: replies can't be sent. See the notices on WeChat's admin platform. This notice disappears with the first reply that WeChat accepts.",
      },
    },
    not_granted: {
      title: {
        "zh-CN": "微信不允许此小程序发送客服消息",
        "zh-TW": "微信不允許此小程式傳送客服訊息",
        en: "WeChat doesn't allow this mini program to send replies",
      },
      hint: {
        "zh-CN":
          "错误码 {{errcode}}，无法发送回复。请登录微信后台，查看客服消息权限是未开通还是被封禁；恢复后成功发送第一条回复，此提示即会消失。",
        "zh-TW":
          "錯誤碼 {{errcode}}，無法傳送回覆。請登入微信後台，查看客服訊息權限是未開通還是被封禁；恢復後成功傳送第一則回覆，此提示即會消失。",
        en: "Error {{errcode}}: replies can't be sent. Check on WeChat's admin platform whether customer-service messages are granted or banned. This notice disappears with the first reply that WeChat accepts.",
      },
    },
    quota: {
      title: {
        "zh-CN": "今日接口调用次数已用完",
        "zh-TW": "今日 API 呼叫次數已用完",
        en: "The mini program has used up today's API calls",
      },
      hint: {
        "zh-CN":
          "错误码 {{errcode}}，无法发送回复。请等到明天，或在微信后台清零；之后成功发送第一条回复，此提示即会消失。",
        "zh-TW":
          "錯誤碼 {{errcode}}，無法傳送回覆。請等到明天，或在微信後台歸零；之後成功傳送第一則回覆，此提示即會消失。",
        en: "Error {{errcode}}: replies can't be sent. Wait until tomorrow, or reset the count on WeChat's admin platform. This notice disappears with the first reply that WeChat accepts.",
      },
    },
    own_address: {
      "zh-CN": "服务器的出口 IP",
      "zh-TW": "伺服器的對外 IP",
      en: "the server's outgoing IP address",
    },
    no_reply: { "zh-CN": "无法发送回复", "zh-TW": "無法傳送回覆", en: "replies can't be sent" },
    replies_until: {
      "zh-CN": "只能在 {{time}} 之前发送回复",
      "zh-TW": "只能在 {{time}} 之前傳送回覆",
      en: "replies can be sent only until {{time}}",
    },
  },
} as const satisfies Messages;
