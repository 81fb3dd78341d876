import type { allowance as chinese } from "../zh-CN/allowance.ts";

export const allowance: typeof chinese = {
  title: "採用哪套額度",
  effect:
    "系統依這裡的數字計算還能回覆幾則、到什麼時候。微信另有說法時以微信為準，並立刻改正。從使用者下一次動作起生效。",
  numbers: "點按鈕進入：{{entered}} 則，{{enteredTime}}內；使用者傳訊息：{{message}} 則，{{messageTime}}內。",
  guide: { label: "依接入指引", effect: "微信客服訊息接入指引裡的數字，最穩妥。" },
  current: { label: "依目前文件", effect: "2024 年 12 月起微信文件寫的數字。" },
  own: {
    label: "自訂",
    effect: "微信給你的帳號另有額度時，自己填寫。",
    title: "自訂額度",
    hint: "填得比微信實際放行的多，超出的回覆會傳送失敗。",
    entered: "點按鈕進入",
    message: "使用者傳來訊息",
    replies_of: "{{act}}：則數",
    time_of: "{{act}}：時間",
    ranges: "0 到 100 則；進入 {{entered}}，訊息 {{message}}",
  },
  evidence: {
    title: "微信在此帳號的實際表現",
    accepted: "微信接受了一次使用者訊息後的第 {{number}} 則回覆：{{at}}",
    refused: "微信拒絕了一次使用者訊息後的第 {{number}} 則回覆：{{at}}",
    unsure: "從微信網頁版客服傳送的回覆也可能計入，此處無法統計。",
    proposed_other: "據此，每次使用者訊息後可回覆 {{count}} 則。儲存前不會改變。",
    use: "採用這個則數",
  },
};
