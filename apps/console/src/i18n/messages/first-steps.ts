import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "第一次对话", "zh-TW": "第一次對話", en: "Your first conversation" },
  all_done: { "zh-CN": "第一次对话完成了", "zh-TW": "第一次對話完成了", en: "First conversation done" },
  go_on: {
    "zh-CN": "按 {{mod}} K 再按 ? 看所有快捷键，按两次 {{mod}} K 找会话、用户和命令。",
    "zh-TW": "按 {{mod}} K 再按 ? 看所有快速鍵，按兩次 {{mod}} K 找會話、使用者和指令。",
    en: "Press {{mod}} K and ? for every key, and {{mod}} K twice to find sessions, customers and commands.",
  },
  progress: {
    "zh-CN": "{{of}} 步里完成了 {{count}} 步",
    "zh-TW": "{{of}} 步裡完成了 {{count}} 步",
    en: "{{count}} of {{of}} steps done",
  },
  put_away: { "zh-CN": "收起，不再显示", "zh-TW": "收起，不再顯示", en: "Put away for good" },
  done: { "zh-CN": "完成：", "zh-TW": "完成：", en: "Done:" },
  open_phones: { "zh-CN": "在新窗口打开", "zh-TW": "在新視窗開啟", en: "Open in a new window" },
  step: {
    phones: {
      demo: { "zh-CN": "打开手机页", "zh-TW": "開啟手機頁", en: "Open the phones page" },
      wechat: { "zh-CN": "打开小程序", "zh-TW": "開啟小程式", en: "Open the mini program" },
    },
    written: {
      demo: { "zh-CN": "以用户的身份写一句", "zh-TW": "以使用者的身分寫一句", en: "Write as a customer" },
      wechat: { "zh-CN": "从小程序里写一句", "zh-TW": "從小程式裡寫一句", en: "Write from the mini program" },
    },
    picked_up: {
      demo: { "zh-CN": "接入这个会话", "zh-TW": "接入這個會話", en: "Pick the session up" },
      wechat: { "zh-CN": "接入这个会话", "zh-TW": "接入這個會話", en: "Pick the session up" },
    },
    answered: {
      demo: { "zh-CN": "回复这位用户", "zh-TW": "回覆這位使用者", en: "Answer" },
      wechat: { "zh-CN": "回复这位用户", "zh-TW": "回覆這位使用者", en: "Answer" },
    },
    arrived: {
      demo: { "zh-CN": "在手机上看到回复", "zh-TW": "在手機上看到回覆", en: "See the answer on the phone" },
      wechat: { "zh-CN": "在微信里看到回复", "zh-TW": "在微信裡看到回覆", en: "See the answer in WeChat" },
    },
  },
  hint: {
    phones: {
      demo: {
        "zh-CN": "那里有几部模拟的手机，用来扮演用户。",
        "zh-TW": "那裡有幾支模擬的手機，用來扮演使用者。",
        en: "Simulated phones, on which you play the customer.",
      },
      wechat: {
        "zh-CN": "用自己的手机扮演用户。",
        "zh-TW": "用自己的手機扮演使用者。",
        en: "With your own phone you play the customer.",
      },
    },
    written: {
      demo: {
        "zh-CN": "在任意一部手机上打字，发送。这里的待接入会多一位。",
        "zh-TW": "在任意一支手機上打字，送出。這裡的待接入會多一位。",
        en: "Type on any of the phones and send. Somebody waits here then.",
      },
      wechat: {
        "zh-CN": "用自己的手机打开小程序，点客服按钮，发一句话。",
        "zh-TW": "用自己的手機開啟小程式，點客服按鈕，傳一句話。",
        en: "Open the mini program on your phone, press its service button, and say something.",
      },
    },
    picked_up: {
      demo: {
        "zh-CN": "点「接入下一位」，或按 N。",
        "zh-TW": "點「接入下一位」，或按 N。",
        en: "Press “Pick up next”, or N.",
      },
      wechat: {
        "zh-CN": "点「接入下一位」，或按 N。",
        "zh-TW": "點「接入下一位」，或按 N。",
        en: "Press “Pick up next”, or N.",
      },
    },
    answered: {
      demo: {
        "zh-CN": "在输入框写一句，按 Enter 发出。",
        "zh-TW": "在輸入框寫一句，按 Enter 送出。",
        en: "Write in the text box, and press Enter.",
      },
      wechat: {
        "zh-CN": "在输入框写一句，按 Enter 发出。",
        "zh-TW": "在輸入框寫一句，按 Enter 送出。",
        en: "Write in the text box, and press Enter.",
      },
    },
    arrived: {
      demo: {
        "zh-CN": "回复旁出现一个勾，就是微信收下了；手机页上能看到。",
        "zh-TW": "回覆旁出現一個勾，就是微信收下了；手機頁上能看到。",
        en: "A check beside it says that WeChat has it; the phone shows it.",
      },
      wechat: {
        "zh-CN": "回复旁出现一个勾，就是微信收下了；看看手机。",
        "zh-TW": "回覆旁出現一個勾，就是微信收下了；看看手機。",
        en: "A check beside it says that WeChat has it; look at your phone.",
      },
    },
  },
  touch: {
    picked_up: { "zh-CN": "点「接入下一位」。", "zh-TW": "點「接入下一位」。", en: "Press “Pick up next”." },
    answered: {
      "zh-CN": "在输入框写一句，发出。",
      "zh-TW": "在輸入框寫一句，送出。",
      en: "Write in the text box, and send.",
    },
  },
  next: {
    go: { "zh-CN": "去连接设置", "zh-TW": "去連接設定", en: "To the connection settings" },
    verify: {
      title: {
        "zh-CN": "还差一步：验证推送地址",
        "zh-TW": "還差一步：驗證推送位址",
        en: "One step to go: have the push address verified",
      },
      hint: {
        "zh-CN": "把推送地址、Token 和密钥填进微信后台，点提交。",
        "zh-TW": "把推送位址、Token 和金鑰填進微信後台，點提交。",
        en: "Put address, Token and key into WeChat's backend, and submit.",
      },
    },
    push: {
      title: {
        "zh-CN": "已验证，还没有收到消息",
        "zh-TW": "已驗證，還沒有收到訊息",
        en: "Verified, and no message yet",
      },
      hint: {
        "zh-CN": "从小程序里发一句话试试；没来的话看看消息推送有没有启用。",
        "zh-TW": "從小程式裡傳一句話試試；沒來的話看看訊息推送有沒有啟用。",
        en: "Say something from the mini program; if nothing comes, see that message push is switched on.",
      },
    },
    trouble: {
      title: { "zh-CN": "微信的推送对不上", "zh-TW": "微信的推送對不上", en: "WeChat's pushes do not match" },
      hint: {
        "zh-CN": "收到了请求，但签名或密钥不对，消息没有进来。",
        "zh-TW": "收到了請求，但簽章或金鑰不對，訊息沒有進來。",
        en: "Requests came whose signature or key is wrong; their messages did not come in.",
      },
    },
    secret: {
      title: {
        "zh-CN": "微信不认这个 AppID 或 AppSecret",
        "zh-TW": "微信不認這個 AppID 或 AppSecret",
        en: "WeChat does not take the AppID or AppSecret",
      },
      hint: {
        "zh-CN": "错误码 {{errcode}}，{{replies}}。在微信后台看一下 AppSecret（必要时重置），填到这里。",
        "zh-TW": "錯誤碼 {{errcode}}，{{replies}}。到微信後台看一下 AppSecret（必要時重設），填到這裡。",
        en: "Error {{errcode}}: {{replies}}. Reset the AppSecret in WeChat's backend if need be, and enter it here.",
      },
    },
    address: {
      title: {
        "zh-CN": "微信不放行这台服务器的 IP",
        "zh-TW": "微信不放行這台伺服器的 IP",
        en: "WeChat does not let this server's address in",
      },
      hint: {
        "zh-CN": "错误码 {{errcode}}，{{replies}}。把 {{address}} 加进小程序后台的 IP 白名单。",
        "zh-TW": "錯誤碼 {{errcode}}，{{replies}}。把 {{address}} 加進小程式後台的 IP 白名單。",
        en: "Error {{errcode}}: {{replies}}. Add {{address}} to the mini program's IP list.",
      },
    },
    token: {
      title: {
        "zh-CN": "微信不认 access_token",
        "zh-TW": "微信不認 access_token",
        en: "WeChat does not take the access token",
      },
      hint: {
        "zh-CN": "错误码 {{errcode}}，回复发不出去。看看是不是还有别的系统也在取这个小程序的 access_token。",
        "zh-TW": "錯誤碼 {{errcode}}，回覆送不出去。看看是不是還有別的系統也在取這個小程式的 access_token。",
        en: "Error {{errcode}}: no reply can leave. Does another system fetch tokens of this mini program too?",
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
          "错误码 {{errcode}}，回复发不出去。登录微信后台看通知；解冻后发出第一条回复，这条提示就会消失。",
        "zh-TW":
          "錯誤碼 {{errcode}}，回覆送不出去。登入微信後台看通知；解凍後送出第一則回覆，這則提示就會消失。",
        en: "Error {{errcode}}: no reply can leave. See the notices in WeChat's backend; the first reply that WeChat takes ends this.",
      },
    },
    not_granted: {
      title: {
        "zh-CN": "微信不让这个小程序发客服消息",
        "zh-TW": "微信不讓這個小程式傳客服訊息",
        en: "WeChat does not let this mini program send replies",
      },
      hint: {
        "zh-CN":
          "错误码 {{errcode}}，回复发不出去。登录微信后台，看客服消息的权限是没有开通还是被封；恢复后发出第一条回复，这条提示就会消失。",
        "zh-TW":
          "錯誤碼 {{errcode}}，回覆送不出去。登入微信後台，看客服訊息的權限是沒有開通還是被封；恢復後送出第一則回覆，這則提示就會消失。",
        en: "Error {{errcode}}: no reply can leave. See in WeChat's backend whether customer-service messages are granted or banned; the first reply that WeChat takes ends this.",
      },
    },
    quota: {
      title: {
        "zh-CN": "今天的接口次数用完了",
        "zh-TW": "今天的 API 呼叫次數用完了",
        en: "The mini program's calls of today are used up",
      },
      hint: {
        "zh-CN":
          "错误码 {{errcode}}，回复发不出去。等到明天，或在微信后台清零；之后发出第一条回复，这条提示就会消失。",
        "zh-TW":
          "錯誤碼 {{errcode}}，回覆送不出去。等到明天，或在微信後台歸零；之後送出第一則回覆，這則提示就會消失。",
        en: "Error {{errcode}}: no reply can leave. Wait until tomorrow, or reset the count in WeChat's backend; the first reply that WeChat takes ends this.",
      },
    },
    own_address: {
      "zh-CN": "服务器的出口 IP",
      "zh-TW": "伺服器的對外 IP",
      en: "the server's outgoing address",
    },
    no_reply: { "zh-CN": "回复发不出去", "zh-TW": "回覆送不出去", en: "no reply can leave" },
    replies_until: {
      "zh-CN": "回复只能发到 {{time}}",
      "zh-TW": "回覆只能送到 {{time}}",
      en: "replies leave only until {{time}}",
    },
  },
} as const satisfies Messages;
