export const topics = {
  means:
    "會話結束時，客服說明使用者諮詢的是什麼；報表據此看出使用者為什麼來。停用的類型不能再選，以前用它寫的小結都還在。",
  none: "還沒有諮詢類型",
  none_text: "例如：退款、物流、尺碼、客訴。加上以後，客服在會話結束前後都可以選。",
  add: "新增諮詢類型",
  full: "最多 {{limit}} 個使用中的諮詢類型，先停用一個",
  required: {
    label: "結束前必須選擇",
    effect:
      "開啟後，客服結束自己接待的會話前要先選諮詢類型；自動結束、主管代為結束和使用者沒有說話的會話不受影響。",
  },
  up: "上移「{{name}}」",
  down: "下移「{{name}}」",
  edgeUp: "已經在最前",
  edgeDown: "已經在最後",
  rename: "修改「{{name}}」",
  retire: "停用「{{name}}」",
  offer: "恢復「{{name}}」",
  retired: "已停用",
  retired_text: "不能再選；以前用它寫的小結和報表裡的數字都還在。",
  name: "名稱",
  example: "例如 退款",
  save: "儲存",
  problem: {
    blank: "要有名稱",
    long: "最多 {{limit}} 個字",
    taken: "已有同名的諮詢類型",
  },
};
