import type { blocked as chinese } from "../zh-CN/blocked.ts";

export const blocked: typeof chinese = {
  means: "名單裡的使用者傳來訊息會儲存在對話裡，但不進入待接入，也不提醒任何人。",
  undo: "移出",
  undoing: "正在移出",
  undo_label: "把{{name}}移出黑名單",
  none: "黑名單是空的",
  noneText: "在對話右上角的 ⋯ 裡可以把使用者加入黑名單。",
  failed: "沒有取得黑名單",
  more: "再往前找",
  no_reason: "沒有寫原因",
  by_at: "{{name}}，{{time}}",
};
