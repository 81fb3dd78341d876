import type { firstSteps as chinese } from "../zh-CN/first-steps.ts";

export const firstSteps: typeof chinese = {
  title: "第一次對話",
  all_done: "第一次對話完成了",
  go_on: "按 {{mod}} K 再按 ? 看所有快速鍵，按兩次 {{mod}} K 找會話、使用者和指令。",
  progress: "{{of}} 步裡完成了 {{count}} 步",
  put_away: "收起，不再顯示",
  done: "完成：",
  open_phones: "在新視窗開啟",
  step: {
    phones: { demo: "開啟手機頁", wechat: "開啟小程式" },
    written: { demo: "以使用者的身分寫一句", wechat: "從小程式裡寫一句" },
    picked_up: { demo: "接入這個會話", wechat: "接入這個會話" },
    answered: { demo: "回覆這位使用者", wechat: "回覆這位使用者" },
    arrived: { demo: "在手機上看到回覆", wechat: "在微信裡看到回覆" },
  },
  hint: {
    phones: { demo: "那裡有幾支模擬的手機，用來扮演使用者。", wechat: "用自己的手機扮演使用者。" },
    written: {
      demo: "在任意一支手機上打字，送出。這裡的待接入會多一位。",
      wechat: "用自己的手機開啟小程式，點客服按鈕，傳一句話。",
    },
    picked_up: {
      demo: "點「接入下一位」，或按 N。",
      wechat: "點「接入下一位」，或按 N。",
    },
    answered: {
      demo: "在輸入框寫一句，按 Enter 送出。",
      wechat: "在輸入框寫一句，按 Enter 送出。",
    },
    arrived: {
      demo: "回覆旁出現一個勾，就是微信收下了；手機頁上能看到。",
      wechat: "回覆旁出現一個勾，就是微信收下了；看看手機。",
    },
  },
  touch: { picked_up: "點「接入下一位」。", answered: "在輸入框寫一句，送出。" },
  next: {
    go: "去連接設定",
    verify: {
      title: "還差一步：驗證推送位址",
      hint: "把推送位址、Token 和金鑰填進微信後台，點提交。",
    },
    push: {
      title: "已驗證，還沒有收到訊息",
      hint: "從小程式裡傳一句話試試；沒來的話看看訊息推送有沒有啟用。",
    },
    trouble: {
      title: "微信的推送對不上",
      hint: "收到了請求，但簽章或金鑰不對，訊息沒有進來。",
    },
    secret: {
      title: "微信不認這個 AppID 或 AppSecret",
      hint: "錯誤碼 {{errcode}}，{{replies}}。到微信後台看一下 AppSecret（必要時重設），填到這裡。",
    },
    address: {
      title: "微信不放行這台伺服器的 IP",
      hint: "錯誤碼 {{errcode}}，{{replies}}。把 {{address}} 加進小程式後台的 IP 白名單。",
    },
    token: {
      title: "微信不認 access_token",
      hint: "錯誤碼 {{errcode}}，回覆送不出去。看看是不是還有別的系統也在取這個小程式的 access_token。",
    },
    restricted: {
      title: "微信凍結了這個小程式",
      hint: "錯誤碼 {{errcode}}，回覆送不出去。登入微信後台看通知；解凍後送出第一則回覆，這則提示就會消失。",
    },
    not_granted: {
      title: "微信不讓這個小程式傳客服訊息",
      hint: "錯誤碼 {{errcode}}，回覆送不出去。登入微信後台，看客服訊息的權限是沒有開通還是被封；恢復後送出第一則回覆，這則提示就會消失。",
    },
    quota: {
      title: "今天的 API 呼叫次數用完了",
      hint: "錯誤碼 {{errcode}}，回覆送不出去。等到明天，或在微信後台歸零；之後送出第一則回覆，這則提示就會消失。",
    },
    own_address: "伺服器的對外 IP",
    no_reply: "回覆送不出去",
    replies_until: "回覆只能送到 {{time}}",
  },
};
